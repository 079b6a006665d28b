/** Questions and their answers in the table. Votes belong to the counts and are never written from here. */
import { type QuestionId, type WebinarId, webinarOfQuestion } from '#shared/ids.ts';
import type { HistoryEntry } from '#shared/question.ts';
import { createCache } from '../table/cache.ts';
import type { Change, Condition } from '../table/expression.ts';
import { answerKey, answersOf, pastKey, pastOf, questionKey, questionOfAnswer, webinarKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { entryToText, PAST_ENTRIES, textToEntry } from './history.ts';
import { itemToAnswer, itemToQuestion, type NumberedAnswer, questionToItem } from './item.ts';
import { type Joining, joiningOf } from './merge.ts';
import type { Changed } from './moderate.ts';
import { isAnswer } from './readable.ts';
import { beside, type StoredQuestion } from './stored.ts';

export type QuestionStore = ReturnType<typeof createQuestionStore>;
/** All questions of a webinar and all their answers; `skipped` counts items that could not be understood. */
export type Room = {
  readonly questions: readonly StoredQuestion[];
  readonly answers: ReadonlyMap<QuestionId, readonly NumberedAnswer[]>;
  readonly skipped: number;
};

/** Votes are judged by a copy of the question that is two seconds old at most. */
const COPY_MS = 2_000;
/** With the edge's second that is the two after which nothing hidden is seen any more. */
const ROOM_COPY_MS = 1_000;
/** A room of ten thousand questions weighs some megabytes. */
const MOST_ROOMS = 20;

const numberOf = ({ sk }: Item): number => Number(sk.split('#')[2]);

type Update = Extract<Write, { change: unknown }>;

const replace = (seen: StoredQuestion, next: StoredQuestion, more: readonly Condition[]): Update => {
  const { pk, sk, ...whole } = questionToItem(next);
  const item: Record<string, unknown> = Object.fromEntries(Object.entries(whole).filter(([key]) => !isBeside(key)));
  const gone = Object.keys(seen).filter((key) => !isBeside(key) && item[key] === undefined);
  const when: Condition = { all: [{ equals: ['version', seen.version] }, ...more] };
  return { key: { pk, sk }, change: { set: item, ...(gone.length > 0 ? { remove: gone } : {}) }, when };
};
const isBeside = (key: string): boolean => (beside as readonly string[]).includes(key);

/** Others may be merged into a question without a change of its version: for some acts that matters. */
const mergedAsSeen = ({ merged }: StoredQuestion): Condition =>
  merged ? { equals: ['merged', merged] } : { any: [{ absent: 'merged' }, { equals: ['merged', 0] }] };

/** A question that is closed takes none; one that points elsewhere itself lets none go, or their votes would be lost on the way. */
const join = ({ target, by }: Joining): Update => ({
  key: questionKey(target),
  change: { add: { merged: by } },
  when: { all: [{ exists: 'pk' }, by > 0 ? { not: { equals: ['resolution', 'closed'] } } : { absent: 'into' }] },
});

export const createQuestionStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies = createCache<StoredQuestion>(COPY_MS, realNow);
  const rooms = createCache<Room>(ROOM_COPY_MS, realNow, MOST_ROOMS);
  /** What the team does shows at once to whoever asks this process. */
  const anew = <T>(id: QuestionId, write: Promise<T>): Promise<T> => write.finally(() => rooms.drop(webinarOfQuestion(id)));
  const find = async (id: QuestionId, { strong = true } = {}): Promise<StoredQuestion | undefined> => {
    const item = await table.get(questionKey(id), { strong });
    return item && itemToQuestion(item);
  };

  /** Read strongly. */
  const room = async (webinar: WebinarId): Promise<Room> => {
    const { pk } = webinarKey(webinar);
    const questions: StoredQuestion[] = [];
    const answers = new Map<QuestionId, NumberedAnswer[]>();
    let skipped = 0;
    const readQuestions = async () => {
      for await (const item of table.all({ pk, prefix: within.questions, strong: true })) {
        const question = itemToQuestion(item);
        if (question) questions.push(question);
        else skipped += 1;
      }
    };
    const readAnswers = async () => {
      for await (const item of table.all({ pk, prefix: within.answers, strong: true })) {
        const id = questionOfAnswer(item.sk);
        if (!isAnswer(item)) skipped += 1;
        else answers.set(id, [...(answers.get(id) ?? []), itemToAnswer(item)]);
      }
    };
    await Promise.all([readQuestions(), readAnswers()]);
    return { questions, answers, skipped };
  };

  return {
    find,
    recent: (id: QuestionId) => copies.find(id, () => find(id)),

    /** Stores a new question; false where it is stored already (a repeat). */
    async add(question: StoredQuestion): Promise<boolean> {
      const done = await table.put(
        Object.fromEntries(Object.entries(questionToItem(question)).filter(([, value]) => value !== undefined)) as Item,
        { absent: 'pk' },
      );
      return done.ok;
    },

    /**
     * Stores a change with all that belongs to it, in one transaction where that is more than the question. 'stale' where another came
     * between, 'target' where the question that this one points to refuses. `own`: an act of its asker. `also`: what is stored with it or not at all.
     */
    async decide(
      seen: StoredQuestion,
      { question: next, answer, past }: Changed,
      { own = false, alone = false, also: more = [] }: { own?: boolean; alone?: boolean; also?: readonly Write[] } = {},
    ): Promise<'stored' | 'stale' | 'target'> {
      const joining = alone ? undefined : joiningOf(seen, next);
      const write = replace(seen, next, joining || own ? [mergedAsSeen(seen)] : []);
      const place = pastKey(seen.id, (seen.earlier ?? 0) / PAST_ENTRIES);
      copies.drop(seen.id);
      const also: Write[] = [
        ...(joining ? [join(joining)] : []),
        ...(answer ? [{ put: { ...answerKey(seen.id, seen.answers), ...answer, v: DATA_VERSION }, when: { absent: 'pk' } as const }] : []),
        ...(past ? [{ put: { ...place, history: past.map(entryToText), v: DATA_VERSION }, when: { absent: 'pk' } as const }] : []),
        ...more,
      ];
      if (also.length === 0) return (await anew(seen.id, table.change(write.key, write.change, write.when))).ok ? 'stored' : 'stale';
      const done = await anew(seen.id, table.transact([write, ...also]));
      if (done.ok) return 'stored';
      return !done.refused[0] && joining && done.refused[1] ? 'target' : 'stale';
    },

    /** A write beside the version: a lease, a mark. False where its condition refused it; never makes a question. */
    async mark(id: QuestionId, change: Change, when: Condition): Promise<boolean> {
      return (await anew(id, table.change(questionKey(id), change, { all: [{ exists: 'pk' }, when] }))).ok;
    },

    /** The entries that a question's own history has no more room for, oldest first. */
    async past(id: QuestionId): Promise<HistoryEntry[]> {
      const parts: Item[] = [];
      for await (const item of table.all({ pk: webinarKey(webinarOfQuestion(id)).pk, prefix: pastOf(id), strong: true })) parts.push(item);
      return parts.sort((a, b) => numberOf(a) - numberOf(b)).flatMap(({ history }) => (history as string[]).map(textToEntry));
    },

    async answers(id: QuestionId): Promise<NumberedAnswer[]> {
      const found: NumberedAnswer[] = [];
      for await (const item of table.all({ pk: webinarKey(webinarOfQuestion(id)).pk, prefix: answersOf(id), strong: true }))
        if (isAnswer(item)) found.push(itemToAnswer(item));
      return found;
    },

    room,

    /** The room as a copy of a second at most, so that a list which everybody pages costs one reading. */
    recentRoom: (webinar: WebinarId) => rooms.find(webinar, () => room(webinar)),
  };
};
