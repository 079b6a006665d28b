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

/** When something was last decided about it. */
export const lastAt = (question: ConsoleQuestion): string => question.history.at(-1)?.at ?? question.askedAt;
const earlier = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What people reported asks for a look before anything else. */
const alarm = (a: ConsoleQuestion, b: ConsoleQuestion): number => b.reports - a.reports;

// Review is first come, first seen: new ones come in below and nothing jumps. Live is what people want most. Done is what was done last.
const orders: Readonly<Record<Column, (a: ConsoleQuestion, b: ConsoleQuestion) => number>> = {
  review: (a, b) => alarm(a, b) || earlier(a.askedAt, b.askedAt) || earlier(a.id, b.id),
  live: (a, b) => alarm(a, b) || b.votes - a.votes || earlier(a.askedAt, b.askedAt) || earlier(a.id, b.id),
  done: (a, b) => earlier(lastAt(b), lastAt(a)) || earlier(a.id, b.id),
};

/** The selected row keeps its place in its column, whatever moves around it. */
export const pin = (sorted: readonly string[], before: readonly string[], selected: string | null): readonly string[] => {
  const place = selected === null ? -1 : before.indexOf(selected);
  if (place < 0 || selected === null || !sorted.includes(selected)) return sorted;
  const others = sorted.filter((id) => id !== selected);
  return [...others.slice(0, place), selected, ...others.slice(place)];
};

const matches = ({ text, by, company, labels, owner }: ConsoleQuestion, find: string): boolean =>
  find === '' || [text, by, company, ...labels, owner ?? ''].join(' ').toLowerCase().includes(find);

/** What the lists are narrowed to; '' and `all` are everything. */
export type Narrowed = { readonly find: string; readonly filter: DoneFilter; readonly label: string; readonly owner: string };
export const everything: Narrowed = { find: '', filter: 'all', label: '', owner: '' };

const passes = (question: ConsoleQuestion, filter: DoneFilter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'hidden') return question.visibility === 'hidden';
  return question.resolution === filter && question.visibility !== 'hidden';
};

type Arrangement = {
  readonly questions: readonly ConsoleQuestion[];
  readonly before: Places;
  readonly selected: string | null;
  readonly narrowed: Narrowed;
};

export const arrange = ({ questions, before, selected, narrowed }: Arrangement): Places => {
  const { find, filter, label, owner } = narrowed;
  const lists: Record<Column, ConsoleQuestion[]> = { review: [], live: [], done: [] };
  const wanted = find.trim().toLowerCase();
  for (const one of questions) {
    const column = columnOf(one);
    if (label !== '' && !one.labels.includes(label)) continue;
    if (owner !== '' && one.owner !== owner) continue;
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
