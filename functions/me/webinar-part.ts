/** One webinar on the page of one's own data. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import { escapeHtml } from '#shared/template.ts';
import { toDuration } from '#shared/when.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { type Sentence, speak } from '#shared/words/speak.ts';
import { behind, button, line, linked, list, strong } from './parts.ts';
import { showQuestion } from './question-words.ts';
import type { MyWebinar } from './record.ts';

/** As the page of a registration says it. */
const states: Readonly<Record<RegistrationState, Sentence<'pages'>>> = {
  registered: 'You have a seat',
  waiting: 'You are on the waitlist',
  offered: 'A place is yours',
  lapsed: 'The time of your offer is over',
  'in-review': 'We have your request',
  declined: 'The hosts could not give you a seat',
  left: 'You are not registered any more',
  cancelled: 'You are not registered any more',
};

const labels = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  jobTitle: 'Job title',
  country: 'Country',
  phone: 'Phone',
} as const satisfies Partial<Record<keyof MyWebinar['form'], Parameters<PersonalSpeech['t']>[0]>>;

/** What the latest form held; the question stands among the questions, and where they came from in the copy. */
const typed = (form: MyWebinar['form'], { t }: PersonalSpeech): string[] =>
  Object.entries(labels).flatMap(([name, label]) => {
    const value = form[name as keyof typeof labels];
    return value ? [`${t(label)}: ${value}`] : [];
  });

export type Shared = { readonly url: string; readonly brought: number };

/** How many, never who. */
const sharedPart = ({ url, brought }: Shared, { t, many }: PersonalSpeech): string =>
  behind(t('Bring somebody along'), [
    line(t('This link is yours. Whoever registers by it and confirms it counts as brought by you; you see how many, never who.'), 'soft'),
    linked(url, url, 'small'),
    line(brought === 0 ? t('Nobody has come by it yet.') : many(brought, 'One person has come by it.', '{n} people have come by it.')),
  ]);

export const webinarPart = (
  webinar: MyWebinar,
  mayCancel: boolean,
  speech: PersonalSpeech,
  show: (at: string) => string,
  shared?: Shared,
): string => {
  const { t, many, locale } = speech;
  const { questions, votes, polls, lines, minutes, recording } = webinar;
  const isOver = webinar.state !== 'registered' || !mayCancel;
  const did = [
    minutes > 0 ? t('Watched: {time}', { time: toDuration(minutes, speak(locale, 'times')) }) : '',
    recording ? t('Watched of the recording: {n} %', { n: String(recording.percent) }) : '',
    votes.length > 0 ? many(votes.length, 'Voted for 1 question', 'Voted for {n} questions') : '',
  ].filter(Boolean);
  // What somebody asks who has no seat waits in their form.
  const waiting = webinar.state !== 'registered' && webinar.form.question;
  const more = [
    ...questions.map((question) => showQuestion(question, isOver, speech)),
    waiting ? strong(waiting) : '',
    list(polls.map(({ question, answer }) => `${question}: ${answer.join(', ')}`)),
    list(lines.map(({ at, text }) => `${show(at)}: ${text}`)),
    list(typed(webinar.form, speech)),
  ].filter(Boolean);
  return [
    `<h3>${escapeHtml(webinar.title)}</h3>`,
    line(show(webinar.startsAt), 'soft'),
    line(`${speak(locale, 'pages').t(states[webinar.state])}.`),
    list(did),
    shared ? sharedPart(shared, speech) : '',
    more.length > 0 ? behind(t('What you asked, answered and typed'), more) : '',
    mayCancel
      ? behind(t('Cancel my registration'), [
          line(t('Your seat and your personal link end. You can register again as long as it is open.'), 'soft'),
          button(t('Yes, cancel it'), { act: 'cancel', webinar: webinar.id }),
        ])
      : '',
  ].join('');
};
