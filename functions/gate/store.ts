/** Who asked for a report and who got it, in the table: with the person, and counted beside the report. */
import type { ContactId } from '#shared/ids.ts';
import { noPaperCounts, type PaperCounts, type ReadingPurpose } from '#shared/paper-gate.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import type { Condition } from '../table/expression.ts';
import { contactKey, paperCountsKey, paperCountsPk, paperRequestKey, readingKey, readingsOf, touchKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { itemToReading, itemToRequest, type PaperRequest, type Reading, WAITING_SECONDS } from './request.ts';

/** Somebody who is known and not erased. */
const living: Condition = { all: [{ exists: 'address' }, { absent: 'erasedAt' }] };
/** A download again within so long is the same one: a double click, a broken line, a program that asks in parts. */
const SAME_MS = 600_000;

type Got = { readonly slug: string; readonly purpose?: ReadingPurpose | undefined; readonly paid?: boolean; readonly isFresh: boolean };

export const createGateStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** One update and no read, whether the address is known or not; the stream's record does the rest. */
  async request(contact: ContactId, slug: string, again: PaperRequest): Promise<void> {
    const ttl = Math.floor(Date.parse(again.at) / 1000) + WAITING_SECONDS;
    await table.change(paperRequestKey(contact, slug), { set: { slug, at: again.at, again, ttl, v: DATA_VERSION } });
  },

  async find(contact: ContactId, slug: string): Promise<PaperRequest | undefined> {
    return itemToRequest(await table.get(paperRequestKey(contact, slug), { strong: true }));
  },

  /** Once for each form that is kept, however often its record comes. */
  async count(contact: ContactId, slug: string): Promise<void> {
    await table.transact([
      {
        key: paperRequestKey(contact, slug),
        change: { set: { counted: true } },
        when: { all: [{ exists: 'again' }, { absent: 'counted' }] },
      },
      { key: paperCountsKey(slug), change: { add: { asked: 1 }, set: { v: DATA_VERSION } } },
    ]);
  },

  /** Everything that a person got, by any of their addresses. */
  async readings(known: Pick<Contact, 'id' | 'aliases'>): Promise<readonly Reading[]> {
    const found: Reading[] = [];
    for (const id of idsOf(known)) for await (const item of table.all({ ...readingsOf(id), strong: true })) found.push(itemToReading(item));
    return found;
  },

  /** Somebody got a report: a touch of their journey, and one more in the counts. Nothing where they did just now, or are erased. `when`: business time. */
  async got(contact: ContactId, { slug, purpose, paid, isFresh }: Got, when: Date = now()): Promise<void> {
    const at = when.toISOString();
    const before = new Date(when.getTime() - SAME_MS).toISOString();
    const said = { ...(purpose ? { purpose } : {}), ...(paid ? { paid } : {}) };
    await table.transact([
      {
        key: readingKey(contact, slug),
        change: { initial: { slug, at, v: DATA_VERSION }, set: { gotAt: at, ...said }, add: { gets: 1 } },
        when: { any: [{ absent: 'gotAt' }, { below: ['gotAt', before] }] },
      },
      {
        put: {
          ...touchKey(contact, at, `download-${slug}`),
          kind: 'download',
          report: slug,
          at,
          ...(purpose ? { why: purpose } : {}),
          v: DATA_VERSION,
        },
      },
      { key: paperCountsKey(slug), change: { add: { got: 1, ...(isFresh ? { fresh: 1 } : {}) }, set: { v: DATA_VERSION } } },
      { check: contactKey(contact), when: living },
    ]);
  },

  /** Of an open report: nobody knows who. */
  async gotByAnybody(slug: string): Promise<void> {
    await table.change(paperCountsKey(slug), { add: { got: 1 }, set: { v: DATA_VERSION } });
  },

  /** Of all reports that anybody asked for or got, in one query. */
  async counts(): Promise<Readonly<Record<string, PaperCounts>>> {
    const found: Record<string, PaperCounts> = {};
    for await (const { sk, asked = 0, got = 0, fresh = 0 } of table.all({ pk: paperCountsPk }))
      found[sk] = { ...noPaperCounts, asked: Number(asked), got: Number(got), fresh: Number(fresh) };
    return found;
  },
});
