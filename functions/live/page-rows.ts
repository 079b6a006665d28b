/** The rows of the room without script: everybody's questions with a button to vote, one's own with a button to withdraw. */
import type { Mine, OwnQuestion, PublicQuestion } from '#shared/question.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';

/** A question's state in the asker's words. */
const stateInWords = ({ visibility, resolution, outcome, answers }: OwnQuestion): string => {
  if (outcome === 'withdrawn') return 'withdrawn';
  if (outcome === 'duplicate-of') return answers.length > 0 ? 'answered' : 'joined with another question';
  if (resolution === 'answered') return 'answered';
  if (resolution === 'answering') return 'being answered now';
  if (resolution === 'follow-up') return 'we will answer you after the webinar';
  if (resolution === 'closed') return 'closed';
  if (visibility === 'in-review') return 'in review';
  if (visibility === 'hidden') return 'not shown';
  return visibility === 'private' ? 'seen by the hosts' : 'live';
};

export const rowList = (title: string, items: readonly string[], empty: string): string =>
  `<h2>${title}</h2>${items.length > 0 ? `<ul class="plain rows">${items.join('')}</ul>` : `<p class="soft">${empty}</p>`}`;

export const lines = (words: string): string => escapeHtml(words).replaceAll('\n', '<br>');

/** Where somebody votes: in the room, or in the list of all questions on the page that begins with `from`. */
export type Place = { readonly from?: string | undefined };

const voteForm = (webinar: string, question: PublicQuestion, voted: boolean, { from }: Place): string =>
  `<form method="post" action="/live/${webinar}/page"><input type="hidden" name="question" value="${escapeHtml(question.id)}">${from === undefined ? '' : `<input type="hidden" name="from" value="${escapeHtml(from)}">`}<button class="vote" name="vote" value="${voted ? 'off' : 'on'}" aria-pressed="${voted}"><span>${question.votes}</span><span class="visually-hidden"> votes: ${voted ? 'take yours back' : 'vote for this'}</span></button></form>`;

const answerOf = ({ answer }: PublicQuestion): string => {
  if (!answer) return '';
  return 'text' in answer ? `<p class="answer">${lines(answer.text)}</p>` : '<p class="meta">Answered on air</p>';
};

export const publicRow = ({ id: webinar, state, questions }: Webinar, question: PublicQuestion, mine: Mine, place: Place = {}): string =>
  `<li class="question" id="question-${escapeHtml(question.id)}">${question.resolution === 'answered' || questions.votes === 'off' || state === 'ended' || state === 'cancelled' ? '' : voteForm(webinar, question, mine.voted.includes(question.id), place)}<div><p class="asked">${lines(question.text)}</p><p class="meta">${escapeHtml(question.by)}</p>${answerOf(question)}</div></li>`;

const ownAnswer = ({ text, private: hidden }: OwnQuestion['answers'][number]): string =>
  text ? `${hidden ? '<p class="meta">Only you see this answer</p>' : ''}<p class="answer">${lines(text)}</p>` : '';

const withdrawForm = (webinar: string, { id, text }: OwnQuestion): string =>
  `<form method="post" action="/live/${webinar}/page"><input type="hidden" name="question" value="${escapeHtml(id)}"><button class="button quiet tiny" name="withdraw" value="on">Withdraw<span class="visually-hidden">: ${escapeHtml(text)}</span></button></form>`;

export const ownRow = ({ id: webinar }: Webinar, question: OwnQuestion): string =>
  `<li class="question"><div><p class="asked">${lines(question.text)}</p><p class="meta">Yours, ${stateInWords(question)}</p>${question.into ? `<p class="meta">Joined with: ${lines(question.into.text)}</p>` : ''}${question.answers.map(ownAnswer).join('')}${question.editable ? withdrawForm(webinar, question) : ''}</div></li>`;
