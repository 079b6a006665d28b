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
import { type PageSpeech, speak } from '#shared/words/speak.ts';
import { chatSection } from '../chat/page.ts';
import { noteSection } from '../note/page.ts';
import { pollSection } from '../poll/page.ts';
import { linkToAll } from './list-page.ts';
import { lines, ownRow, publicRow, rowList } from './page-rows.ts';

const whenItIs = ({ startsAt, endsAt, timeZone }: Webinar, { locale }: PageSpeech): string => {
  const { date, hours, place } = toWhen(startsAt, endsAt, timeZone, speak(locale, 'times'));
  return `${date}, ${hours} ${place}`;
};

/** Where the webinar stands, and the way to its video: what the room with script shows around its questions. */
const standing = (webinar: Webinar, speech: PageSpeech): string => {
  const { t } = speech;
  const { state, video, replay } = webinar;
  const [words, url, act] =
    state === 'live'
      ? [t('Live now'), video?.url, t('Open the video')]
      : state === 'ended'
        ? [t('This webinar is over.'), replay, t('Watch the replay')]
        : state === 'cancelled'
          ? [t('This webinar was cancelled.'), undefined, '']
          : [t('Not started yet: {when}. You can ask now.', { when: whenItIs(webinar, speech) }), undefined, ''];
  const link = url ? ` <a class="button quiet" href="${escapeHtml(url)}">${act}</a>` : '';
  return `<p class="soft">${escapeHtml(words)}${link}</p>`;
};

const asking = ({ id, questions }: Webinar, { t }: PageSpeech, text = ''): string => {
  const promise = namePromise(questions);
  const nameless =
    promise &&
    `<label class="choice"><input type="checkbox" name="anonymous" aria-describedby="promise"><span>${t('Without my name')}</span></label><p class="hint" id="promise">${t(promise)}</p>`;
  return `<form class="card stack" method="post" action="/live/${id}/page"><div class="field"><label for="ask">${t('Ask the panel')}</label><textarea id="ask" name="text" rows="3" required maxlength="${limits.question.bytes}">${escapeHtml(text)}</textarea></div>${nameless}<button class="button">${t('Ask')}</button></form>`;
};

const listen = ({ t }: PageSpeech): string =>
  `<p class="notice">${t('<strong>A host asked you to listen for the rest of this webinar.</strong> You can still watch and vote, and read every answer.')}</p>`;

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

export const roomPage = (webinar: Webinar, feed: Feed, mine: Mine, state: PageState, speech: PageSpeech): string => {
  const { t } = speech;
  const address = `/live/${webinar.id}/page`;
  const still = state.asks || state.problem !== undefined;
  const ask = mine.silenced
    ? listen(speech)
    : still
      ? asking(webinar, speech, state.text)
      : `<p><a class="button" href="${address}?ask">${t('Ask a question')}</a></p>`;
  const news = t(still ? 'Back to the list, which looks for news by itself' : 'Look for news');
  return [
    standing(webinar, speech),
    state.problem ? `<p role="alert" class="notice bad" tabindex="-1" autofocus><strong>${escapeHtml(state.problem)}</strong></p>` : '',
    feed.now
      ? `<section class="answering"><p class="small">${t('Being answered now')}</p><p class="asked">${lines(feed.now.text)}</p></section>`
      : '',
    noteSection(feed.notes, speech),
    pollSection(webinar.id, feed.poll, feed.poll ? mine.polls[feed.poll.id] : undefined, speech),
    ask,
    rowList(
      t('Your questions'),
      mine.questions.map((question) => ownRow(webinar, question, speech)),
      t('You have not asked anything yet.'),
    ),
    rowList(
      t('Questions'),
      feed.questions.map((question) => publicRow(webinar, question, mine, { speech })),
      t('No questions yet. Yours can be the first.'),
    ),
    rowList(
      t('Answered'),
      feed.answered.map((question) => publicRow(webinar, question, mine, { speech })),
      t('Answered questions appear here.'),
    ),
    linkToAll(feed, speech),
    chatSection(webinar.id, feed.chat, { still, silenced: mine.silenced }, speech),
    `<p><a class="button quiet" href="${address}">${news}</a></p>`,
  ].join('');
};
