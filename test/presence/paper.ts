/** A table on paper: carries out one conditional write of one item, as DynamoDB would. For properties that need thousands of them. */
import type { Change, Condition } from '#functions/table/expression.ts';

export type PaperItem = Readonly<Record<string, unknown>>;

const sizeOf = (value: unknown): number => (value instanceof Set ? value.size : 0);

const holds = (item: PaperItem, it: Condition): boolean => {
  if ('exists' in it) return item[it.exists] !== undefined;
  if ('absent' in it) return item[it.absent] === undefined;
  if ('equals' in it) return item[it.equals[0]] === it.equals[1];
  // A comparison with nothing is false, like its opposite is true.
  if ('below' in it) return item[it.below[0]] !== undefined && (item[it.below[0]] as number) < (it.below[1] as number);
  if ('fewerThan' in it) return sizeOf(item[it.fewerThan[0]]) < it.fewerThan[1];
  if ('has' in it) return item[it.has[0]] instanceof Set && (item[it.has[0]] as Set<unknown>).has(it.has[1]);
  if ('not' in it) return !holds(item, it.not);
  return 'any' in it ? it.any.some((part) => holds(item, part)) : it.all.every((part) => holds(item, part));
};

/** Undefined where the condition refuses. Everything is computed from what the item was before. */
export const writeOnPaper = (item: PaperItem, { change, when }: { change: Change; when: Condition }): PaperItem | undefined => {
  if (!holds(item, when)) return undefined;
  const next: Record<string, unknown> = { ...item, ...change.set };
  for (const [name, value] of Object.entries(change.initial ?? {})) next[name] = item[name] ?? value;
  for (const { to, from, otherwise } of change.shift ?? []) next[to] = item[from] ?? otherwise;
  for (const [name, value] of Object.entries(change.add ?? {}))
    next[name] =
      value instanceof Set ? new Set([...((item[name] as Set<unknown>) ?? []), ...value]) : Number(item[name] ?? 0) + Number(value);
  for (const name of change.remove ?? []) delete next[name];
  return next;
};
