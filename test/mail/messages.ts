/** Every message that Parley sends, made from the words of a test. */
import { toAdmissionMail } from '#functions/mail/admission.ts';
import { toAfterMail } from '#functions/mail/after.ts';
import { toAnswerMail } from '#functions/mail/answer.ts';
import { toCancelledMail } from '#functions/mail/cancelled.ts';
import { toCommentMail } from '#functions/mail/comment.ts';
import { toConfirmation } from '#functions/mail/confirmation.ts';
import { toConsentMail } from '#functions/mail/consent.ts';
import { toCopyReadyMail } from '#functions/mail/copy.ts';
import { toEscalationMail } from '#functions/mail/escalation.ts';
import { toExportReadyMail } from '#functions/mail/export-ready.ts';
import { toInvitationMail } from '#functions/mail/invitation.ts';
import type { Letter } from '#functions/mail/letter.ts';
import { toListenMail } from '#functions/mail/listen.ts';
import { toLiveMail } from '#functions/mail/live.ts';
import { toManageMail } from '#functions/mail/manage.ts';
import { toMovedMail } from '#functions/mail/moved.ts';
import { toOwedMail } from '#functions/mail/owed.ts';
import { toPaperMail } from '#functions/mail/paper.ts';
import { toQuietMail } from '#functions/mail/quiet.ts';
import { toReminder } from '#functions/mail/reminder.ts';
import { toReportMail } from '#functions/mail/report.ts';
import { toThanksMail } from '#functions/mail/thanks.ts';
import type { MailContent } from '#functions/ports.ts';
import type { RegistrationState } from '#shared/admission.ts';
import type { Locale } from '#shared/setting.ts';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { aWebinar } from '../site/webinar.fixture.ts';

export const BASE = 'https://parley.example.com';
export const TO = 'anna@example.com';

/** `words` stands wherever somebody of the team or the audience wrote something. */
export type Words = { readonly locale: Locale; readonly words: string; readonly replay?: string };

const at = (path: string): string => `${BASE}/${path}`;

export const toLetter = ({ locale, words }: Words): Letter => ({
  locale,
  readerZone: 'America/New_York',
  from: { name: words, address: 'hello@example.com' },
  brand: { wordmark: words, accent: '#3447c8', accentDark: '#9aa7ff', imprint: 'https://example.com/imprint' },
  base: BASE,
  now: new Date('2027-06-18T12:00:00.000Z'),
  preferencesUrl: at('preferences/k1.abc'),
  stopUrl: at('unsubscribe/k1.abc'),
});

