/** What a row does to a person, and how it is taken back. It fills in what is empty and restricts; it never agrees to anything. Pure. */
import { MOST_LABELS } from '#shared/contact.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { suppress } from '../suppression/rules.ts';
import type { Row, Said } from './row.ts';

/** What one import did to one person: kept beside them for as long as it can be taken back. */
export type Trace = {
  readonly import: string;
  readonly at: string;
  /** Nobody was known by this address before. */
  readonly made: boolean;
  /** The version that the import stored: as long as it stands, nothing has changed since. */
  readonly version: number;
  readonly set: Said;
  readonly labels: readonly string[];
  /** Kept off marketing mail by it. */
  readonly stopped: boolean;
};

/** `at`: of the import itself, so that a second try writes the same. */
export type Act = {
  readonly import: string;
  readonly at: string;
  readonly origin?: string | undefined;
  readonly labels: readonly string[];
};

export type Applied = {
  readonly outcome: 'added' | 'filled' | 'unchanged' | 'stopped' | 'erased';
  readonly contact?: Contact;
  readonly trace?: Trace;
};

const isKnown = (known: Contact | undefined): known is Contact => known !== undefined && Boolean(known.address);

/** Only restricts: who is not known stays so, and their address is kept as a code. */
const stop = (known: Contact | undefined, id: ContactId, act: Act): Applied => {
  const suppressed = suppress(known?.suppressed, { purposes: ['marketing'], why: 'imported', at: act.at });
  if (suppressed.marketing?.at !== act.at || suppressed.marketing.why !== 'imported') return { outcome: 'unchanged' };
  const version = (known?.version ?? 0) + 1;
  const trace: Trace = { import: act.import, at: act.at, made: known === undefined, version, set: {}, labels: [], stopped: true };
  return { outcome: 'stopped', contact: { ...(known ?? ({ id } as Contact)), suppressed, version }, trace };
};

const nobody = { name: '', company: '', mailDay: '', mails: [] } as const;

/** What is known stays as it is. */
export const applyRow = (known: Contact | undefined, id: ContactId, row: Row, act: Act): Applied => {
  if (row.isStopped) return stop(known, id, act);
  if (known?.erasedAt !== undefined) return { outcome: 'erased' };
  const news = Object.entries(row.said).filter(([field]) => !known?.[field as keyof Said]);
  const room = Math.max(0, MOST_LABELS - (known?.labels?.length ?? 0));
  // What the list is called by comes first: all of it can be found by that.
  const labels = [...new Set([...act.labels, ...row.labels])].filter((label) => !known?.labels?.includes(label)).slice(0, room);
  const made = !isKnown(known);
  if (!made && news.length === 0 && labels.length === 0) return { outcome: 'unchanged' };
  const set = Object.fromEntries(news) as Said;
  const version = (known?.version ?? 0) + 1;
  const base = { ...nobody, firstAt: act.at, lastAt: act.at, ...known, id: known?.id ?? id, address: known?.address || row.address };
  const all = [...(known?.labels ?? []), ...labels].sort();
  const imported = made ? { imported: { import: act.import, at: act.at, ...(act.origin ? { origin: act.origin } : {}) } } : {};
  const contact: Contact = { ...base, ...set, ...(all.length > 0 ? { labels: all } : {}), ...imported, version };
  const trace: Trace = { import: act.import, at: act.at, made: known === undefined, version, set, labels, stopped: false };
  return { outcome: made ? 'added' : 'filled', contact, trace };
};

/** 'gone': the import made them, and nothing has come since. Undefined where nothing of the import is left to take back. */
export const takeBack = (known: Contact, trace: Trace): Contact | 'gone' | undefined => {
  if (trace.made && known.version === trace.version) return 'gone';
  const unchanged = Object.entries(trace.set).filter(([field, value]) => known[field as keyof Said] === value);
  const mine = new Set(trace.labels);
  const labels = (known.labels ?? []).filter((label) => !mine.has(label));
  const held = known.suppressed?.marketing;
  const isHeld = trace.stopped && held?.why === 'imported' && held.at === trace.at;
  const isNamed = known.imported?.import === trace.import;
  if (unchanged.length === 0 && labels.length === (known.labels ?? []).length && !isHeld && !isNamed) return undefined;
  const { labels: _, imported, ...rest } = known;
  const bare = Object.fromEntries(Object.entries(rest).filter(([field]) => !unchanged.some(([filled]) => filled === field)));
  const { marketing, ...others } = known.suppressed ?? {};
  return {
    ...(bare as typeof rest),
    // A name and a company are always there, if empty; of a bare suppression they are not.
    ...(known.address ? { name: bare.name ?? '', company: bare.company ?? '' } : {}),
    ...(labels.length > 0 ? { labels } : {}),
    ...(imported && !isNamed ? { imported } : {}),
    ...(isHeld ? { suppressed: others } : {}),
  } as Contact;
};
