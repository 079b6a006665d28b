/** `<home-list>`: shows what began, ended or was published since the page was built, on arrival and on coming back to the tab. */
import { toHomeView } from '#shared/card.ts';
import type { Page } from '#shared/page.ts';
import { fill } from '#shared/template.ts';
import type { PublicWebinar } from '#shared/webinar.ts';

const PAUSE_MS = 30_000;

class HomeList extends HTMLElement {
  #asked = 0;
  #shown = '';

  connectedCallback(): void {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && Date.now() - this.#asked > PAUSE_MS) void this.refresh();
    });
    // This module comes before those of the elements inside, so the list is still as it was built.
    this.#shown = this.querySelector('div')?.innerHTML ?? '';
    void this.refresh();
  }

  async refresh(): Promise<void> {
    this.#asked = Date.now();
    const answer = await fetch('/api/webinars?state=live,upcoming,ended&limit=200', { headers: { accept: 'application/json' } }).catch(
      () => undefined,
    );
    const place = this.querySelector('div');
    const template = this.querySelector('template');
    if (!answer?.ok || !place || !template) return;
    const { items } = (await answer.json()) as Page<PublicWebinar>;
    const fresh = document.createElement('template');
    fresh.innerHTML = fill(template.innerHTML, toHomeView(items));
    if (fresh.innerHTML === this.#shown) return;
    this.#shown = fresh.innerHTML;
    place.replaceChildren(fresh.content);
  }
}

customElements.define('home-list', HomeList);
