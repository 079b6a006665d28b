/** What campaigns and webinars caused, as the counts keep it, and who of the team read of that. */
import { CASES_TO_READ } from '#shared/campaign.ts';
import { hourOf } from '../campaign/counts.ts';
import { foldName } from '../campaign/fold.ts';
import { EARLIER_DAYS } from '../campaign/stored.ts';
import { causedKey, heardBeforeHoursKey, heardKey, heardSince, webinarCasesKey } from '../table/keys.ts';
import { getMany } from '../table/many.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

/**
 * Until then (ISO) a mark said no hour of its case. It counts for what went out before that, and not for what went out later under the same name.
 */
const BY_HOUR_SINCE = '2026-11-24T00:00:00.000Z';

type Hours = Readonly<Record<string, number>>;

const marksIn = (item: Item | undefined): readonly string[] => (item?.cases instanceof Set ? [...(item.cases as Set<string>)] : []);

export const createCauseStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** Cases by the hour in which they came, by the folded name of what caused them. */
  async caused(names: readonly string[]): Promise<ReadonlyMap<string, Hours>> {
    const folded = [...new Set(names.map(foldName))];
    const items = await getMany(table, folded.map(causedKey), { strong: false });
    const byPk = new Map(items.map(({ pk, sk: _sk, v: _v, ...hours }) => [pk, hours as Hours]));
    return new Map(folded.map((name) => [name, byPk.get(causedKey(name).pk) ?? {}]));
  },

  /** How many cases each of these webinars caused. */
  async arose(webinars: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const items = await getMany(table, webinars.map(webinarCasesKey), { strong: false });
    return new Map(items.map(({ pk, cases }) => [pk.slice('arose#'.length), Number(cases ?? 0)]));
  },

  /** How many cases of this name, opened since then (ISO, by the hour), somebody of the team read: `CASES_TO_READ` at most. */
  async heard(name: string, email: string, since: string): Promise<number> {
    const key = heardBeforeHoursKey(foldName(name), email);
    const read = new Set(marksIn(since < BY_HOUR_SINCE ? await table.get(key, { strong: true }) : undefined));
    for await (const item of table.all({ ...heardSince(foldName(name), email, hourOf(since)), strong: true })) {
      for (const mark of marksIn(item)) read.add(mark);
      if (read.size >= CASES_TO_READ) break;
    }
    return Math.min(read.size, CASES_TO_READ);
  },

  /** Of an hour as many as anybody asks for, and no more: the items stay small. They stay as long as a send before is looked for. */
  async hear(name: string, email: string, { mark, openedAt }: { readonly mark: string; readonly openedAt: string }): Promise<void> {
    const ttl = Math.ceil(now().getTime() / 1000) + EARLIER_DAYS * 86_400;
    const change = { add: { cases: new Set([mark]) }, initial: { ttl, v: DATA_VERSION } };
    await table.change(heardKey(foldName(name), email, hourOf(openedAt)), change, { fewerThan: ['cases', CASES_TO_READ] });
  },
});
