/** `<site-search>`: searches while one types; the words are in the address, so that a search can be sent on and gone back to. */
import { search } from '../lib/words.ts';
import { make } from './element.ts';
import { findAll, type Result } from './search-index.ts';

const PAGE = 10;
/** After the last key: a search for each letter would flicker. */
const PAUSE_MS = 200;

/** Of the excerpt only words and their marks are taken, so that nothing written by anybody becomes a part of the page. */
const toNodes = (excerpt: string): Node[] =>
  [...new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    return Object.assign(document.createElement('mark'), { textContent: node.textContent });
  });

class SiteSearch extends HTMLElement {
  #turn = 0;
  #found: Awaited<ReturnType<typeof findAll>> = [];
  #shown = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  #one = <E extends HTMLElement>(selector: string): E => this.querySelector<E>(selector) as E;

  connectedCallback(): void {
    this.hidden = false;
    const field = this.#one<HTMLInputElement>('input');
    const follow = (): void => {
      field.value = new URLSearchParams(location.search).get('q') ?? '';
      void this.#find(field.value.trim());
    };
    const write = (keep: 'pushState' | 'replaceState'): void => {
      clearTimeout(this.#pause);
      const words = field.value.trim();
      const address = words ? `?${new URLSearchParams({ q: words })}` : location.pathname;
      if (location.search !== (words ? address : '')) history[keep](null, '', address);
      void this.#find(words);
    };
    field.addEventListener('input', () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => write('replaceState'), PAUSE_MS);
    });
    this.#one('form').addEventListener('submit', (event) => {
      event.preventDefault();
      write('pushState');
    });
    addEventListener('popstate', follow);
    this.#one('[data-more]').addEventListener('click', () => void this.#more(true));
    this.#one('[data-again]').addEventListener('click', () => {
      field.focus();
      write('replaceState');
    });
    if (!matchMedia('(pointer: coarse)').matches) field.focus();
    follow();
  }

  #show(state: 'found' | 'nothing' | 'failed' | undefined, told = ''): void {
    for (const name of ['found', 'nothing', 'failed']) this.#one(`[data-${name}]`).hidden = name !== state;
    const status = this.#one('[role="status"]');
    status.textContent = told;
    // What is said large below is only to be heard here.
    status.classList.toggle('visually-hidden', state === 'nothing');
  }

  async #find(words: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (!words) return this.#show(undefined);
    this.#one('[role="status"]').textContent = search.t('Searching…');
    try {
      const found = await findAll(words);
      if (turn !== this.#turn) return;
      this.#found = found;
      this.#shown = 0;
      this.#one('ol').replaceChildren();
      const nothing = search.t('Nothing found for “{words}”', { words });
      this.#one('[data-nothing] h2').textContent = nothing;
      if (found.length === 0) return this.#show('nothing', nothing);
      await this.#more(false);
      if (turn === this.#turn) this.#show('found', search.many(found.length, '{n} result', '{n} results'));
    } catch {
      if (turn === this.#turn) this.#show('failed');
    }
  }

  /** The next ten; who asked for them goes on at the first. */
  async #more(goOn: boolean): Promise<void> {
    const turn = this.#turn;
    const next = this.#found.slice(this.#shown, this.#shown + PAGE);
    try {
      const rows = (await Promise.all(next.map(({ data }) => data()))).map((one) => this.#row(one));
      if (turn !== this.#turn) return;
      this.#shown += next.length;
      this.#one('ol').append(...rows);
      this.#one('[data-more]').hidden = this.#shown >= this.#found.length;
      if (goOn) rows[0]?.querySelector('a')?.focus();
    } catch (error) {
      if (!goOn) throw error;
      this.#show('failed');
    }
  }

  #row({ excerpt, meta }: Result): HTMLElement {
    const kind = make('p', { className: 'meta', textContent: this.#one(`data[value="${meta.kind}"]`).textContent });
    const title = document.createElement('h3');
    title.append(make('a', { href: meta.path, textContent: meta.title }));
    const words = make('p', { className: 'soft' });
    words.append(...toNodes(excerpt));
    if (meta.locale) for (const part of [title, words]) part.lang = meta.locale;
    const row = make('li', { className: 'result' });
    row.append(kind, title, words);
    return row;
  }
}

customElements.define('site-search', SiteSearch);
