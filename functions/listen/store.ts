/** What stands around listening: whether and when the Monday mail goes, to whom, what it told, and what each of the team has read. */
import type { AuditEntry } from '#shared/audit.ts';
import { may, type Role } from '#shared/host.ts';
import type { QuestionId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import type { Key } from '../table/keys/key.ts';
import { dueEntry, listenedKey, listenKey, memberKey, mondayKey, noMondayKey, teamList } from '../table/keys.ts';
import { getMany } from '../table/many.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { nextMonday } from './monday.ts';

const DAY_SECONDS = 86_400;
/** What was told or read longer ago is no news of a week anyway. */
const KEPT_DAYS = 70;
/** Of one month and member: who reads more has read everything. */
const MOST_READ = 1_000;

export type Monday = { readonly isOn: boolean; readonly version: number; readonly nextAt: string | undefined };

const toMonday = (item: Item | undefined): Monday => ({
  isOn: item?.isOn !== false,
  version: typeof item?.version === 'number' ? item.version : 0,
  nextAt: typeof item?.dueSk === 'string' ? item.dueSk.slice(0, 24) : undefined,
});
const idsIn = (ids: unknown): readonly QuestionId[] =>
  Array.isArray(ids) ? ids.map(String) : ids instanceof Set ? [...ids].map(String) : [];

/** Who wanted none before that wish had an item of its own said so beside their name. */
const refusedThere = ({ noMonday }: Item): boolean => noMonday === true;

export const createListenStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const forgotten = (): number => Math.ceil(now().getTime() / 1000) + KEPT_DAYS * DAY_SECONDS;
  /** This month and the one before: a week has no more. */
  const months = (): readonly string[] => [0, 31].map((back) => new Date(now().getTime() - back * 86_400_000).toISOString().slice(0, 7));
  const members = async (): Promise<readonly Item[]> => {
    const found: Key[] = [];
    for await (const { pk, sk } of table.all({ pk: teamList, index: 'list', keysOnly: true })) found.push({ pk, sk });
    return getMany(table, found);
  };

  return {
    find: async (): Promise<Monday> => toMonday(await table.get(listenKey, { strong: true })),

    /** Puts the next Monday into the schedule where there is none yet. */
    async begin(zone: string): Promise<void> {
      const at = nextMonday(now(), zone);
      await table.put({ ...listenKey, isOn: true, version: 0, ...dueEntry(listenKey, at), v: DATA_VERSION }, { absent: 'pk' });
    },

    /** The one that was `due` is done with. */
    async wind({ dueSk }: Item, zone: string): Promise<void> {
      await table.change(listenKey, { set: dueEntry(listenKey, nextMonday(now(), zone)) }, { equals: ['dueSk', dueSk] });
    },

    /** With its entry of the audit log; false where somebody else changed it between. */
    async turn(seen: Monday, isOn: boolean, entry: AuditEntry): Promise<boolean> {
      const when =
        seen.version === 0
          ? ({ any: [{ absent: 'pk' }, { equals: ['version', 0] }] } as const)
          : ({ equals: ['version', seen.version] } as const);
      const change = { set: { isOn, version: seen.version + 1, v: DATA_VERSION } };
      return (await table.transact([{ key: listenKey, change, when }, { put: auditItem(entry) }])).ok;
    },

    /** Addresses of those whom it is for: by the roles that they last signed in with, unless they want none. */
    async readers(): Promise<readonly string[]> {
      const known = (await members())
        .filter((it) => may(it.roles as readonly Role[], 'listen.mail') && !refusedThere(it))
        .map(({ email }) => String(email));
      const without = new Set((await getMany(table, known.map(noMondayKey))).map(({ pk }) => pk));
      return known.filter((email) => !without.has(noMondayKey(email).pk)).toSorted();
    },

    async wants(email: string): Promise<boolean> {
      const said = await table.batchGet([noMondayKey(email), memberKey(email)]);
      return !said.some((it) => it.sk === noMondayKey(email).sk || refusedThere(it));
    },

    async turnOwn(email: string, isOn: boolean): Promise<void> {
      if (isOn)
        await Promise.all([
          table.remove(noMondayKey(email)),
          table.change(memberKey(email), { remove: ['noMonday'] }, { equals: ['noMonday', true] }),
        ]);
      else await table.put({ ...noMondayKey(email), v: DATA_VERSION });
    },

    /** What the mails of these Mondays told. */
    async told(weeks: readonly string[]): Promise<readonly QuestionId[]> {
      return (await table.batchGet(weeks.map(mondayKey))).flatMap(({ questions }) => idsIn(questions));
    },

    /** What the mail of a Monday tells, for good: whoever asks later hears what was stored first. */
    async tell(week: string, questions: readonly QuestionId[]): Promise<readonly QuestionId[]> {
      const done = await table.put({ ...mondayKey(week), questions, ttl: forgotten(), v: DATA_VERSION }, { absent: 'pk' });
      return done.ok ? questions : idsIn(done.item?.questions);
    },

    async readBy(email: string): Promise<ReadonlySet<QuestionId>> {
      const items = await table.batchGet([...new Set(months())].map((month) => listenedKey(email, month)));
      return new Set(items.flatMap(({ questions }) => idsIn(questions)));
    },

    async read(email: string, question: QuestionId): Promise<void> {
      const [month = ''] = months();
      const change = { add: { questions: new Set([question]) }, initial: { ttl: forgotten(), v: DATA_VERSION } };
      await table.change(listenedKey(email, month), change, { fewerThan: ['questions', MOST_READ] });
    },
  };
};
