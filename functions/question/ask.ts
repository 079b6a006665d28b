/** A new question, before anybody decided about it. */
import type { QuestionId } from '#shared/ids.ts';
import type { ConsoleQuestion, OwnQuestion, Visibility } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { StoredQuestion } from './moderate.ts';
import type { NumberedAnswer } from './store.ts';

const firstSeen: Readonly<Record<Webinar['questions']['mode'], Visibility>> = {
  open: 'live',
  approve: 'in-review',
  'hosts-only': 'private',
};

export type Asked = {
  readonly id: QuestionId;
  readonly webinar: Webinar;
  readonly text: string;
  readonly asker: string;
  readonly name: string;
  readonly company: string;
  readonly anonymous: boolean;
  readonly confirmed: boolean;
  readonly at?: number | undefined;
  readonly now: Date;
};

export const toQuestion = ({ id, webinar, text, asker, name, company, anonymous, confirmed, at, now }: Asked): StoredQuestion => ({
  id,
  webinar: webinar.id,
  text,
  asker,
  by: name,
  company,
  anonymous: anonymous && webinar.questions.anonymous !== 'no',
  confirmed,
  visibility: firstSeen[webinar.questions.mode],
  resolution: 'open',
  labels: [],
  ...(at === undefined ? {} : { at }),
  votes: 0,
  askedAt: now.toISOString(),
  answers: 0,
  withdrawn: [],
  history: [{ at: now.toISOString(), did: 'asked', by: '' }],
  version: 1,
});

/** `Anna Example` → `Anna E.`: enough to be recognised by, too little to be looked up. */
export const publicName = (question: StoredQuestion): string => {
  if (question.anonymous || question.by === '') return 'Anonymous';
  const [first = '', ...rest] = question.by.split(/\s+/u);
  // An address or a link in the field for the name is not a name to show.
  if (/[@/]/u.test(question.by)) return 'Anonymous';
  const initial = [...(rest.at(-1) ?? '')][0];
  return initial ? `${first} ${initial}.` : first;
};

const standing = (question: StoredQuestion, answers: readonly NumberedAnswer[]) =>
  answers.filter((answer) => !question.withdrawn.includes(answer.n));

export const toOwn = (question: StoredQuestion, answers: readonly NumberedAnswer[]): OwnQuestion => ({
  id: question.id,
  text: question.text,
  votes: question.votes,
  visibility: question.visibility,
  resolution: question.resolution,
  anonymous: question.anonymous,
  askedAt: question.askedAt,
  editable: question.resolution === 'open' && question.visibility !== 'hidden' && question.answers === 0,
  answers: standing(question, answers).map(({ text, kind, private: hidden, at }) => ({
    ...(text ? { text } : {}),
    kind,
    private: hidden,
    at,
  })),
});

/** For the console: who asked, unless the asker was promised that nobody knows. */
export const toConsole = (question: StoredQuestion, answers: readonly NumberedAnswer[]): ConsoleQuestion => {
  const { was: _, withdrawn: __, ...shown } = question;
  return {
    ...shown,
    given: standing(question, answers).map(({ n: _n, ...answer }) => answer),
    reports: 0,
    merged: 0,
    silenced: false,
    earlier: 0,
  };
};

export const publicAnswers = (question: StoredQuestion, answers: readonly NumberedAnswer[]): NumberedAnswer[] =>
  standing(question, answers).filter((answer) => !answer.private);
