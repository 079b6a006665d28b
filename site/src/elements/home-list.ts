/** `<home-list edition>`: shows what began, ended or was published since the page was built, on arrival and on coming back to the tab. */
import { toEdition, toHomeView } from '#shared/card.ts';
import type { Page } from '#shared/page.ts';
import { fill } from '#shared/template.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { speech } from '../lib/words.ts';

const PAUSE_MS = 30_000;

const askCatalogue = async (): Promise<readonly PublicWebinar[] | undefined> => {
  const answer = await fetch('/api/webinars?state=live,upcoming,ended&limit=200', { headers: { accept: 'application/json' } }).catch(
    () => undefined,
  );
  return answer?.ok ? ((await answer.json()) as Page<PublicWebinar>).items : undefined;
};

class HomeList extends HTMLElement {
  connectedCallback(): void {
    let asked = 0;
    const refresh = async () => {
      asked = Date.now();
      const webinars = await askCatalogue();
      if (webinars) this.show(webinars);
    };
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && Date.now() - asked > PAUSE_MS) void refresh();
    });
    // The page is of some minutes ago at most: what it shows comes before what may have changed since.
    if (document.readyState === 'complete') void refresh();
    else addEventListener('load', () => void refresh(), { once: true });
  }

  show(webinars: readonly PublicWebinar[]): void {
    const edition = toEdition(webinars);
    const [place, template] = [this.querySelector('div'), this.querySelector('template')];
    if (!place || !template || edition === this.getAttribute('edition')) return;
    this.setAttribute('edition', edition);
    place.innerHTML = fill(template.innerHTML, toHomeView(webinars, speech));
  }
}

customElements.define('home-list', HomeList);
