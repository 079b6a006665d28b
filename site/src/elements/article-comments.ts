/**
 * `<article-comments src>` around a link to the thread of an article or a replay: once it comes near the view, the thread itself takes its place. Forms and
 * links in it work as they do on the page behind the link, without leaving this one. Without script the link is the way.
 */

const PATIENCE_MS = 20_000;

class ArticleComments extends HTMLElement {
  #watch: IntersectionObserver | undefined;
  #busy = false;

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
      void this.#load(form.action, new URLSearchParams(new FormData(form) as never)).then((taken) => taken || form.submit());
    };
    this.onclick = (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-thread]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
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
  async #load(url: string, body?: URLSearchParams): Promise<boolean> {
    if (this.#busy) return true;
    this.#busy = true;
    this.ariaBusy = 'true';
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const headers = { accept: 'text/html', 'accept-language': document.documentElement.lang };
      const answer = await fetch(url, { headers, signal, ...(body && { method: 'POST', body }) });
      const thread = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.thread');
      if (!thread) return false;
      this.replaceChildren(document.adoptNode(thread));
      if (body || url.includes('?'))
        (this.querySelector<HTMLElement>('[tabindex="-1"]') ?? this.querySelector<HTMLElement>('a[data-thread]'))?.focus();
      return true;
    } catch {
      return false;
    } finally {
      this.#busy = false;
      this.ariaBusy = 'false';
    }
  }
}

customElements.define('article-comments', ArticleComments);

// Loaded where it is needed: what has an export is a module.
export {};
