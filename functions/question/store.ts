/** Questions and their answers in the table. Votes belong to the counts and are never written from here. */
import { type QuestionId, type WebinarId, webinarOfQuestion } from '#shared/ids.ts';
import type { Answer, HistoryEntry } from '#shared/question.ts';
import { createCache } from '../table/cache.ts';
import { answerKey, answersOf, questionKey, webinarKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import type { StoredQuestion } from './moderate.ts';

export type QuestionStore = ReturnType<typeof createQuestionStore>;
export type NumberedAnswer = Answer & { readonly n: number };

/** Votes are judged by a copy of the question that is two seconds old at most. */
const COPY_MS = 2_000;

// An entry is one text of at most 40 bytes: seconds in base 36, the decision, who.
const entryToText = ({ at, did, by }: HistoryEntry): string =>
  `${Math.floor(Date.parse(at) / 1000).toString(36)}:${did}:${by.slice(0, 18)}`;
const textToEntry = (text: string): HistoryEntry => {
  const [seconds = '0', did = '', by = ''] = text.split(':');
  return { at: new Date(Number.parseInt(seconds, 36) * 1000).toISOString(), did: did as HistoryEntry['did'], by };
};

const itemToQuestion = (item: Item): StoredQuestion => {
  const { pk: _pk, sk: _sk, v: _v, votes, history, ...rest } = item as Item & { history: string[] };
  return { ...(rest as unknown as StoredQuestion), votes: Math.max(0, Number(votes ?? 0)), history: history.map(textToEntry) };
};

const questionToItem = ({ votes: _, history, ...question }: StoredQuestion): Item => ({
  ...questionKey(question.id),
  ...question,
  history: history.map(entryToText),
  v: DATA_VERSION,
});

const itemToAnswer = (item: Item): NumberedAnswer => {
  const { pk: _pk, sk, v: _v, ...answer } = item;
  return { ...(answer as unknown as Answer), n: Number(sk.slice(-3)) };
};

// A decision leaves alone what others write meanwhile: votes (counts) and asker ("These are mine").
const replace = (seen: StoredQuestion, next: StoredQuestion): Extract<Write, { change: unknown }> => {
  const { pk, sk, asker: _asker, confirmed: _confirmed, ...item } = questionToItem(next);
  const set = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
  const gone = Object.keys(seen).filter((key) => !['votes', 'asker', 'confirmed'].includes(key) && item[key] === undefined);
  return { key: { pk, sk }, change: { set, ...(gone.length > 0 ? { remove: gone } : {}) }, when: { equals: ['version', seen.version] } };
};

export const createQuestionStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies = createCache<StoredQuestion>(COPY_MS, realNow);
  const find = async (id: QuestionId, { strong = true } = {}): Promise<StoredQuestion | undefined> => {
    const item = await table.get(questionKey(id), { strong });
    return item && itemToQuestion(item);
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

    /** Stores a decision, with its answer in one transaction; false where another decision came between. */
    async decide(seen: StoredQuestion, next: StoredQuestion, answer?: Answer): Promise<boolean> {
      const write = replace(seen, next);
      copies.drop(seen.id);
      if (!answer) return (await table.change(write.key, write.change, write.when)).ok;
      const put: Write = { put: { ...answerKey(seen.id, seen.answers), ...answer, v: DATA_VERSION }, when: { absent: 'pk' } };
      return (await table.transact([write, put])).ok;
    },

    async answers(id: QuestionId): Promise<NumberedAnswer[]> {
      const found: NumberedAnswer[] = [];
      for await (const item of table.all({ pk: webinarKey(webinarOfQuestion(id)).pk, prefix: answersOf(id), strong: true }))
        found.push(itemToAnswer(item));
      return found;
    },

    /** All questions of a webinar and all their answers, read strongly; `skipped` counts items that could not be understood. */
    async room(webinar: WebinarId): Promise<{ questions: StoredQuestion[]; answers: Map<QuestionId, NumberedAnswer[]>; skipped: number }> {
      const { pk } = webinarKey(webinar);
      const questions: StoredQuestion[] = [];
      const answers = new Map<QuestionId, NumberedAnswer[]>();
      let skipped = 0;
      const readQuestions = async () => {
        for await (const item of table.all({ pk, prefix: within.questions, strong: true })) {
          try {
            questions.push(itemToQuestion(item));
          } catch {
            skipped += 1;
          }
        }
      };
      const readAnswers = async () => {
        for await (const item of table.all({ pk, prefix: within.answers, strong: true })) {
          const id = item.sk.split('#')[1] ?? '';
          answers.set(id, [...(answers.get(id) ?? []), itemToAnswer(item)]);
        }
      };
      await Promise.all([readQuestions(), readAnswers()]);
      return { questions, answers, skipped };
    },
  };
};
