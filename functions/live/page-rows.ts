/** The rows of the room without script: everybody's questions with a button to vote, one's own with a button to withdraw. */
import type { Mine, OwnQuestion, PublicQuestion } from '#shared/question.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { PageSpeech } from '#shared/words/speak.ts';

/** A question's state in the asker's words. */
const stateInWords = ({ visibility, resolution, outcome, answers }: OwnQuestion) => {
  if (outcome === 'withdrawn') return 'Yours, withdrawn';
  if (outcome === 'duplicate-of') return answers.length > 0 ? 'Yours, answered' : 'Yours, joined with another question';
  if (resolution === 'answered') return 'Yours, answered';
  if (resolution === 'answering') return 'Yours, being answered now';
  if (resolution === 'follow-up') return 'Yours, we will answer you after the webinar';
  if (resolution === 'closed') return 'Yours, closed';
  if (visibility === 'in-review') return 'Yours, in review';
  if (visibility === 'hidden') return 'Yours, not shown';
  return visibility === 'private' ? 'Yours, seen by the hosts' : 'Yours, live';
};

/** The feed is the same for everybody: it calls whoever has no name so. */
const NOBODY = 'Anonymous';

export const rowList = (title: string, items: readonly string[], empty: string): string =>
  `<h2>${title}</h2>${items.length > 0 ? `<ul class="plain rows">${items.join('')}</ul>` : `<p class="soft">${empty}</p>`}`;

export const lines = (words: string): string => escapeHtml(words).replaceAll('\n', '<br>');

/** Who reads it, and where somebody votes: in the room, or in the list of all questions on the page that begins with `from`. */
export type Place = { readonly speech: PageSpeech; readonly from?: string | undefined };

const voteForm = (webinar: string, question: PublicQuestion, voted: boolean, { from, speech: { number, t } }: Place): string =>
  `<form method="post" action="/live/${webinar}/page"><input type="hidden" name="question" value="${escapeHtml(question.id)}">${from === undefined ? '' : `<input type="hidden" name="from" value="${escapeHtml(from)}">`}<button class="vote" name="vote" value="${voted ? 'off' : 'on'}" aria-pressed="${voted}"><span>${number(question.votes)}</span><span class="visually-hidden"> ${t(voted ? 'votes: take yours back' : 'votes: vote for this')}</span></button></form>`;

const answerOf = ({ answer }: PublicQuestion, { t }: PageSpeech): string => {
  if (!answer) return '';
  return 'text' in answer ? `<p class="answer">${lines(answer.text)}</p>` : `<p class="meta">${t('Answered on air')}</p>`;
};

export const publicRow = ({ id: webinar, state, questions }: Webinar, question: PublicQuestion, mine: Mine, place: Place): string =>
  `<li class="question" id="question-${escapeHtml(question.id)}">${question.resolution === 'answered' || questions.votes === 'off' || state === 'ended' || state === 'cancelled' ? '' : voteForm(webinar, question, mine.voted.includes(question.id), place)}<div><p class="asked">${lines(question.text)}</p><p class="meta">${escapeHtml(question.by === NOBODY ? place.speech.t(NOBODY) : question.by)}</p>${answerOf(question, place.speech)}</div></li>`;

const ownAnswer = ({ text, private: hidden }: OwnQuestion['answers'][number], { t }: PageSpeech): string =>
  text ? `${hidden ? `<p class="meta">${t('Only you see this answer')}</p>` : ''}<p class="answer">${lines(text)}</p>` : '';

const withdrawForm = (webinar: string, { id, text }: OwnQuestion, { t }: PageSpeech): string =>
  `<form method="post" action="/live/${webinar}/page"><input type="hidden" name="question" value="${escapeHtml(id)}"><button class="button quiet tiny" name="withdraw" value="on">${t('Withdraw')}<span class="visually-hidden">: ${escapeHtml(text)}</span></button></form>`;

export const ownRow = ({ id: webinar }: Webinar, question: OwnQuestion, speech: PageSpeech): string =>
  `<li class="question"><div><p class="asked">${lines(question.text)}</p><p class="meta">${speech.t(stateInWords(question))}</p>${question.into ? `<p class="meta">${speech.t('Joined with: {question}', { question: lines(question.into.text) })}</p>` : ''}${question.answers.map((answer) => ownAnswer(answer, speech)).join('')}${question.editable ? withdrawForm(webinar, question, speech) : ''}</div></li>`;
