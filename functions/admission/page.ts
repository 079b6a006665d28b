/** One's own page: where a registration stands, in words, with what can be done about it. Works without script. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import type { PageSpeech, Sentence } from '#shared/words/speak.ts';
import { type PersonalAct, personalActs } from './rules.ts';

export type Standing = {
  readonly webinar: PublicWebinar;
  readonly state: RegistrationState;
  /** Acts that would do something now. */
  readonly may: readonly PersonalAct[];
  /** When the webinar is, and how long an offer stands: a line for each zone. */
  readonly when: readonly string[];
  readonly until: readonly string[];
  /** The way into the room, for those who have a seat. */
  readonly joinUrl: string;
  /** Where the site's own pages are. */
  readonly home: string;
};

type Said = Sentence<'pages'>;
type Words = { readonly title: Said; readonly says: readonly Said[] };

const gaveBack: Words = {
  title: 'You are not registered any more',
  says: ['Your place was given back. If you changed your mind, register again.'],
};
const words: Readonly<Record<RegistrationState, Words>> = {
  registered: { title: 'You have a seat', says: ['Your personal link is in your mail as well. It works on every device.'] },
  waiting: {
    title: 'You are on the waitlist',
    says: ['All seats are taken. As soon as one is free, we offer it by mail to whoever has waited longest. An offer stands for 12 hours.'],
  },
  offered: { title: 'A place is yours', says: ['It is held for you until:'] },
  lapsed: {
    title: 'The time of your offer is over',
    says: ['We held a place for you as long as we could. If you still want to come, wait for another one.'],
  },
  'in-review': {
    title: 'We have your request',
    says: ['The hosts confirm each registration. Once they have confirmed yours, your personal link comes by mail.'],
  },
  declined: {
    title: 'The hosts could not give you a seat',
    says: ['This webinar is for a group that they chose. We are sorry that it did not work out this time.'],
  },
  left: gaveBack,
  cancelled: gaveBack,
};

/** What each button says; `sure` asks once more, since a place in the line is lost by it. */
const buttons: Readonly<Record<PersonalAct, { readonly act: Said; readonly sure?: { readonly ask: Said; readonly says: Said } }>> = {
  accept: { act: 'Take the place' },
  again: { act: 'Register again' },
  watch: { act: 'Watch the replay instead' },
  leave: {
    act: 'Yes, take me off',
    sure: { ask: 'I do not want to come any more', says: 'Then somebody else can come instead.' },
  },
  'give-up': {
    act: 'Yes, give it away',
    sure: { ask: 'I cannot come', says: 'Your seat goes to somebody who waits, and your personal link ends.' },
  },
};

/** Where nobody waits for a seat, none is given away. */
const cancels: (typeof buttons)['give-up'] = {
  act: 'Yes, cancel it',
  sure: { ask: 'I cannot come', says: 'Your registration and your personal link end. You can register again as long as it is open.' },
};

const act = (name: PersonalAct, { t }: PageSpeech, { state, webinar }: Standing): string => {
  const { act: said, sure } = name === 'give-up' && webinar.capacity === null ? cancels : buttons[name];
  const label = name === 'again' && state === 'lapsed' ? t('Wait again') : t(said);
  const form = `<form method="post"><input type="hidden" name="act" value="${name}"><button class="button${sure ? ' quiet' : ''}" type="submit">${escapeHtml(label)}</button></form>`;
  if (!sure) return form;
  // Asked once more without script: the button itself stands behind a press.
  return `<details><summary class="button quiet">${escapeHtml(t(sure.ask))}</summary><div class="stack"><p class="soft">${escapeHtml(t(sure.says))}</p>${form}</div></details>`;
};

const linked = (href: string, text: string): string => `<a class="button" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

/** What is there to say where the webinar itself decides: it was called off, or it is over. */
const wordsOver = ({ webinar, state, may }: Standing): Words | undefined => {
  if (webinar.state === 'cancelled')
    return {
      title: 'This webinar was called off',
      says: ['It does not take place. If you put it into your calendar, you can take it out again.'],
    };
  if (webinar.state !== 'ended' || state === 'declined') return undefined;
  if (webinar.replay === null)
    return {
      title: 'This webinar has ended',
      says: ['There is no recording. What was asked and not answered on air is answered in writing.'],
    };
  return may.includes('watch')
    ? { title: 'This webinar has ended', says: ['All seats were taken. There is a recording, for you as well.'] }
    : undefined;
};

/** `tooLate`: what was pressed does nothing any more. */
export const standingPage = (
  standing: Standing,
  speech: PageSpeech,
  tooLate = false,
): { readonly title: string; readonly main: string } => {
  const { webinar, state, may, when, until, joinUrl, home } = standing;
  const { t } = speech;
  const over = wordsOver(standing);
  const said = over ?? words[state];
  const isOn = webinar.state === 'scheduled' || webinar.state === 'live';
  const line = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
  const room = t(webinar.state === 'ended' ? 'Watch the replay' : webinar.state === 'live' ? 'Join now' : 'Open your room');
  const parts = [
    tooLate ? `<p class="notice" role="alert">${escapeHtml(t('That is not possible any more. This is how it stands now.'))}</p>` : '',
    line(webinar.title, 'lead'),
    ...(isOn ? when.map((text) => line(text, 'soft')) : []),
    ...said.says.map((sentence) => line(t(sentence))),
    ...(!over && state === 'offered' ? until.map((text) => `<p><strong>${escapeHtml(text)}</strong></p>`) : []),
    isOn && state === 'waiting' && webinar.replay ? line(t('There is a recording afterwards, for you as well.')) : '',
    !over && state === 'registered' ? linked(joinUrl, room) : '',
    ...personalActs.filter((name) => may.includes(name)).map((name) => act(name, speech, standing)),
    over || state === 'declined' ? `<p><a href="${escapeHtml(home)}">${escapeHtml(t('See all webinars'))}</a></p>` : '',
  ];
  return { title: t(said.title), main: parts.join('') };
};
