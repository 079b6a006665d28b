/** What each decision makes of a question: the state machine of FIELD B5, one line a decision. */
import type { DecisionForm } from '#shared/decision.ts';
import type { Question } from '#shared/question.ts';
import { recall } from './memory.ts';
import { isPublished, type Patch, type StoredQuestion } from './stored.ts';

type Step = { readonly to: Patch } | { readonly same: true } | { readonly refused: string };
type Decide = (question: StoredQuestion, form: DecisionForm, at: string) => Step;

const same: Step = { same: true };
const refused = (detail: string): Step => ({ refused: detail });
const SETTLED = refused('It is settled already. Reopen it first.');
const CLOSED = refused('It is closed. Reopen it first.');

const isSettled = ({ resolution }: Question): boolean => resolution === 'answered' || resolution === 'closed';
/** Its public answer is for nobody any more, also where it is shown again. */
const takenDown = ({ published }: StoredQuestion): Patch => (published ? { published: false } : {});
/** Deciding about a question in public shows it; what was asked in private stays so. An answer that was hidden stays down. */
const shown = (question: StoredQuestion): Patch => {
  const { visibility } = question;
  if (visibility === 'hidden') return { visibility: 'live', reason: undefined, ...takenDown(question) };
  return visibility === 'in-review' ? { visibility: 'live', reason: undefined } : {};
};
const offAir: Patch = { nextAt: undefined, answeringAt: undefined };
const sameLabels = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((label, at) => label === other[at]);

export const steps: Readonly<Record<DecisionForm['decision'], Decide>> = {
  // Shown again as it was: with its answer.
  approve: ({ visibility }) => (visibility === 'live' ? same : { to: { visibility: 'live', reason: undefined } }),

  hide: ({ visibility, resolution }, { reason }) =>
    visibility === 'hidden'
      ? same
      : { to: { visibility: 'hidden', reason, ...offAir, resolution: resolution === 'answering' ? 'open' : resolution } },

  next: (question, _, at) => (isSettled(question) ? SETTLED : { to: { ...shown(question), nextAt: at } }),

  answering: (question, _, at) => {
    if (isSettled(question)) return SETTLED;
    if (question.resolution === 'answering') return same;
    return { to: { ...shown(question), resolution: 'answering', answeringAt: at, nextAt: undefined } };
  },

  answered: (question, { text }, at) => {
    if (question.resolution === 'closed') return CLOSED;
    if (question.resolution === 'answered' && question.outcome === 'live' && !text) return same;
    return { to: { ...shown(question), ...offAir, resolution: 'answered', outcome: 'live', answeredAt: at, published: true } };
  },

  reply: (question, form, at) => {
    if (!form.text) return refused('Please write an answer.');
    if (question.resolution === 'closed') return CLOSED;
    const published = !form.private || isPublished(question);
    const seen: Patch = !form.private ? shown(question) : question.visibility === 'in-review' ? { visibility: 'private' } : {};
    return { to: { ...seen, ...offAir, published, resolution: 'answered', outcome: 'text', answeredAt: at } };
  },

  'follow-up': (question) => {
    if (question.resolution === 'follow-up') return same;
    return isSettled(question) ? SETTLED : { to: { ...offAir, resolution: 'follow-up' } };
  },

  merge: (question, { into }) => {
    if (!into || into === question.id) return refused('Please choose another question to merge it into.');
    if (question.resolution === 'closed') return CLOSED;
    return { to: { ...offAir, ...takenDown(question), resolution: 'closed', outcome: 'duplicate-of', into } };
  },

  decline: (question, { reason }) => {
    if (question.resolution === 'closed') return refused('It is closed already.');
    return { to: { ...offAir, ...takenDown(question), resolution: 'closed', outcome: 'declined', ...(reason ? { reason } : {}) } };
  },

  // The team opens it for everybody: its public answer is taken down. One that a customer opened again still has it.
  reopen: (question) => {
    const { resolution, visibility } = question;
    if (resolution === 'open' && visibility !== 'hidden' && !isPublished(question)) return same;
    const back: Patch = {
      ...(visibility === 'hidden' ? { visibility: 'in-review', reason: undefined } : {}),
      ...takenDown(question),
    };
    return { to: { resolution: 'open', outcome: undefined, into: undefined, ...offAir, ...back } };
  },

  edit: (question, { text }) => {
    if (!text) return refused('Please write the question.');
    return text === question.text ? same : { to: { text } };
  },

  label: (question, { labels }) => {
    if (!labels) return refused('Please name the labels.');
    return sameLabels(labels, question.labels) ? same : { to: { labels } };
  },

  assign: (question, { owner }) => ((owner || undefined) === question.owner ? same : { to: { owner: owner || undefined } }),

  undo: (question) => (question.was ? { to: recall(question, question.was) } : refused('There is nothing to undo.')),
};
