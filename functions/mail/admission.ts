/**
 * What people are told who have no seat: that they wait, that a place is theirs until a time, that somebody looks at their request. No
 * such mail holds a personal link, or a word that somebody typed.
 */
import { html } from 'hono/html';
import type { RegistrationState } from '#shared/admission.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { type Sentence, speak } from '#shared/words/speak.ts';
import type { MailContent, Sender } from '../ports.ts';
import { type OtherDate, toDates, toDatesCalendar } from './dates.ts';
import { button, layout, type MailBrand, paragraph } from './layout.ts';
import { momentLines, type Reader, spanLines } from './when.ts';

export type AdmissionInput = Reader & {
  readonly webinar: PublicWebinar;
  readonly state: RegistrationState;
  /** How long an offer stands. */
  readonly until?: string;
  /** The person's own page: where they stand, with what they can do about it. */
  readonly standingUrl: string;
  readonly base: string;
  readonly from: Sender;
  readonly brand: MailBrand;
  readonly now: Date;
  /** The other webinars of a series that the same form registered for. */
  readonly dates: readonly OtherDate[];
};

type Said = Sentence<'mail'>;
type Words = { readonly title: Said; readonly says: readonly Said[]; readonly act: Said };

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
  const { webinar, state, until, standingUrl, base, from, brand, locale, now, dates } = input;
  const said = wordsFor(input);
  if (!said) return undefined;
  const { t } = speak(locale, 'mail');
  const times = spanLines(webinar, input);
  const [first, ...rest] = said.says.map((sentence) => t(sentence));
  const held = state === 'offered' && said !== replay && until ? momentLines(until, webinar.timeZone, input) : [];
  const promise = state === 'waiting' && said !== replay && webinar.replay ? [t('There is a recording afterwards, for you as well.')] : [];
  const lines = [first ?? '', ...held, ...promise];
  const reason = t(
    'You get this mail because somebody registered for this webinar with your address, at {place}. Was it not you? Then do nothing: without the link, nothing happens. Sent by {sender}.',
    { place: base, sender: from.name },
  );
  const title = t(said.title);
  const others = toDates(dates, input);
  const calendar = toDatesCalendar(undefined, dates, { stamp: now, organiser: from });
  return {
    subject: `${title}: ${webinar.title}`.replace(/[\r\n]+/g, ' '),
    html: layout({
      brand,
      locale,
      title,
      body: [
        html`<p style="margin:0 0 8px;font-size:19px;font-weight:650;line-height:1.35">${webinar.title}</p>`,
        ...[...times, ...lines].map(paragraph),
        button(standingUrl, t(said.act), brand),
        ...rest.map(paragraph),
        ...others.html,
      ],
      reason,
    }),
    text: [
      title,
      '',
      webinar.title,
      ...times,
      '',
      ...lines,
      '',
      `${t(said.act)}:`,
      standingUrl,
      '',
      ...rest,
      '',
      ...others.text,
      '--',
      reason,
      '',
    ].join('\n'),
    ...(calendar ? { calendar } : {}),
  };
};