/** Each by the name that a failing test shows. Undefined where there is nothing to tell. */
export const toMessages = (given: Words): Readonly<Record<string, MailContent | undefined>> => {
  const { words, replay = 'https://video.example.com/replay' } = given;
  const letter = toLetter(given);
  const webinar: PublicWebinar = aWebinar({ title: words, promise: words, description: words, timeZone: 'Europe/Berlin' });
  const inState = (state: WebinarState): PublicWebinar => ({ ...webinar, state, replay: state === 'ended' ? replay : null });
  const links = { joinUrl: at('join/k1.abc'), standingUrl: at('waitlist/k1.abc') };
  const entry = { uid: 'w-c@parley.example.com', sequence: 1, to: TO };
  const dates = [{ webinar, state: 'registered' as const, url: links.joinUrl, uid: 'x-c@parley.example.com', sequence: 0 }];
  const gone = { ...letter, ...links, ...entry, webinar: { ...inState('ended'), replay: null }, dates };
  const confirmation = (state: WebinarState, also = false) =>
    toConfirmation({ ...letter, ...links, ...entry, webinar: inState(state), dates: also ? dates : [] });
  const admission = (state: RegistrationState, shown: WebinarState = 'scheduled') =>
    toAdmissionMail({ ...letter, ...links, webinar: inState(shown), state, until: '2027-06-16T21:00:00.000Z', dates: [] });
  const reminder = (minutes: number) => toReminder({ ...letter, ...links, webinar, minutes });
  const before = { startsAt: '2027-06-11T13:00:00.000Z', endsAt: '2027-06-11T14:00:00.000Z' };
  const { standingUrl } = links;
  const over = { ...letter, webinar: inState('ended'), answersUrl: at('answers/k1.abc') };
  const answered = Array.from({ length: 90 }, () => ({ text: words, answer: words, onAir: false }));
  const owed = Array.from({ length: 90 }, () => ({ text: words, onAir: false }));
  const owedBy = '2027-06-21T15:00:00.000Z';
  const press = { yesUrl: at('answers/k1.abc?says=yes'), notYetUrl: at('answers/k1.abc?says=not-yet') };
  const answer = { ...letter, ...press, title: words, answersUrl: at('answers/k1.abc'), momentUrl: at('join/k1.abc#t=90') };
  const none = { answered: [], owed: [] };
  const consent = { texts: ['Send me invitations.', 'You may quote me.'], confirmUrl: at('confirm/k1.abc'), page: '/webinars/a/' };
  const counts = { registered: 120, attended: 60, asked: 12, answered: 9, open: 3, minutes: 41 };
  const polls = Array.from({ length: 20 }, () => ({
    question: words,
    options: Array.from({ length: 10 }, () => ({ text: words, count: 3 })),
  }));
  const open = Array.from({ length: 40 }, () => ({ text: words, votes: 4 }));
  const report = { ...letter, webinar: inState('ended'), counts, polls, open, consoleUrl: at('console/webinars/w/') };
  const line = { id: 'q', text: words, askedAt: owedBy, votes: 4, webinar: { id: 'w', title: words }, case: true, heard: 1, read: false };
  const answers = [{ is: 'written', text: words }, { is: 'on-air' }, { is: 'in-private' }, { is: 'open' }] as const;
  const heard = answers.map((became) => ({ ...line, answer: became }));
  const campaign = { id: 'c', name: words, state: 'running', at: owedBy, owner: 'marketer@example.com', people: 1200 } as const;
  const caused = { ...campaign, cases: 3, needed: 3, heard: 0, questions: heard };
  const file = { filename: 'registrations.csv', contentType: 'text/csv; charset=utf-8', content: 'email\r\n' };
  return {
    confirmation: confirmation('scheduled'),
    'confirmation of a series': confirmation('scheduled', true),
    'confirmation when live': confirmation('live'),
    'confirmation of a replay': confirmation('ended'),
    'confirmation of a series whose first one is over': toConfirmation(gone),
    waiting: admission('waiting'),
    offered: admission('offered'),
    'in review': admission('in-review'),
    lapsed: admission('lapsed'),
    left: admission('left'),
    'waiting when over': admission('waiting', 'ended'),
    'reminder a day before': reminder(1440),
    'reminder an hour before': reminder(60),
    'reminder ten minutes before': reminder(10),
    live: toLiveMail({ ...letter, ...links, webinar: inState('live') }),
    moved: toMovedMail({ ...letter, ...links, ...entry, webinar, before }),
    'moved for who waits': toMovedMail({ ...letter, standingUrl, ...entry, webinar, before: { startsAt: before.startsAt } }),
    cancelled: toCancelledMail({ ...letter, ...entry, webinar: inState('cancelled'), hasSeat: true }),
    'cancelled for who waits': toCancelledMail({ ...letter, ...entry, webinar: inState('cancelled'), hasSeat: false }),
    attended: toAfterMail({ ...over, attended: true, replayUrl: links.joinUrl, answered, owed: [] }),
    missed: toAfterMail({ ...over, ...none, attended: false, replayUrl: links.joinUrl }),
    'missed without a replay': toAfterMail({ ...over, ...none, attended: false }),
    'asked and unanswered': toAfterMail({ ...over, attended: true, replayUrl: links.joinUrl, answered, owed, owedBy }),
    'asked, never confirmed': toAfterMail({ ...over, attended: false, answered: [{ onAir: true }], owed: [{ onAir: false }], owedBy }),
    'asked after the end': toOwedMail({ ...over, text: words, owedBy }),
    'asked after the end, never confirmed': toOwedMail(over),
    answer: toAnswerMail({ ...answer, role: 'asker', answers: true, words: { question: words, answer: words } }),
    'answer for who voted': toAnswerMail({ ...answer, role: 'voter', answers: true, words: { question: words, answer: words } }),
    'answer, never confirmed': toAnswerMail({ ...answer, role: 'merged', answers: true }),
    'question back': toAnswerMail({ ...answer, role: 'asker', answers: false, words: { question: words, answer: words } }),
    consent: toConsentMail({ ...letter, ...consent, purposes: ['marketing', 'research'], source: 'form' }),
    comment: toCommentMail({ ...letter, title: words, confirmUrl: at('api/articles/one/confirm/k1.abc') }),
    'way to a report': toPaperMail({ ...letter, title: words, openUrl: at('api/reports/one/open/k1.abc') }),
    newsletter: toConsentMail({ ...letter, ...consent, purposes: ['marketing'], source: 'newsletter' }),
    invitation: toInvitationMail({
      ...letter,
      webinar,
      subject: `Come: ${words}`,
      paragraphs: [words, words],
      inviteUrl: at('invite/k1.abc'),
    }),
    'invitation to a replay': toInvitationMail({
      ...{ ...letter, webinar: inState('ended') },
      ...{ subject: '', paragraphs: [], inviteUrl: at('invite/k1.abc') },
    }),
    'thanks with a code': toThanksMail({ ...letter, paragraphs: [words, words], brought: { code: 'TICKET-0001', endsOn: '2027-12-31' } }),
    'thanks with a code, no end': toThanksMail({ ...letter, paragraphs: [], brought: { code: 'TICKET-0001', endsOn: null } }),
    'thanks with an invitation': toThanksMail({ ...letter, paragraphs: [], brought: { webinar, inviteUrl: at('invite/k1.abc') } }),
    quiet: toQuietMail({ ...letter, came: true, topics: [words, words], voiceUrl: at('voice/k1.abc') }),
    'quiet, never came': toQuietMail({ ...letter, came: false, topics: [], voiceUrl: at('voice/k1.abc') }),
    'manage link': toManageMail({ ...letter, manageUrl: at('me/k1.abc'), minutes: 60 }),
    'copy ready': toCopyReadyMail({ ...letter, url: at('me/k1.abc/copy'), until: '2027-06-19T12:00:00.000Z' }),
    report: toReportMail({ ...report, files: [file, { ...file, filename: 'questions.csv' }], isTooLarge: false }),
    'report without files': toReportMail({ ...report, files: [], isTooLarge: true }),
    escalation: toEscalationMail({
      ...{
        ...letter,
        cases: 7,
        missed: { first: 3, next: 2, resolve: 2 },
        owners: [
          [words, 4],
          ['', 3],
        ],
        rooms: [[words, 7]],
      },
      ...{ since: '2027-06-17T15:00:00.000Z', url: at('console/inbox/?view=overdue') },
    }),
    monday: toListenMail({ ...letter, questions: heard, campaigns: [caused, { ...caused, questions: [] }], url: at('console/listen/') }),
    'export ready': toExportReadyMail({
      ...{ ...letter, filename: 'a-webinar-plain.csv', rows: 1200, excluded: { consent: 7, hold: 2 } },
      ...{ url: at('api/console/exports/e/file'), until: '2027-06-19T12:00:00.000Z' },
    }),
  };
};
