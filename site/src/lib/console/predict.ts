/** What a decision will most likely make of a question: shown at once, replaced by the server's answer. */
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion, HistoryEntry } from '#shared/question.ts';
import { asName } from './people.ts';

const shown = ({ visibility }: ConsoleQuestion): Partial<ConsoleQuestion> =>
  visibility === 'in-review' || visibility === 'hidden' ? { visibility: 'live' } : {};

/** Nothing for decisions whose outcome only the server knows, such as undo. */
export const predict = (question: ConsoleQuestion, form: DecisionForm, at: string): Partial<ConsoleQuestion> => {
  const off = { nextAt: undefined, next: false };
  switch (form.decision) {
    case 'approve':
      return { visibility: 'live' };
    case 'hide':
      return { ...off, visibility: 'hidden', resolution: question.resolution === 'answering' ? 'open' : question.resolution };
    case 'next':
      return { ...shown(question), nextAt: at };
    case 'answering':
      return { ...shown(question), ...off, resolution: 'answering', answeringAt: at };
    case 'answered':
      return { ...shown(question), ...off, resolution: 'answered', outcome: 'live' };
    case 'reply':
      return {
        ...(form.private ? (question.visibility === 'in-review' ? { visibility: 'private' as const } : {}) : shown(question)),
        ...off,
        resolution: 'answered',
        outcome: 'text',
      };
    case 'follow-up':
      return { ...off, resolution: 'follow-up' };
    case 'merge':
      return { ...off, resolution: 'closed', outcome: 'duplicate-of' };
    case 'decline':
      return { ...off, resolution: 'closed', outcome: 'declined' };
    case 'edit':
      return form.text ? { text: form.text } : {};
    case 'label':
      return { labels: form.labels ?? [] };
    case 'assign':
      return { owner: form.owner || undefined } as Partial<ConsoleQuestion>;
    case 'reopen':
      return { ...off, resolution: 'open', published: false, ...(question.visibility === 'hidden' ? { visibility: 'in-review' } : {}) };
    default:
      return {};
  }
};

/** What was done, in the words of a toast. */
export const didWords: Readonly<Record<HistoryEntry['did'], string>> = {
  asked: 'Asked',
  changed: 'Changed by who asked',
  withdrawn: 'Withdrawn by who asked',
  approve: 'Approved',
  hide: 'Hidden',
  next: 'Put next',
  answering: 'On air now',
  answered: 'Marked as answered',
  reply: 'Answer sent',
  'follow-up': 'Marked for follow-up',
  merge: 'Merged',
  decline: 'Declined',
  reopen: 'Opened again',
  edit: 'Edited',
  label: 'Labelled',
  assign: 'Assigned',
  undo: 'Undone',
};

/** Where a question stands, in the team's words. */
export const standing = (question: ConsoleQuestion): string => {
  if (question.visibility === 'hidden') return 'hidden';
  if (question.resolution === 'answering') return 'on air';
  if (question.resolution === 'follow-up') return 'to be answered in writing';
  if (question.resolution === 'closed') return question.outcome === 'duplicate-of' ? 'merged into another' : 'declined';
  if (question.resolution === 'answered') return answeredWords(question);
  if (question.visibility === 'private') return 'only the team sees it';
  return question.visibility === 'live' ? 'live' : 'in review';
};

const answeredWords = (question: ConsoleQuestion): string => {
  const last = question.given.at(-1);
  if (question.outcome !== 'text' && last?.kind !== 'text') return 'answered on air';
  return last?.private || question.visibility === 'private' ? 'in writing, private' : 'in writing, public';
};

/** Who was faster and what came of it. */
export const conflictWords = (detail: string, current: ConsoleQuestion | undefined): string => {
  const last = current?.history.at(-1);
  return current && last ? `${asName(last.by)} was faster. It is now: ${standing(current)}.` : detail;
};
