/**
 * What people are told who have no seat: that they wait, that a place is theirs until a time, that somebody looks at their request. No
 * such mail holds a personal link, or a word that somebody typed.
 */
import type { RegistrationState } from '#shared/admission.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { type MailSentence, speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph, times } from './blocks.ts';
import { type OtherDate, toDates, toDatesCalendar } from './dates.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, somebodyRegistered } from './parts.ts';
import { momentLines } from './when.ts';

export type AdmissionInput = Letter & {
  readonly webinar: PublicWebinar;
  readonly state: RegistrationState;
  /** How long an offer stands. */
  readonly until?: string;
  /** The person's own page: where they stand, with what they can do about it. */
  readonly standingUrl: string;
  /** The other webinars of a series that the same form registered for. */
  readonly dates: readonly OtherDate[];
};

type Words = { readonly title: MailSentence; readonly says: readonly MailSentence[]; readonly act: MailSentence };

const replay: Words = {
  title: 'The recording is there',
  says: ['All seats were taken. You can watch the recording instead.'],
  act: 'Watch the replay',
};
const gone: Words = {
  title: 'You are not registered any more',
  says: ['Your place was given back. If you changed your mind, one button there registers you again.'],
  act: 'Register again',
};
const words: Readonly<Partial<Record<RegistrationState, Words>>> = {
  waiting: {
    title: 'You are on the waitlist',
    says: [
      'All seats are taken. As soon as one is free, we offer it to whoever has waited longest. You do not have to do anything until then.',
      'If you do not want to wait any longer, you can leave the waitlist there.',
    ],
    act: 'See where you stand',
  },
  offered: {
    title: 'A place is yours',
    says: ['It is held for you until:', 'If you do not need it, please say so there: then somebody else can come.'],
    act: 'Take the place',
  },
  'in-review': {
    title: 'We have your request',
    says: [
      'The hosts confirm each registration. Once they have confirmed yours, we send you your personal link.',
      'If you changed your mind, you can withdraw it there.',
    ],
    act: 'See where it stands',
  },
  lapsed: {
    title: 'The time of your offer is over',
    says: ['We held a place for you as long as we could. You can wait for another one.'],
    act: 'Wait again',
  },
  left: gone,
  cancelled: gone,
};

const wordsFor = ({ state, webinar }: AdmissionInput): Words | undefined => {
  if (webinar.state === 'scheduled' || webinar.state === 'live') return words[state];
  if (state === 'in-review') return words[state];
  return webinar.state === 'ended' && webinar.replay !== null && !webinar.approval && words[state] ? replay : undefined;
};

/** Undefined where there is nothing to tell: who was declined learns it from their page. */
export const toAdmissionMail = (input: AdmissionInput): MailContent | undefined => {
  const { webinar, state, until, standingUrl, from, locale, now, dates } = input;
  const said = wordsFor(input);
  if (!said) return undefined;
  const { t } = speakMail(locale);
  const [first = '', ...rest] = said.says.map((sentence) => t(sentence));
  const isHeld = state === 'offered' && said !== replay && until;
  const isPromised = state === 'waiting' && said !== replay && webinar.replay;
  const title = t(said.title);
  const calendar = toDatesCalendar(undefined, dates, { stamp: now, organiser: from });
  const mail = toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      isHeld ? times(momentLines(until, webinar.timeZone, input), first) : paragraph(first),
      ...(isPromised ? [paragraph(t('There is a recording afterwards, for you as well.'))] : []),
      button(t(said.act), standingUrl),
      ...rest.map(paragraph),
      ...toDates(dates, input),
    ],
    reason: somebodyRegistered(input),
  });
  return { ...mail, ...(calendar ? { calendar } : {}) };
};
