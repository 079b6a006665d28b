import { dueLists } from '#functions/table/keys.ts';
import type { Table } from '#functions/table/table.ts';

/** The earliest time in (after, until] at which something is due, undefined where there is none. */
export const nextDue = async (table: Pick<Table, 'query'>, { after, until }: { after: Date; until: Date }): Promise<Date | undefined> => {
  // Sort keys are `<time>#…`, and `$` comes right after `#`: nothing at `after` itself, everything at `until`.
  const range = { index: 'due', from: `${after.toISOString()}$`, before: `${until.toISOString()}$`, limit: 1 } as const;
  const first = await Promise.all(dueLists.map((pk) => table.query({ ...range, pk })));
  const times = first.flatMap(({ items }) => items.map((item) => String(item.dueSk).slice(0, 24)));
  const earliest = times.sort()[0];
  return earliest ? new Date(earliest) : undefined;
};
