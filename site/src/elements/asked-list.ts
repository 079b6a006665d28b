/** `<asked-list feed state>`: the public questions of a webinar, and whether it began or ended since the page was built. */
import type { Feed } from '#shared/feed.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { speech } from '../lib/words.ts';

const SHOWN = 6;
/** The feed is the same for everybody: it calls whoever has no name so. */
const NOBODY = 'Anonymous';

const toMeta = ({ by, answer }: PublicQuestion, now: boolean): string => {
  const words = now ? 'being answered now' : answer && ('live' in answer ? 'answered on air' : 'answered');
  const name = by === NOBODY ? speech.t(by) : by;
  return words ? `${name} · ${speech.t(words)}` : name;
};

const reveal = (state: string): void => {
  for (const notice of document.querySelectorAll<HTMLElement>(`[data-now="${state}"]`)) notice.hidden = false;
};

class AskedList extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const answer = await fetch(`/feed/${this.getAttribute('feed')}`).catch(() => undefined);
    if (!answer?.ok) return;
    const feed = (await answer.json()) as Feed;
    if (feed.state !== this.getAttribute('state')) reveal(feed.state);
    const open = feed.questions.filter(({ id }) => id !== feed.now?.id).sort((a, b) => b.votes - a.votes);
    const shown = [...(feed.now ? [feed.now] : []), ...open, ...feed.answered].slice(0, SHOWN);
    this.querySelector('ol')?.replaceChildren(...shown.flatMap((question) => this.row(question, question.id === feed.now?.id)));
    this.hidden = shown.length === 0;
  }

  row(question: PublicQuestion, now: boolean): Node[] {
    const row = this.querySelector('template')?.content.cloneNode(true) as DocumentFragment | undefined;
    if (!row) return [];
    const write = (selector: string, text: string) => {
      const place = row.querySelector<HTMLElement>(selector);
      if (place) Object.assign(place, { textContent: text, hidden: false });
    };
    write('.vote span', String(question.votes));
    write('.asked', question.text);
    write('.meta', toMeta(question, now));
    if (question.answer && 'text' in question.answer) write('.answer', question.answer.text);
    row.querySelector('li')?.classList.toggle('on-air-row', now);
    return [row];
  }
}

customElements.define('asked-list', AskedList);
