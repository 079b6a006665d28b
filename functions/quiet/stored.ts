/** A round of care for the quiet as it is stored: whom it looked at, how far it is, and what came of it. Pure. */
import { type QuietCounts, type QuietRound, type QuietState, quietReasons, type Voices, voices } from '#shared/quiet.ts';
import { dueEntry, idOf, quietEntry, quietKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type StoredRound = {
  readonly id: string;
  readonly state: QuietState;
  readonly by: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** Counts what the team changed. */
  readonly version: number;
  /** What its page proposes to tap; empty: the common ones. */
  readonly topics: readonly string[];
  readonly looked: number;
  readonly quiet: number;
  readonly size: number;
  readonly left: QuietCounts;
  /** Until when somebody sends it: real milliseconds. */
  readonly lease?: number;
  /** When the first of those can be mailed for whom it is night. */
  readonly waitsUntil?: string;
  /** When nobody was found in its list: the index may be some seconds behind. */
  readonly emptyAt?: string;
  /** Kept by the counts of the stream. */
  readonly sent: number;
  readonly unknown: number;
  readonly skipped: QuietCounts;
  readonly voices: Voices;
};

export const isOpen = ({ state }: Pick<StoredRound, 'state'>): boolean => state !== 'done' && state !== 'stopped';

/** The names of what the counts keep: `sent`, `unknown`, `left-<why>`, `voice-<what>`. */
export const leftCount = (why: string): string => `left-${why}`;
export const voiceCount = (what: string): string => `voice-${what}`;

const figure = (item: Item, name: string): number => Math.max(0, Number(item[name] ?? 0));

export const itemToRound = (item: Item): StoredRound => {
  const { pk, sk: _sk, listPk: _lp, listSk: _ls, duePk: _dp, dueSk: _ds, row: _row, v: _v, ...stored } = item;
  const known = Object.entries(stored).filter(([name]) => !/^(left|voice)-|^waiting$/.test(name));
  const skipped = quietReasons.flatMap((why) => {
    const count = figure(item, leftCount(why));
    return count > 0 ? [[why, count] as const] : [];
  });
  return {
    ...(Object.fromEntries(known) as Omit<StoredRound, 'id' | 'sent' | 'unknown' | 'skipped' | 'voices'>),
    id: idOf(pk),
    ...{ sent: figure(item, 'sent'), unknown: figure(item, 'unknown'), skipped: Object.fromEntries(skipped) },
    voices: Object.fromEntries(voices.map((what) => [what, figure(item, voiceCount(what))])) as Voices,
  };
};

/** As it begins: its people are still to be found. */
export const toItem = ({
  id,
  by,
  at,
  topics,
}: {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly topics: readonly string[];
}): Item => ({
  ...quietKey(id),
  ...quietEntry(at, id),
  ...{ state: 'preparing', by, createdAt: at, version: 1, topics, looked: 0, quiet: 0, size: 0, left: {} },
  row: { id },
  v: DATA_VERSION,
});

/** Its place on the schedule. */
export const dueAt = (id: string, at: string) => dueEntry(quietKey(id), at);

export const toRound = ({ lease: _l, emptyAt: _e, waitsUntil, ...round }: StoredRound): QuietRound => ({
  ...round,
  ...(waitsUntil && round.state === 'running' ? { waitsUntil } : {}),
});
