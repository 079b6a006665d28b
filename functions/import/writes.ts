/** What a row changes, and its taking back, as writes of one transaction: four a person at most. Pure. */
import type { Contact } from '../contact/store.ts';
import { toItem, toPointer } from '../contact/stored.ts';
import { suppressionWrites } from '../suppression/writes.ts';
import type { Condition } from '../table/expression.ts';
import { contactKey, findKey, suppressionKey, traceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Write } from '../table/table.ts';
import { type Applied, type Trace, takeBack } from './apply.ts';
import type { Row } from './row.ts';

/** A day longer than it can be taken back. */
export const TRACE_SECONDS = 2 * 86_400;

const unchanged = (known: Contact | undefined): Condition => (known ? { equals: ['version', known.version] } : { absent: 'pk' });

/** `now`: for the time to live of what is kept to take it back. */
export const rowWrites = (known: Contact | undefined, { contact, trace }: Applied, row: Row, now: Date): readonly Write[] => {
  if (!contact || !trace) return [];
  const ttl = Math.floor(now.getTime() / 1000) + TRACE_SECONDS;
  const { id } = contact;
  const traced = { put: { ...traceKey(id, trace.import), ...trace, ttl, v: DATA_VERSION } };
  if (trace.stopped) {
    const act = { purposes: ['marketing'], why: 'imported', at: trace.at } as const;
    return [...suppressionWrites({ id, address: row.address }, known, act), traced];
  }
  const isFound = known?.address && known.ttl === undefined;
  // A request that nobody confirmed would go by itself: the list knows them without it.
  const { ttl: _, ...kept } = contact;
  return [
    { put: toItem(kept, trace.version), when: unchanged(known) },
    ...(isFound ? [] : [{ put: toPointer(id, contact.address) }]),
    traced,
  ];
};

export const itemToTrace = (item: Item): Trace => item as unknown as Trace;

/** `isAlone`: nothing else is in their partition. `whole`: nothing of the import is left then. */
export const backWrites = (
  known: Contact,
  trace: Trace,
  isAlone: boolean,
): { readonly whole: boolean; readonly writes: readonly Write[] } => {
  const { id } = known;
  const done: Write = { remove: traceKey(id, trace.import) };
  const when: Condition = { equals: ['version', known.version] };
  const became = takeBack(known, trace);
  const whole = known.version === trace.version;
  const listed: readonly Write[] = trace.stopped ? [{ remove: suppressionKey(id, 'marketing') }] : [];
  if (became === undefined) return { whole, writes: [done] };
  if (became === 'gone' && isAlone)
    return { whole: true, writes: [{ remove: contactKey(id), when }, { remove: findKey(id, 'mail') }, ...listed, done] };
  // What came beside them since keeps them: only what the import said goes.
  const kept = became === 'gone' ? takeBack({ ...known, version: known.version + 1 }, trace) : became;
  if (kept === undefined || kept === 'gone') return { whole: false, writes: [done] };
  const stored: Write = kept.address
    ? { put: toItem(kept, known.version + 1), when }
    : { key: contactKey(id), change: { set: { suppressed: kept.suppressed ?? {} }, add: { version: 1 } }, when };
  const isLifted = trace.stopped && kept.suppressed?.marketing === undefined;
  return { whole: whole && became !== 'gone', writes: [stored, ...(isLifted ? listed : []), done] };
};
