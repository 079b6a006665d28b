/** Invitations in words: their state, their figures, and what a form that was typed asks for. */
import { type InvitationRequest, type InvitationState, type InvitationView, toSkipWords } from '#shared/invitation.ts';
import { many } from './words.ts';

export const stateWords: Readonly<Record<InvitationState, { readonly words: string; readonly tone: string }>> = {
  preparing: { words: 'Looking for people', tone: 'due' },
  ready: { words: 'Ready to send', tone: 'accent' },
  scheduled: { words: 'Scheduled', tone: 'accent' },
  running: { words: 'Being sent', tone: 'accent' },
  paused: { words: 'Paused', tone: 'due' },
  done: { words: 'Sent', tone: 'good' },
  stopped: { words: 'Stopped', tone: '' },
};

const count = (figures: Readonly<Record<string, number | undefined>>): number =>
  Object.values(figures).reduce<number>((sum, figure) => sum + (figure ?? 0), 0);

/** Of those whom it is for, how many are through: mailed, unknown or left out on the way. */
export const doneOf = ({ sent, unknown, skipped }: Pick<InvitationView, 'sent' | 'unknown' | 'skipped'>): number =>
  sent + unknown + count(skipped);

/** “1,204 people, 961 are mailed: 180 without consent, 52 on hold”. */
export const sizeWords = ({ size, left }: Pick<InvitationView, 'size' | 'left'>): string => {
  const out = count(left);
  const whole = many(size + out, 'person', 'people');
  if (size + out === 0) return 'The segment holds nobody at the moment, so there is nobody to send it to.';
  if (out === 0) return size === 1 ? `${whole}, who is mailed.` : `${whole}, all of them are mailed.`;
  const mailed = size === 0 ? 'nobody is' : size === 1 ? '1 is' : `${size.toLocaleString('en-GB')} are`;
  return `${whole}, ${mailed} mailed: left out ${toSkipWords(left)}.`;
};

/** What was left out on the way, and what nobody knows; undefined where there is neither. */
export const restWords = ({ skipped, unknown }: Pick<InvitationView, 'skipped' | 'unknown'>): string | undefined => {
  const parts = [
    count(skipped) > 0 ? `Left out just before their mail: ${toSkipWords(skipped)}.` : '',
    unknown > 0
      ? `Of ${many(unknown, 'mail')} nobody knows whether it arrived: something was cut off as it left. None of them gets a second one.`
      : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : undefined;
};

export type InvitationFields = {
  readonly webinar: string;
  readonly segment: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  /** As the browser's own field holds it, in the zone of who types; empty: once somebody sends it. */
  readonly at: string;
  readonly again: boolean;
  readonly overHold: boolean;
  readonly reason: string;
};

export const emptyFields: InvitationFields = {
  ...{ webinar: '', segment: '', name: '', subject: '', text: '', at: '' },
  ...{ again: false, overHold: false, reason: '' },
};

export const fieldsToRequest = ({ at, overHold, reason, subject, text, ...fields }: InvitationFields): InvitationRequest => ({
  ...fields,
  ...(subject.trim() ? { subject } : {}),
  ...(text.trim() ? { text } : {}),
  ...(at ? { at: new Date(at).toISOString() } : {}),
  ...(overHold ? { overHold: { reason } } : {}),
});

/** Errors by the id of their field. */
export const fieldOf = (pointer: string): string =>
  pointer.startsWith('#/overHold') ? 'invitation-reason' : `invitation-${pointer.slice(2)}`;
