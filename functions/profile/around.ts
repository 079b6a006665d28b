/** Which items of other partitions a person's page needs, and what is read from them. Pure. */
import type { Poll } from '#shared/poll.ts';
import type { Webinar } from '#shared/webinar.ts';
import { guestsIn } from '../erasure/ballot.ts';
import { itemToRun, type StoredRun } from '../journey/item.ts';
import { toReminder } from '../journey/plan.ts';
import { clicksIn } from '../note/click.ts';
import { pollsIn } from '../poll/entry.ts';
import { itemToPoll } from '../poll/stored.ts';
import { itemToAnswer, itemToQuestion, type NumberedAnswer } from '../question/item.ts';
import { isAnswer } from '../question/readable.ts';
import type { StoredQuestion } from '../question/stored.ts';
import {
  answerKey,
  type Key,
  noteKey,
  pollKey,
  questionKey,
  registrationKey,
  runKey,
  webinarKey,
  webinarOfRegistration,
} from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { itemToWebinar } from '../webinar/stored.ts';
import type { Around, Ballots } from './webinar.ts';

/** First: the browsers that were theirs, and the webinars. */
export const firstKeys = (registrations: readonly Item[]): readonly Key[] =>
  registrations.flatMap((own) => {
    const id = webinarOfRegistration(own.sk);
    return [webinarKey(id), ...guestsIn(own).map((guest) => registrationKey(guest, id))];
  });

/** Of each webinar's mails those that go to everybody. */
const runKeys = ({ id, mail, state }: Webinar): readonly Key[] =>
  state === 'draft' ? [] : [...mail.reminders.map(toReminder), 'live', 'moved', 'cancelled', 'after'].map((step) => runKey(id, step));

/** Then: what they asked, answered and pressed, and what was mailed to everybody. */
export const secondKeys = (webinar: Webinar, { own, guests, asked }: Ballots): readonly Key[] => {
  const ballots = [own, ...guests];
  return [
    ...asked.map(questionKey),
    ...[...new Set(ballots.flatMap(pollsIn))].map((poll) => pollKey(webinar.id, poll)),
    ...[...new Set(ballots.flatMap((ballot) => [...clicksIn(ballot).keys()]))].map((note) => noteKey(webinar.id, note)),
    ...runKeys(webinar),
  ];
};

/** At last: the answers, which are numbered, and what merged questions lead to. */
export const answerKeys = ({ id, answers }: StoredQuestion): readonly Key[] => Array.from({ length: answers }, (_, n) => answerKey(id, n));
export const intoKeys = (questions: readonly StoredQuestion[], known: ReadonlyMap<string, unknown>): readonly Key[] =>
  [...new Set(questions.flatMap(({ into }) => (into === undefined || known.has(into) ? [] : into)))].map(questionKey);

const kindIn = ({ sk }: Item): string => sk.split('#', 1)[0] ?? '';

export const toWebinars = (items: readonly Item[]): ReadonlyMap<string, Webinar> =>
  new Map(items.filter(({ sk }) => sk === 'webinar').map((item) => [item.pk.slice('webinar#'.length), itemToWebinar(item)]));

export const toQuestions = (items: readonly Item[]): readonly StoredQuestion[] =>
  items.filter((item) => kindIn(item) === 'question').flatMap((item) => itemToQuestion(item) ?? []);

const toPolls = (items: readonly Item[]): readonly Poll[] =>
  items.filter((item) => kindIn(item) === 'poll').flatMap((item) => itemToPoll(item) ?? []);

const toAnswers = (items: readonly Item[]): ReadonlyMap<string, readonly NumberedAnswer[]> => {
  const found = items.filter((item) => kindIn(item) === 'answer' && isAnswer(item)).toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
  return new Map(
    [...Map.groupBy(found, ({ sk }) => sk.split('#')[1] ?? '')].map(([question, answers]) => [question, answers.map(itemToAnswer)]),
  );
};

/** By webinar. */
export const toRuns = (items: readonly Item[]): ReadonlyMap<string, readonly StoredRun[]> =>
  new Map(
    [
      ...Map.groupBy(
        items.filter((item) => kindIn(item) === 'run'),
        ({ pk }) => pk.slice('webinar#'.length),
      ),
    ].map(([webinar, runs]) => [webinar, runs.flatMap((item) => itemToRun(item) ?? [])]),
  );

export const toAround = (items: readonly Item[]): Around => ({
  webinars: toWebinars(items),
  questions: new Map(toQuestions(items).map((question) => [question.id, question])),
  answers: toAnswers(items),
  polls: new Map(toPolls(items).map((poll) => [poll.id, poll])),
  notes: new Map(items.filter((item) => kindIn(item) === 'note').map(({ id, text }) => [String(id), String(text)])),
});
