/** What a reply makes of the question that it answers: one answer for whoever asked, and one for everybody where that reads otherwise. Pure. */
import type { ReplyForm } from '#shared/case-forms.ts';
import type { Answer } from '#shared/question.ts';
import { type Changed, decide } from '../question/moderate.ts';
import type { StoredQuestion } from '../question/stored.ts';

export type Wanted = Pick<ReplyForm, 'text' | 'private' | 'publicText' | 'named' | 'merged'>;

/** `n`: the number of the answer that goes to whoever asked. `second`: the one that is stored beside the change's own. */
export type Answering =
  | {
      readonly kind: 'answered';
      readonly changed: Changed;
      readonly n: number;
      readonly second?: { readonly n: number; readonly answer: Answer };
    }
  | { readonly kind: 'refused'; readonly detail: string };

type Told = { readonly by: string; readonly now: Date; readonly reply: string };
type Words = { readonly text: string; readonly hidden: boolean; readonly shared: boolean };

export const isPublic = ({ private: hidden, publicText }: Pick<Wanted, 'private' | 'publicText'>): boolean =>
  !hidden || publicText !== undefined;

/** What everybody reads comes first: the newest words are those that were written to whoever asked. */
const wordsOf = (wanted: Wanted): readonly [Words, Words?] => {
  const { text, publicText, merged } = wanted;
  if (!isPublic(wanted)) return [{ text, hidden: true, shared: merged }];
  if (publicText === undefined) return [{ text, hidden: false, shared: false }];
  return [
    { text: publicText, hidden: false, shared: false },
    { text, hidden: true, shared: merged },
  ];
};

type Step = { readonly changed: Changed; readonly answer: Answer };

const step = (question: StoredQuestion, { text, hidden, shared }: Words, { by, now, reply }: Told): Step | { readonly refused: string } => {
  const decided = decide(question, { decision: 'reply', text, private: hidden }, { by, now });
  if (decided.kind === 'refused') return { refused: decided.detail };
  if (decided.kind === 'same' || !decided.answer) return { refused: 'This cannot be answered now.' };
  const answer = { ...decided.answer, reply, ...(shared ? ({ shared: true } as const) : {}) };
  return { changed: { ...decided, answer }, answer };
};

/** Who asked is left out of what everybody reads, unless that is wished otherwise. */
const faced = (question: StoredQuestion, wanted: Wanted): StoredQuestion => {
  if (!isPublic(wanted)) return question;
  const { unnamed: _, ...open } = question;
  return wanted.named ? open : { ...open, unnamed: true };
};

/** `by` is a short name of who replied, `reply` the id of the message. */
export const answerBy = (question: StoredQuestion, wanted: Wanted, told: Told): Answering => {
  if (isPublic(wanted) && question.visibility === 'private')
    return { kind: 'refused', detail: 'It was asked in private, so its answer stays private as well.' };
  const [words, more] = wordsOf(wanted);
  const first = step(question, words, told);
  if ('refused' in first) return { kind: 'refused', detail: first.refused };
  if (!more)
    return { kind: 'answered', changed: { ...first.changed, question: faced(first.changed.question, wanted) }, n: question.answers };
  const second = step(first.changed.question, more, told);
  if ('refused' in second) return { kind: 'refused', detail: second.refused };
  const past = first.changed.past ?? second.changed.past;
  // An undo takes back both.
  const { was } = first.changed.question;
  const whole = faced({ ...second.changed.question, ...(was ? { was } : {}) }, wanted);
  const n = question.answers + 1;
  return {
    ...{ kind: 'answered', n, second: { n, answer: second.answer } },
    changed: { kind: 'changed', question: whole, answer: first.answer, ...(past ? { past } : {}) },
  };
};
