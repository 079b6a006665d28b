/** Which column a question stands in, in which order, and what the two cards above hold. */
import type { ConsoleQuestion } from '#shared/question.ts';

export const columns = ['review', 'live', 'done'] as const;
export type Column = (typeof columns)[number];
export type Places = Readonly<Record<Column, readonly string[]>>;

export const doneFilters = ['all', 'answered', 'follow-up', 'hidden'] as const;
export type DoneFilter = (typeof doneFilters)[number];

export const columnOf = (question: ConsoleQuestion): Column => {
  if (question.visibility === 'hidden') return 'done';
  if (question.resolution === 'answering') return 'live';
  if (question.resolution !== 'open') return 'done';
  return question.visibility === 'in-review' ? 'review' : 'live';
};

const lastAt = (question: ConsoleQuestion): string => question.history.at(-1)?.at ?? question.askedAt;
const earlier = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// Review is first come, first seen: new ones come in below and nothing jumps. Live is what people want most. Done is what was done last.
const orders: Readonly<Record<Column, (a: ConsoleQuestion, b: ConsoleQuestion) => number>> = {
  review: (a, b) => earlier(a.askedAt, b.askedAt) || earlier(a.id, b.id),
  live: (a, b) => b.votes - a.votes || earlier(a.askedAt, b.askedAt) || earlier(a.id, b.id),
  done: (a, b) => earlier(lastAt(b), lastAt(a)) || earlier(a.id, b.id),
};

/** The selected row keeps its place in its column, whatever moves around it. */
export const pin = (sorted: readonly string[], before: readonly string[], selected: string | null): readonly string[] => {
  const place = selected === null ? -1 : before.indexOf(selected);
  if (place < 0 || selected === null || !sorted.includes(selected)) return sorted;
  const others = sorted.filter((id) => id !== selected);
  return [...others.slice(0, place), selected, ...others.slice(place)];
};

const matches = (question: ConsoleQuestion, find: string): boolean =>
  find === '' || `${question.text} ${question.by} ${question.company}`.toLowerCase().includes(find);

const passes = (question: ConsoleQuestion, filter: DoneFilter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'hidden') return question.visibility === 'hidden';
  return question.resolution === filter && question.visibility !== 'hidden';
};

type Arrangement = {
  readonly questions: readonly ConsoleQuestion[];
  readonly before: Places;
  readonly selected: string | null;
  readonly find: string;
  readonly filter: DoneFilter;
};

export const arrange = ({ questions, before, selected, find, filter }: Arrangement): Places => {
  const lists: Record<Column, ConsoleQuestion[]> = { review: [], live: [], done: [] };
  const wanted = find.trim().toLowerCase();
  for (const one of questions) {
    const column = columnOf(one);
    if (matches(one, wanted) && (column !== 'done' || passes(one, filter))) lists[column].push(one);
  }
  const ids = (column: Column): readonly string[] =>
    pin(
      lists[column].sort(orders[column]).map((one) => one.id),
      before[column],
      selected,
    );
  return { review: ids('review'), live: ids('live'), done: ids('done') };
};

const latest = (questions: readonly ConsoleQuestion[], at: (question: ConsoleQuestion) => string): ConsoleQuestion | null =>
  questions.reduce<ConsoleQuestion | null>((best, one) => (at(one) !== '' && (best === null || at(one) > at(best)) ? one : best), null);

export const onAir = (questions: readonly ConsoleQuestion[]): ConsoleQuestion | null =>
  latest(
    questions.filter((one) => one.resolution === 'answering' && one.visibility !== 'hidden'),
    (one) => one.answeringAt ?? lastAt(one),
  );

export const upNext = (questions: readonly ConsoleQuestion[]): ConsoleQuestion | null =>
  latest(
    questions.filter((one) => one.resolution === 'open' && one.visibility !== 'hidden'),
    (one) => one.nextAt ?? (one.next ? lastAt(one) : ''),
  );

export type Counters = { readonly open: number; readonly medianWaitMs: number };

/** How much is open, and how long the middle one of those has waited. */
export const toCounters = (questions: readonly ConsoleQuestion[], now: number): Counters => {
  const waits = questions
    .filter((one) => columnOf(one) !== 'done')
    .map((one) => now - Date.parse(one.askedAt))
    .sort((a, b) => a - b);
  const middle = Math.floor(waits.length / 2);
  const high = waits[middle] ?? 0;
  return { open: waits.length, medianWaitMs: waits.length % 2 === 1 ? high : (high + (waits[middle - 1] ?? high)) / 2 };
};
