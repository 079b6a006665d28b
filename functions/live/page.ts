/**
 * The room without script. The list looks for news by itself, twice a minute; the form to ask stands on a page of its own, which does
 * not, since it would take away what somebody is typing.
 */
import type { Feed } from '#shared/feed.ts';
import { limits } from '#shared/limits.ts';
import { namePromise } from '#shared/promise.ts';
import type { Mine } from '#shared/question.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { chatSection } from '../chat/page.ts';
import { noteSection } from '../note/page.ts';
import { pollSection } from '../poll/page.ts';
import { linkToAll } from './list-page.ts';
import { lines, ownRow, publicRow, rowList } from './page-rows.ts';

const whenItIs = ({ startsAt, endsAt, timeZone }: Webinar): string => {
  const { date, hours, place } = toWhen(startsAt, endsAt, timeZone);
  return `${date}, ${hours} ${place}`;
};

/** Where the webinar stands, and the way to its video: what the room with script shows around its questions. */
const standing = (webinar: Webinar): string => {
  const { state, video, replay } = webinar;
  const [words, url, act] =
    state === 'live'
      ? ['Live now', video?.url, 'Open the video']
      : state === 'ended'
        ? ['This webinar is over.', replay, 'Watch the replay']
        : state === 'cancelled'
          ? ['This webinar was cancelled.', undefined, '']
          : [`Not started yet: ${whenItIs(webinar)}. You can ask now.`, undefined, ''];
  const link = url ? ` <a class="button quiet" href="${escapeHtml(url)}">${act}</a>` : '';
  return `<p class="soft">${escapeHtml(words)}${link}</p>`;
};

const asking = ({ id, questions }: Webinar, text = ''): string => {
  const promise = namePromise(questions);
  const nameless =
    promise &&
    `<label class="choice"><input type="checkbox" name="anonymous" aria-describedby="promise"><span>Without my name</span></label><p class="hint" id="promise">${promise}</p>`;
  return `<form class="card stack" method="post" action="/live/${id}/page"><div class="field"><label for="ask">Ask the panel</label><textarea id="ask" name="text" rows="3" required maxlength="${limits.question.bytes}">${escapeHtml(text)}</textarea></div>${nameless}<button class="button">Ask</button></form>`;
};

const LISTEN =
  '<p class="notice"><strong>A host asked you to listen for the rest of this webinar.</strong> You can still watch and vote, and read every answer.</p>';

export type PageState = {
  /** The form to ask is open. */
  readonly asks?: boolean;
  /** What went wrong with the last form. */
  readonly problem?: string;
  /** The question that was typed. */
  readonly text?: string;
};

const SOON = 30;
/** Long enough to choose an option and send it. */
const LATER = 90;

/** Seconds after which the page looks for news by itself; undefined where it would take away what somebody is typing. */
export const refreshAfter = ({ state }: Webinar, { poll }: Feed, mine: Mine, { asks, problem }: PageState): number | undefined => {
  if ((state !== 'live' && state !== 'scheduled') || asks || problem) return undefined;
  if (poll?.state !== 'open') return SOON;
  if (poll.kind === 'words') return undefined;
  return mine.polls[poll.id] === undefined ? LATER : SOON;
};

export const roomPage = (webinar: Webinar, feed: Feed, mine: Mine, state: PageState): string => {
  const address = `/live/${webinar.id}/page`;
  const still = state.asks || state.problem !== undefined;
  const ask = mine.silenced
    ? LISTEN
    : still
      ? asking(webinar, state.text)
      : `<p><a class="button" href="${address}?ask">Ask a question</a></p>`;
  const news = still ? 'Back to the list, which looks for news by itself' : 'Look for news';
  return [
    standing(webinar),
    state.problem ? `<p role="alert" class="notice bad" tabindex="-1" autofocus><strong>${escapeHtml(state.problem)}</strong></p>` : '',
    feed.now
      ? `<section class="answering"><p class="small">Being answered now</p><p class="asked">${lines(feed.now.text)}</p></section>`
      : '',
    noteSection(feed.notes),
    pollSection(webinar.id, feed.poll, feed.poll ? mine.polls[feed.poll.id] : undefined),
    ask,
    rowList(
      'Your questions',
      mine.questions.map((question) => ownRow(webinar, question)),
      'You have not asked anything yet.',
    ),
    rowList(
      'Questions',
      feed.questions.map((question) => publicRow(webinar, question, mine)),
      'No questions yet. Yours can be the first.',
    ),
    rowList(
      'Answered',
      feed.answered.map((question) => publicRow(webinar, question, mine)),
      'Answered questions appear here.',
    ),
    linkToAll(feed),
    chatSection(webinar.id, feed.chat, { still, silenced: mine.silenced }),
    `<p><a class="button quiet" href="${address}">${news}</a></p>`,
  ].join('');
};
