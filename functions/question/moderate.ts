/** What a decision makes of a question: the state machine of FIELD B5, pure. */
import { limits } from '#shared/limits.ts';
import type { Answer, DecisionForm, Question } from '#shared/question.ts';

/** A question with what the console alone needs of it. */
export type StoredQuestion = Question & {
  /** When it was put on the Next card; the latest wins. */
  readonly nextAt?: string;
  readonly answeringAt?: string;
  readonly answeredAt?: string;
  /** Numbers of answers that an undo took back. */
  readonly withdrawn: readonly number[];
  /** What an undo goes back to. */
  readonly was?: Was;
};

const undoable = [
  'visibility',
  'reason',
  'resolution',
  'outcome',
  'into',
  'nextAt',
  'answeringAt',
  'answeredAt',
  'text',
  'labels',
  'owner',
] as const;
type Was = { readonly [K in (typeof undoable)[number]]?: StoredQuestion[K] | undefined } & { readonly answers: number };

export type Decided =
  | { readonly kind: 'changed'; readonly question: StoredQuestion; readonly answer?: Answer }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly detail: string };

type Patch = Partial<StoredQuestion>;
type Step = Patch | { readonly same: true } | { readonly refused: string };

const same = { same: true } as const;
const refused = (detail: string) => ({ refused: detail });
const settled = (question: StoredQuestion): boolean => question.resolution === 'answered' || question.resolution === 'closed';
/** Deciding about a question in public shows it; what was asked in private stays so. */
const shown = (question: StoredQuestion): Patch =>
  question.visibility === 'in-review' || question.visibility === 'hidden' ? ({ visibility: 'live', reason: undefined } as Patch) : {};
const offAir: Patch = { nextAt: undefined, answeringAt: undefined } as Patch;

const steps: Readonly<Record<DecisionForm['decision'], (question: StoredQuestion, form: DecisionForm, at: string) => Step>> = {
  approve: (question) => (question.visibility === 'live' ? same : ({ visibility: 'live', reason: undefined } as Patch)),
  hide: (question, { reason }) =>
    question.visibility === 'hidden'
      ? same
      : {
          visibility: 'hidden',
          ...(reason ? { reason } : {}),
          ...offAir,
          ...(question.resolution === 'answering' ? { resolution: 'open' } : {}),
        },
  next: (question, _, at) => (settled(question) ? refused('It is settled already. Reopen it first.') : { ...shown(question), nextAt: at }),
  answering: (question, _, at) =>
    settled(question)
      ? refused('It is settled already. Reopen it first.')
      : question.resolution === 'answering'
        ? same
        : ({ ...shown(question), resolution: 'answering', answeringAt: at, nextAt: undefined } as Patch),
  answered: (question, { text }, at) =>
    question.resolution === 'closed'
      ? refused('It is closed. Reopen it first.')
      : question.resolution === 'answered' && question.outcome === 'live' && !text
        ? same
        : { ...shown(question), ...offAir, resolution: 'answered', outcome: 'live', answeredAt: at },
  reply: (question, form, at) =>
    !form.text
      ? refused('Please write an answer.')
      : question.resolution === 'closed'
        ? refused('It is closed. Reopen it first.')
        : {
            ...(form.private ? (question.visibility === 'in-review' ? ({ visibility: 'private' } as Patch) : {}) : shown(question)),
            ...offAir,
            resolution: 'answered',
            outcome: 'text',
            answeredAt: at,
          },
  'follow-up': (question) =>
    question.resolution === 'follow-up'
      ? same
      : settled(question)
        ? refused('It is settled already. Reopen it first.')
        : { ...offAir, resolution: 'follow-up' },
  merge: (question, { into }) =>
    !into || into === question.id
      ? refused('Please choose another question to merge it into.')
      : question.resolution === 'closed'
        ? refused('It is closed. Reopen it first.')
        : { ...offAir, resolution: 'closed', outcome: 'duplicate-of', into },
  decline: (question, { reason }) =>
    question.resolution === 'closed'
      ? refused('It is closed already.')
      : { ...offAir, resolution: 'closed', outcome: 'declined', ...(reason ? { reason } : {}) },
  reopen: (question) =>
    question.resolution === 'open' && question.visibility !== 'hidden'
      ? same
      : ({
          resolution: 'open',
          outcome: undefined,
          into: undefined,
          ...offAir,
          ...(question.visibility === 'hidden' ? { visibility: 'in-review', reason: undefined } : {}),
        } as Patch),
  edit: (_, { text }) => (text ? { text } : refused('Please write the question.')),
  label: (_, { labels }) => (labels ? { labels } : refused('Please name the labels.')),
  assign: (_, { owner }) => ({ owner: owner || undefined }) as Patch,
  undo: (question) => {
    if (!question.was) return refused('There is nothing to undo.');
    const { answers, ...was } = question.was;
    const blank = Object.fromEntries(undoable.filter((key) => key !== 'text').map((key) => [key, undefined]));
    const taken = Array.from({ length: question.answers - answers }, (_, i) => answers + i);
    return { ...blank, ...was, was: undefined, withdrawn: [...question.withdrawn, ...taken] } as Patch;
  },
};

/** What an undo of this decision needs: the words only where they change, since every byte here is paid for with each later vote. */
const remember = (question: StoredQuestion, decision: DecisionForm['decision']): Was => ({
  ...Object.fromEntries(
    undoable.filter((key) => question[key] !== undefined && (key !== 'text' || decision === 'edit')).map((key) => [key, question[key]]),
  ),
  answers: question.answers,
});

/** Bounded, so that a question stays a small item: beyond 40 the oldest decision gives way, never the asking. */
const lengthen = ([first, ...rest]: Question['history'], entry: Question['history'][number]): Question['history'] =>
  first ? [first, ...[...rest, entry].slice(1 - limits.historyEntries)] : [entry];

/** `by` is a short name of who decided. A later answer never replaces an earlier one. */
export const decide = (question: StoredQuestion, form: DecisionForm, { by, now }: { by: string; now: Date }): Decided => {
  const at = now.toISOString();
  const step = steps[form.decision](question, form, at);
  if ('same' in step) return { kind: 'same' };
  if ('refused' in step) return { kind: 'refused', detail: step.refused };
  const written = form.text && (form.decision === 'reply' || form.decision === 'answered') ? form.text : undefined;
  const answer: Answer | undefined =
    form.decision === 'reply' || form.decision === 'answered'
      ? { at, by, kind: form.decision === 'reply' ? 'text' : 'live', private: form.private ?? false, ...(written ? { text: written } : {}) }
      : undefined;
  const next: StoredQuestion = {
    ...question,
    ...(form.decision === 'undo' ? {} : { was: remember(question, form.decision) }),
    ...step,
    answers: question.answers + (answer ? 1 : 0),
    history: lengthen(question.history, { at, did: form.decision, by }),
    version: question.version + 1,
  };
  return { kind: 'changed', question: next, ...(answer ? { answer } : {}) };
};
