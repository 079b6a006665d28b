/** The room without script: a list to read, a form to ask, a button to vote. */

import type { Feed } from '#shared/feed.ts';
import { limits } from '#shared/limits.ts';
import type { Mine, OwnQuestion, PublicQuestion } from '#shared/question.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { pollSection } from '../poll/page.ts';

/** A question's state in the asker's words. */
const stateInWords = ({ visibility, resolution }: Pick<OwnQuestion, 'visibility' | 'resolution'>): string => {
  if (resolution === 'answered') return 'answered';
  if (resolution === 'answering') return 'being answered now';
  if (resolution === 'follow-up') return 'we will answer you after the webinar';
  if (resolution === 'closed') return 'closed';
  if (visibility === 'in-review') return 'in review';
  if (visibility === 'hidden') return 'not shown';
  return visibility === 'private' ? 'seen by the hosts' : 'live';
};

const lines = (words: string): string => escapeHtml(words).replaceAll('\n', '<br>');

const voteForm = (webinar: string, question: PublicQuestion, voted: boolean): string =>
  `<form method="post" action="/live/${webinar}/page"><input type="hidden" name="question" value="${escapeHtml(question.id)}"><button class="vote" name="vote" value="${voted ? 'off' : 'on'}" aria-pressed="${voted}"><span>${question.votes}</span><span class="visually-hidden"> votes: ${voted ? 'take yours back' : 'vote for this'}</span></button></form>`;

const answerOf = ({ answer }: PublicQuestion): string => {
  if (!answer) return '';
  return 'text' in answer ? `<p class="answer">${lines(answer.text)}</p>` : '<p class="meta">Answered on air</p>';
};

const item = ({ id: webinar, state }: Webinar, question: PublicQuestion, mine: Mine): string =>
  `<li class="question" id="question-${escapeHtml(question.id)}">${question.resolution === 'answered' || state === 'ended' || state === 'cancelled' ? '' : voteForm(webinar, question, mine.voted.includes(question.id))}<div><p class="asked">${lines(question.text)}</p><p class="meta">${escapeHtml(question.by)}</p>${answerOf(question)}</div></li>`;

const ownAnswer = ({ text, private: hidden }: OwnQuestion['answers'][number]): string =>
  text ? `${hidden ? '<p class="meta">Only you see this answer</p>' : ''}<p class="answer">${lines(text)}</p>` : '';

const own = (question: OwnQuestion): string =>
  `<li class="question"><div><p class="asked">${lines(question.text)}</p><p class="meta">Yours, ${stateInWords(question)}</p>${question.answers.map(ownAnswer).join('')}</div></li>`;

const list = (title: string, items: readonly string[], empty: string): string =>
  `<h2>${title}</h2>${items.length > 0 ? `<ul class="plain rows">${items.join('')}</ul>` : `<p class="soft">${empty}</p>`}`;

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

/** `problem` says what went wrong with the last form, `text` keeps the question that was typed. */
export const roomPage = (webinar: Webinar, feed: Feed, mine: Mine, { problem, text }: { problem?: string; text?: string }): string => {
  const anonymous =
    webinar.questions.anonymous === 'no'
      ? ''
      : '<label class="choice"><input type="checkbox" name="anonymous"><span>Without my name</span></label>';
  const typed = text === undefined ? '' : escapeHtml(text);
  return [
    standing(webinar),
    problem ? `<p role="alert" class="notice bad" tabindex="-1" autofocus><strong>${escapeHtml(problem)}</strong></p>` : '',
    feed.now
      ? `<section class="answering"><p class="small">Being answered now</p><p class="asked">${lines(feed.now.text)}</p></section>`
      : '',
    pollSection(webinar.id, feed.poll, feed.poll ? mine.polls[feed.poll.id] : undefined),
    `<form class="card stack" method="post" action="/live/${webinar.id}/page"><div class="field"><label for="ask">Ask the panel</label><textarea id="ask" name="text" rows="3" required maxlength="${limits.question.bytes}">${typed}</textarea></div>${anonymous}<button class="button">Ask</button></form>`,
    list('Your questions', mine.questions.map(own), 'You have not asked anything yet.'),
    list(
      'Questions',
      feed.questions.map((question) => item(webinar, question, mine)),
      'No questions yet. Yours can be the first.',
    ),
    list(
      'Answered',
      feed.answered.map((question) => item(webinar, question, mine)),
      'Answered questions appear here.',
    ),
    `<p><a class="button quiet" href="/live/${webinar.id}/page">Look for news</a></p>`,
  ].join('');
};
