/** The mail that a step of a webinar sends to one person. */
import type { RegistrationState } from '#shared/admission.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import type { MailContent } from '../ports.ts';
import { type AfterInput, toAfterMail } from './after.ts';
import { toCancelledMail } from './cancelled.ts';
import type { Letter } from './letter.ts';
import { toLiveMail } from './live.ts';
import { toMovedMail } from './moved.ts';
import { toReminder } from './reminder.ts';

/** What of a webinar's end is one person's own. */
export type OwnAfter = Pick<AfterInput, 'answered' | 'owed' | 'owedBy' | 'answersUrl' | 'surveyUrl'>;

export type RunInput = Letter & {
  readonly step: string;
  /** Of a reminder. */
  readonly minutes: number | undefined;
  readonly webinar: PublicWebinar;
  /** How often people were told a time (RFC 5545 SEQUENCE, from 0). */
  readonly sequence: number;
  readonly before: { readonly startsAt: string; readonly endsAt: string } | null;
  readonly state: RegistrationState;
  readonly attended: boolean;
  readonly to: string;
  readonly uid: string;
  readonly joinUrl: string;
  readonly standingUrl: string;
  readonly after: OwnAfter;
};

/** Archived with its page, it is no longer public. */
const hasReplay = ({ replay, state }: PublicWebinar): boolean => replay !== null && state !== 'archived';

/** Undefined for a step that mails nobody. */
export const toRunMail = (input: RunInput): MailContent | undefined => {
  const { step, minutes, state, webinar, joinUrl, after } = input;
  if (minutes !== undefined) return toReminder({ ...input, minutes });
  const hasSeat = state === 'registered';
  switch (step) {
    case 'live':
      return toLiveMail(input);
    case 'moved': {
      const { joinUrl: _, ...rest } = input;
      return toMovedMail(hasSeat ? input : rest);
    }
    case 'cancelled':
      return toCancelledMail({ ...input, hasSeat });
    case 'after':
      return toAfterMail({ ...input, ...after, ...(hasReplay(webinar) ? { replayUrl: joinUrl } : {}) });
    default:
      return undefined;
  }
};
