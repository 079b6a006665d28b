/** A new question, before anybody decided about it. */
import type { QuestionId } from '#shared/ids.ts';
import type { ConsoleQuestion, HistoryEntry, OwnQuestion, Visibility } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { NumberedAnswer } from './item.ts';
import { whyFixed } from './own.ts';
import { replyingOf } from './replying.ts';
import type { StoredQuestion } from './stored.ts';

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
export const publicName = (question: Pick<StoredQuestion, 'anonymous' | 'by' | 'unnamed'>): string => {
  if (question.anonymous || question.unnamed || question.by === '') return 'Anonymous';
  const [first = '', ...rest] = question.by.split(/\s+/u);
  // An address or a link in the field for the name is not a name to show.
  if (/[@/]/u.test(question.by)) return 'Anonymous';
  const initial = [...(rest.at(-1) ?? '')][0];
  return initial ? `${first} ${initial}.` : first;
};

const standing = (question: StoredQuestion, answers: readonly NumberedAnswer[]) =>
  answers.filter((answer) => !question.withdrawn.includes(answer.n));

/** One answer as its asker sees it. */
const toOwnAnswer = ({ text, kind, private: hidden, at }: NumberedAnswer): OwnQuestion['answers'][number] => ({
  ...(text ? { text } : {}),
  kind,
  private: hidden,
  at,
});

export const toOwn = (question: StoredQuestion, answers: readonly NumberedAnswer[]): OwnQuestion => ({
  id: question.id,
  text: question.text,
  votes: question.votes,
  visibility: question.visibility,
  resolution: question.resolution,
  ...(question.outcome ? { outcome: question.outcome } : {}),
  anonymous: question.anonymous,
  askedAt: question.askedAt,
  editable: whyFixed(question) === undefined,
  answers: standing(question, answers).map(toOwnAnswer),
});

/** The answer to asking truly without a name: nobody can find it again as theirs, not even to change it. */
export const toNameless = (question: StoredQuestion, answers: readonly NumberedAnswer[]): OwnQuestion => ({
  ...toOwn(question, answers),
  editable: false,
  nameless: true,
});

/** The time of such a question: to the second, it would stand beside the times of the limit on one person's ballot. */
export const wholeMinute = (now: Date): Date => new Date(Math.floor(now.getTime() / 60_000) * 60_000);

/**
 * What the asker of a merged question sees: their own answers, then those that everybody got. The words of the other question are
 * somebody else's: they show where everybody sees them.
 */
export const toMerged = (own: OwnQuestion, target: StoredQuestion, answers: readonly NumberedAnswer[]): OwnQuestion => ({
  ...own,
  ...(target.visibility === 'live' ? { into: { id: target.id, text: target.text } } : {}),
  answers: [...own.answers, ...sharedAnswers(target, answers).map(toOwnAnswer)],
});

/** For the console: who asked, unless the asker was promised that nobody knows. `past`: entries that the question has no room for. */
export const toConsole = (
  question: StoredQuestion,
  answers: readonly NumberedAnswer[],
  { realNow, past }: { realNow: Date; past?: readonly HistoryEntry[] },
): ConsoleQuestion => {
  const { was: _w, withdrawn: _d, changes: _c, replyBy: _b, replyUntil: _u, ...shown } = question;
  const replying = replyingOf(question, realNow);
  return {
    ...shown,
    given: standing(question, answers).map(({ n: _n, ...answer }) => answer),
    reports: Math.max(0, question.reports ?? 0),
    merged: Math.max(0, question.merged ?? 0),
    silenced: question.silenced === true,
    ...(replying ? { replying } : {}),
    earlier: past ? 0 : (question.earlier ?? 0),
    ...(past ? { history: [...past, ...question.history] } : {}),
  };
};

export const publicAnswers = (question: StoredQuestion, answers: readonly NumberedAnswer[]): NumberedAnswer[] =>
  standing(question, answers).filter((answer) => !answer.private);

/** With those that are for all who asked the same. */
export const sharedAnswers = (question: StoredQuestion, answers: readonly NumberedAnswer[]): NumberedAnswer[] =>
  standing(question, answers).filter((answer) => !answer.private || answer.shared);
