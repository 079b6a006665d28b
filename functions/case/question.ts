/** What a question says of its case: whose it is, since when its clock runs, and whether anybody waits. Pure. */
import { type ContactId, webinarOfQuestion } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { clockOf, isOwed } from '../question/after.ts';
import { isWithdrawn, type StoredQuestion } from '../question/stored.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { RESUME_MINUTES } from '../webinar/lifecycle.ts';
import type { Opening } from './rules.ts';
import type { StoredCase } from './stored.ts';

/** Registrations behind askers, by the asker: of a guest that of the address which they typed. */
export type Behind = ReadonlyMap<ContactId, RegistrationRow>;

/** Declined ones, duplicates and what was taken back wait for nothing. */
export const waitsFor = (question: StoredQuestion): boolean => isOwed(question) && !isWithdrawn(question);

/** What becomes of its case. */
export const fateOf = (question: StoredQuestion) => ({
  settled: !waitsFor(question),
  votes: question.votes,
  labels: question.labels,
  ...(question.resolution === 'answered' ? { answeredAt: question.answeredAt } : {}),
});

/**
 * Whether it came too late for the mail after the webinar, which tells of everything that was asked until then. Where a host wants no
 * such mail, nobody is written to about their questions before the answer.
 */
export const isLate = (
  { source, openedAt }: Pick<StoredCase, 'source' | 'openedAt'>,
  { mail, endedAt, rehearsal }: Pick<Webinar, 'mail' | 'endedAt' | 'rehearsal'>,
): boolean =>
  source === 'question' &&
  mail.after &&
  !rehearsal &&
  endedAt !== null &&
  Date.parse(openedAt) > Date.parse(endedAt) + RESUME_MINUTES * 60_000;

/** A guest's question is a case of the address that they typed; one whose asker is gone is nobody's, and others may wait for it all the same. */
export const toOpening = (question: StoredQuestion, webinar: Partial<Pick<Webinar, 'endedAt'>>, behind: Behind): Opening => {
  const { id, asker, owner, votes } = question;
  const row = behind.get(asker);
  return {
    ...{ id, contact: row?.id ?? asker, source: 'question', question: id, webinar: webinarOfQuestion(id), votes },
    ...(row?.utm?.campaign ? { campaign: row.utm.campaign } : {}),
    ...(owner ? { owner } : {}),
    openedAt: clockOf(question.askedAt, webinar.endedAt ?? ''),
  };
};
