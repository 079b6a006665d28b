/** The rows of `<asked-list>`: the public questions of a webinar, and whether it began or ended since the page was built. */
import type { Feed } from '#shared/feed.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { speech } from '../lib/words.ts';
import { isSeated } from './seat.ts';

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

const toRow = (template: HTMLTemplateElement | null, question: PublicQuestion, now: boolean): Node[] => {
  const row = template?.content.cloneNode(true) as DocumentFragment | undefined;
  if (!row) return [];
  const write = (selector: string, text: string) => {
    const place = row.querySelector<HTMLElement>(selector);
    if (place) Object.assign(place, { textContent: text, hidden: false });
  };
  write('.vote span', String(question.votes));
  write('.asked', question.text);
  write('.meta', toMeta(question, now));
  if (question.answer && 'text' in question.answer) write('.answer', question.answer.text);
  const item = row.querySelector('li');
  item?.classList.toggle('on-air-row', now);
  item?.setAttribute('data-id', question.id);
  return [row];
};

export const showAsked = async (list: HTMLElement): Promise<void> => {
  const webinar = list.getAttribute('feed') ?? '';
  const answer = await fetch(`/feed/${webinar}`).catch(() => undefined);
  if (!answer?.ok) return;
  const feed = (await answer.json()) as Feed;
  if (feed.state !== list.getAttribute('state')) reveal(feed.state);
  const open = feed.questions.filter(({ id }) => id !== feed.now?.id).sort((a, b) => b.votes - a.votes);
  const shown = [...(feed.now ? [feed.now] : []), ...open, ...feed.answered].slice(0, SHOWN);
  const template = list.querySelector('template');
  list.querySelector('ol')?.replaceChildren(...shown.flatMap((question) => toRow(template, question, question.id === feed.now?.id)));
  list.hidden = shown.length === 0;

  let isMine = false;
  /** Who has a seat votes and asks here; everybody else is led to the form, and loads nothing of it. */
  const begin = () => {
    if (isMine || !list.querySelector('a.vote') || !isSeated(webinar)) return;
    isMine = true;
    // Where it does not come, the links are there still.
    void import('./asked-mine.ts').then(({ takePart }) => takePart(list, webinar, shown)).catch(() => undefined);
  };
  begin();
  // Back from the form, the browser may show the page as it was left.
  addEventListener('pageshow', begin);
};
