/**
 * `<article-comments src>` around a link to the thread of an article or a replay: once it comes near the view, the thread itself takes its place. Forms and
 * links in it work as they do on the page behind the link, without leaving this one. Without script the link is the way.
 */

import { make } from './element.ts';
import { keepPlace, sayUnreached } from './thread-place.ts';

const PATIENCE_MS = 20_000;

/** Null where something else came. */
const read = async (url: string, body?: URLSearchParams): Promise<HTMLElement | null> => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const headers = { accept: 'text/html', 'accept-language': document.documentElement.lang };
  const answer = await fetch(url, { headers, signal, ...(body && { method: 'POST', body }) });
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('.thread');
};

/** Above the limits a little work is asked for: it is done here, and the same form sent again. Where it fails, the thread says how long to wait. */
const send = async (form: HTMLFormElement): Promise<HTMLElement | null> => {
  const body = new URLSearchParams(new FormData(form) as never);
  const thread = await read(form.action, body);
  const { altcha, wait = '' } = thread?.querySelector<HTMLElement>('[data-altcha]')?.dataset ?? {};
  if (!altcha) return thread;
  const said = make('p', { className: 'notice', role: 'status', textContent: wait });
  form.prepend(said);
  try {
    const { work } = await import('./comment-work.ts');
    body.set('proof', await work(altcha));
    return (await read(form.action, body)) ?? thread;
  } catch {
    return thread;
  } finally {
    said.remove();
  }
};

class ArticleComments extends HTMLElement {
  #watch: IntersectionObserver | undefined;
  #busy = false;
  /** The page of the thread that is read. */
  #at = '';

  connectedCallback(): void {
    this.#watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) this.#begin();
      },
      { rootMargin: '600px' },
    );
    this.#watch.observe(this);
    this.onsubmit = (event) => {
      const form = event.target as HTMLFormElement;
      event.preventDefault();
      void this.#load(form.action, form).then((taken) => taken || form.submit());
    };
    this.onclick = (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-thread]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#at = link.href;
      void this.#load(link.href).then((taken) => taken || location.assign(link.href));
    };
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
  }

  #begin(): void {
    this.#watch?.disconnect();
    void this.#load(this.getAttribute('src') ?? '');
  }

  /** False where nothing came that could be shown: then the browser goes there itself. A second press waits for the first. */
  async #load(url: string, form?: HTMLFormElement): Promise<boolean> {
    if (this.#busy) return true;
    this.#busy = true;
    this.ariaBusy = 'true';
    try {
      let thread = await (form ? send(form) : read(url));
      if (!thread) return false;
      // A press in a later page of the thread leads to no other one, where nothing is to be said.
      if (form && this.#at && !thread.querySelector('.notice[tabindex]')) thread = (await read(this.#at).catch(() => null)) ?? thread;
      const putBack = keepPlace(this, form);
      this.replaceChildren(document.adoptNode(thread));
      if (form || url.includes('?')) putBack();
      return true;
    } catch {
      if (!form) return false;
      sayUnreached(form, this.getAttribute('unreached') ?? '');
      return true;
    } finally {
      this.#busy = false;
      this.ariaBusy = 'false';
    }
  }
}

customElements.define('article-comments', ArticleComments);
