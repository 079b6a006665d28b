/** What who has a seat does below the questions of a webinar: votes and asks, in place. Everybody else is led to the form. */
import type { Mine, PublicQuestion } from '#shared/question.ts';
import { speakAsked } from '#shared/words/asked.ts';
import { speech } from '../lib/words.ts';
import { askForm } from './asked-form.ts';
import { call } from './asked-send.ts';
import { make } from './element.ts';

const { t, many } = speakAsked(speech.locale);

/** A button in the place of a link to the form. What could not be counted is taken back, and `say` hears why. */
const voteFor = ({ id, text, votes }: PublicQuestion, had: boolean, path: string, say: (words: string) => void): HTMLButtonElement => {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'vote' });
  const others = votes - (had ? 1 : 0);
  let mine = had;
  let busy = false;
  const show = () => {
    const count = others + (mine ? 1 : 0);
    button.textContent = String(count);
    button.ariaPressed = String(mine);
    button.ariaLabel = `${t('Vote: {what}', { what: text })} ${many(count, '1 vote' as '{n} votes', '{n} votes')}`;
  };
  button.onclick = async () => {
    if (busy) return;
    busy = true;
    mine = !mine;
    show();
    const failed = await call(`${path}/questions/${id}/vote`, { method: mine ? 'PUT' : 'DELETE' });
    if (failed) mine = !mine;
    show();
    say(failed ?? '');
    busy = false;
  };
  show();
  return button;
};

/** Changes the rows of `list`, which show `questions`. A seat that does not hold any more leaves the ways to the form as they are. */
export const takePart = async (list: HTMLElement, webinar: string, questions: readonly PublicQuestion[]): Promise<void> => {
  const path = `/api/live/${webinar}`;
  const answer = await fetch(`${path}/mine`);
  if (!answer.ok) return;
  const { voted, questions: own } = (await answer.json()) as Mine;
  const said = make('p', { className: 'small', role: 'status' });
  for (const question of questions) {
    const link = list.querySelector(`[data-id="${CSS.escape(question.id)}"] a.vote`);
    if (link && !question.answer && own.every(({ id }) => id !== question.id))
      link.replaceWith(voteFor(question, voted.includes(question.id), path, (words) => said.replaceChildren(words)));
  }
  const hint = list.querySelector('section > p');
  if (hint) hint.textContent = t('The panel starts with what most people want to know. Vote, or ask yours.');
  list.querySelector('section')?.append(said, askForm(path));
};
