/** One webinar on a person's page, put together from what was read for it. Pure. */
import type { PersonQuestion, PersonWebinar } from '#shared/person-page.ts';
import type { Poll } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import type { Webinar } from '#shared/webinar.ts';
import { standingOf } from '../admission/rules.ts';
import { clicksIn } from '../note/click.ts';
import type { Part } from '../person/person.ts';
import { type Result, toResult } from '../person/result.ts';
import { entryOf, pollsIn, toAnswer } from '../poll/entry.ts';
import { isOwed } from '../question/after.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Item } from '../table/table.ts';
import { watchingIn } from '../watched/film.ts';

/** What other partitions hold of what somebody did, by id. */
export type Around = {
  readonly webinars: ReadonlyMap<string, Webinar>;
  readonly questions: ReadonlyMap<string, StoredQuestion>;
  readonly answers: ReadonlyMap<string, readonly NumberedAnswer[]>;
  readonly polls: ReadonlyMap<string, Poll>;
  /** Words of notes. */
  readonly notes: ReadonlyMap<string, string>;
};

/** `own`: the registration; `guests`: ballots of the browsers that were theirs; `asked`: ids of their questions. */
export type Ballots = { readonly own: Item; readonly guests: readonly Item[]; readonly asked: readonly string[] };

/** Where a merged question leads, as far as that was read. */
const lastOf = (question: StoredQuestion, questions: Around['questions'], hops = 5): StoredQuestion => {
  const into = question.into === undefined || hops === 0 ? undefined : questions.get(question.into);
  return into ? lastOf(into, questions, hops - 1) : question;
};

const toAnswers = (question: StoredQuestion, answers: Around['answers'], all: boolean) =>
  (answers.get(question.id) ?? [])
    .filter(({ n, private: hidden }) => !question.withdrawn.includes(n) && (all || !hidden))
    .map(({ n: _, ...answer }) => answer);

/** A private answer to the question that it was merged into is somebody else's. */
const toPersonQuestion = (question: StoredQuestion, { questions, answers }: Around): PersonQuestion => {
  const last = lastOf(question, questions);
  const { id, webinar, text, askedAt, anonymous, confirmed, visibility, votes, labels } = question;
  const isMerged = last.id !== id;
  return {
    ...{ id, webinar, text, askedAt, anonymous, confirmed, visibility, votes, labels },
    resolution: last.resolution,
    ...(last.outcome ? { outcome: last.outcome } : {}),
    withdrawn: question.outcome === 'withdrawn',
    owed: question.outcome !== 'withdrawn' && isOwed(last),
    ...(isMerged ? { into: { id: last.id, text: last.text } } : {}),
    answers: [...toAnswers(question, answers, true), ...(isMerged ? toAnswers(last, answers, false) : [])],
  };
};

/** A rating has no options of its own. */
const toPolls = (ballots: readonly Item[], polls: Around['polls']): PersonWebinar['polls'] => {
  const found = new Map<string, PersonWebinar['polls'][number]>();
  for (const ballot of ballots)
    for (const id of pollsIn(ballot)) {
      const [poll, entry] = [polls.get(id), entryOf(ballot, id)];
      if (!poll || !entry || found.has(id)) continue;
      const { options, words } = toAnswer(entry);
      const answer = words ?? (options ?? []).map((place) => poll.options[place] ?? `${place + 1} of ${RATINGS}`);
      found.set(id, { question: poll.question, answer, at: new Date(entry.at).toISOString() });
    }
  return [...found.values()];
};

const toPressed = (ballots: readonly Item[], notes: Around['notes']): PersonWebinar['pressed'] =>
  [...new Map(ballots.flatMap((ballot) => [...clicksIn(ballot)]))].map(([note, at]) => ({
    text: notes.get(note) ?? '',
    at: new Date(at).toISOString(),
  }));

/** What the score is made of. */
const toPart = (webinar: string, row: RegistrationRow, result: Result, own: readonly PersonQuestion[]): Part => {
  const asked = own.filter(({ withdrawn }) => !withdrawn);
  return {
    ...{ webinar, row, result, asked: asked.length },
    answered: asked.filter(({ resolution }) => resolution === 'answered').length,
    open: asked.filter(({ owed }) => owed).length,
  };
};

/** Undefined where the webinar is gone, or the registration is emptied. */
export const toPersonWebinar = ({ own, guests, asked }: Ballots, webinar: Webinar | undefined, around: Around, now: Date) => {
  const row = own.row as RegistrationRow | undefined;
  if (!webinar || !row) return undefined;
  const ballots = [own, ...guests];
  const result = toResult(ballots);
  const { minutes, first, last, votes } = result;
  const replay = watchingIn(ballots);
  const questions = asked.flatMap((id) => around.questions.get(id) ?? []).map((question) => toPersonQuestion(question, around));
  const shown: PersonWebinar = {
    ...{ id: webinar.id, title: webinar.title, slug: webinar.slug, startsAt: webinar.startsAt },
    ...{ state: standingOf(row, now), at: row.at, since: row.since ?? row.at, confirmed: row.confirmed === true },
    ...{ minutes, votes },
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(replay ? { replay } : {}),
    polls: toPolls(ballots, around.polls),
    questions: questions.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1)),
    pressed: toPressed(ballots, around.notes),
  };
  return { shown, row, part: toPart(webinar.id, row, result, questions) };
};
