/** Runs in the table. A page of one costs a write before it and one after it, whatever happens in between. */
import type { WebinarId } from '#shared/ids.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Condition } from '../table/expression.ts';
import { plannedKey, runKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { END, fromCursor, toCursor } from './cursor.ts';
import { cursorName, itemToRun, leaseName, listsOf, type StoredRun, toRunItem } from './item.ts';
import type { Run } from './plan.ts';

/** Longer than a page may take. */
const LEASE_MS = 90_000;
export const PAGE = 50;

/** One page of one list: `seen` is where the last one ended. */
export type Page = { readonly webinar: WebinarId; readonly run: Run; readonly list: number; readonly seen: string | undefined };
/** Somebody of a list, with how far it is read after them. */
export type Listed = { readonly row: RegistrationRow; readonly cursor: string };

const isCurrent = ({ plan }: Run): Condition => ({ all: [{ equals: ['plan', plan] }, { absent: 'doneAt' }] });
const isAt = (list: number, seen: string | undefined): Condition =>
  seen === undefined ? { absent: cursorName(list) } : { equals: [cursorName(list), seen] };

export const createRunStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const toRun = (item: Item | undefined): StoredRun | undefined => item && itemToRun(item);
  return {
    async find(webinar: WebinarId, step: string): Promise<StoredRun | undefined> {
      return toRun(await table.get(runKey(webinar, step), { strong: true }));
    },

    /** Up to `PAGE` people of a list after a cursor, and how far that is: `end` where nobody follows. */
    async people(list: string, seen: string | undefined): Promise<{ people: readonly Listed[]; next: string }> {
      const from = seen === undefined ? {} : { from: fromCursor(seen) };
      const { items, next } = await table.query({ pk: list, index: 'list', limit: PAGE, ...from });
      const people = items.map((item) => ({ row: item.row as RegistrationRow, cursor: toCursor(String(item.listSk)) }));
      return { people, next: next ? toCursor(String(next.listSk)) : END };
    },

    /** The lease with which its page may be sent; undefined where another mailer has it, or the run is another one by now. */
    async claim({ webinar, run, list, seen }: Page): Promise<number | undefined> {
      const time = realNow().getTime();
      const lease = leaseName(list);
      const isFree: Condition = { any: [{ absent: lease }, { below: [lease, time] }] };
      const when = { all: [isCurrent(run), isAt(list, seen), isFree] };
      const done = await table.change(runKey(webinar, run.step), { set: { [lease]: time + LEASE_MS } }, when);
      return done.ok ? time + LEASE_MS : undefined;
    },

    /**
     * Notes how far a page came and how many were mailed, and gives the lease back; without one (nobody was on the page) only where none
     * is held. Hands back the run, undefined where somebody else had taken the page over.
     */
    async record({ webinar, run, list, seen }: Page, cursor: string | undefined, sent = 0, lease?: number): Promise<StoredRun | undefined> {
      const held: Condition = lease === undefined ? { absent: leaseName(list) } : { equals: [leaseName(list), lease] };
      const change = {
        set: { [cursorName(list)]: cursor },
        ...(sent > 0 ? { add: { sent } } : {}),
        remove: [leaseName(list)],
      };
      const when = { all: [{ equals: ['plan', run.plan] as const }, isAt(list, seen), held] };
      const done = await table.change(runKey(webinar, run.step), change, when);
      return done.ok ? toRun(done.item) : undefined;
    },

    /** Whether everything that was published before there were runs has its own. */
    isPlanned: async (): Promise<boolean> => (await table.get(plannedKey)) !== undefined,

    /** Those of one webinar, as far as it has none of that name. */
    async plan(webinar: WebinarId, runs: readonly Run[]): Promise<void> {
      for (const run of runs) await table.put(toRunItem(webinar, run), { absent: 'pk' });
    },

    async allPlanned(): Promise<void> {
      await table.put({ ...plannedKey, at: now().toISOString(), v: DATA_VERSION });
    },

    /** Ends it: off the schedule, kept as the record of what was mailed. */
    async finish(webinar: WebinarId, run: Run): Promise<void> {
      const lists = [...listsOf(run.step, webinar).keys()];
      const remove = ['duePk', 'dueSk', ...lists.flatMap((list) => [cursorName(list), leaseName(list)])];
      await table.change(runKey(webinar, run.step), { set: { doneAt: now().toISOString() }, remove }, isCurrent(run));
    },
  };
};
