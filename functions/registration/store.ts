/** Registrations in the table: one item per person and webinar, in the person's partition. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { entryOf } from '../admission/move.ts';
import { endOf, idOf, registrationKey, registrationLists } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import type { RegistrationRow, Submission } from './register.ts';

/** A registration as stored; it is the person's ballot as well (live/store.ts). */
export type Registration = {
  readonly row: RegistrationRow;
  readonly again: Submission;
  readonly at: string;
  readonly epoch: number;
  /** Which cause the last confirmation was sent for. */
  readonly mailDone?: string;
  readonly resend1?: string;
  readonly confirmedAt?: string;
  /** Business time of the last step of its admission: what its mail is called by. */
  readonly steppedAt?: string;
};

const DAY_MS = 86_400_000;
const LEASE_MS = 60_000;

export const itemToRegistration = (item: Item): Registration => item as unknown as Registration;

export const createRegistrationStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => ({
  /**
   * One update, whether the person is new or not, and no read: the answer cannot tell them apart. What was first stays in `row`,
   * the latest form is `again`; the stream's record does the rest.
   */
  async register(webinar: WebinarId, { row, again }: { row: RegistrationRow; again: Submission }): Promise<void> {
    const initial = { row, at: row.at, epoch: 1, v: DATA_VERSION, ...entryOf(webinar, row) };
    await table.change(registrationKey(row.id, webinar), { initial, set: { again } });
  },

  /** The registration of somebody who is not known there; hands back the one of who is, which stays as it was. `confirmedAt`: by a mailed link. */
  async enrol(
    webinar: WebinarId,
    { row, again }: { row: RegistrationRow; again: Submission },
    confirmedAt?: string,
  ): Promise<Registration | undefined> {
    const set = { row, again, at: row.at, epoch: 1, confirmedAt, v: DATA_VERSION, ...entryOf(webinar, row) };
    const done = await table.change(registrationKey(row.id, webinar), { set }, { absent: 'at' });
    return done.ok || !done.item ? undefined : itemToRegistration(done.item);
  },

  async find(contact: ContactId, webinar: WebinarId, { strong = false } = {}): Promise<Registration | undefined> {
    const item = await table.get(registrationKey(contact, webinar), { strong });
    return item && itemToRegistration(item);
  },

  /** Whose registration stands behind an asker: their own, or that of the address which a guest typed. */
  async behind(asker: ContactId, webinar: WebinarId): Promise<RegistrationRow | undefined> {
    const item = await table.get(registrationKey(asker, webinar));
    const own = typeof item?.for === 'string' ? await table.get(registrationKey(item.for, webinar)) : item;
    return own?.row as RegistrationRow | undefined;
  },

  /** The same for many askers, 100 at most, by the asker's id; who is nobody known is not there. */
  async behindAll(askers: readonly ContactId[], webinar: WebinarId): Promise<ReadonlyMap<ContactId, RegistrationRow>> {
    const read = async (ids: readonly ContactId[]) =>
      (await table.batchGet(ids.map((id) => registrationKey(id, webinar)))).map((item) => [idOf(item.pk), item] as const);
    const own = new Map(await read(askers));
    const owners = [...own].flatMap(([asker, item]) => (typeof item.for === 'string' ? [[asker, item.for] as const] : []));
    const others = new Map(owners.length > 0 ? await read([...new Set(owners.map(([, owner]) => owner))]) : []);
    const found = [...own, ...owners.map(([asker, owner]) => [asker, others.get(owner)] as const)];
    return new Map(found.flatMap(([asker, item]) => (item?.row ? [[asker, item.row as RegistrationRow] as const] : [])));
  },

  /** Asks for the personal link again, three times in 24 hours; the stream queues the mail. Unknown addresses write nothing. */
  async askResend(contact: ContactId, webinar: WebinarId, now: Date): Promise<void> {
    const yesterday = new Date(now.getTime() - DAY_MS).toISOString();
    await table.change(
      registrationKey(contact, webinar),
      {
        set: { resend1: now.toISOString() },
        shift: [
          { to: 'resend2', from: 'resend1', otherwise: '' },
          { to: 'resend3', from: 'resend2', otherwise: '' },
        ],
      },
      { all: [{ exists: 'at' }, { any: [{ absent: 'resend3' }, { below: ['resend3', yesterday] }] }] },
    );
  },

  /**
   * Claims the sending of one confirmation for a minute. `cause` is the time of the form or request that asked for it: one mail a
   * cause, except after a death between handing over and `sent`. A mailer does one thing at a time, so a lease that bears its own
   * name is one whose answer it never got: it is given again at once.
   */
  async lease(
    contact: ContactId,
    webinar: WebinarId,
    cause: string,
    mailer: string,
  ): Promise<{ kind: 'mine'; registration: Registration } | { kind: 'sent' | 'taken' | 'gone' }> {
    const now = realNow().getTime();
    const done = await table.change(
      registrationKey(contact, webinar),
      { set: { mailLease: now + LEASE_MS, mailBy: mailer } },
      {
        all: [
          { exists: 'at' },
          { any: [{ absent: 'mailDone' }, { below: ['mailDone', cause] }] },
          { any: [{ absent: 'mailLease' }, { below: ['mailLease', now] }, { equals: ['mailBy', mailer] }] },
        ],
      },
    );
    if (done.ok && done.item) return { kind: 'mine', registration: itemToRegistration(done.item) };
    const stored = done.item && itemToRegistration(done.item);
    if (!stored?.at) return { kind: 'gone' };
    return { kind: stored.mailDone !== undefined && stored.mailDone >= cause ? 'sent' : 'taken' };
  },

  async sent(contact: ContactId, webinar: WebinarId, cause: string): Promise<void> {
    await table.change(registrationKey(contact, webinar), { set: { mailDone: cause }, remove: ['mailLease', 'mailBy'] }, { exists: 'at' });
  },

  /** Gives a lease back after a failed sending, so that the queue's next try need not wait for it. */
  async release(contact: ContactId, webinar: WebinarId): Promise<void> {
    await table.change(registrationKey(contact, webinar), { remove: ['mailLease', 'mailBy'] }, { exists: 'at' });
  },

  /** Marks the row once its owner has acted through the personal link. */
  async showConfirmed(contact: ContactId, webinar: WebinarId): Promise<void> {
    await table.change(
      registrationKey(contact, webinar),
      { set: { 'row.confirmed': true } },
      { all: [{ exists: 'row' }, { exists: 'confirmedAt' }] },
    );
  },

  /** One page of one of the sixteen lists of a webinar, oldest first. `until`: none that came later than this time. */
  async page(
    list: string,
    { limit, after, until }: { limit: number; after?: Readonly<Record<string, unknown>> | undefined; until?: string },
  ) {
    const bounds = { ...(after ? { after } : {}), ...(until === undefined ? {} : { before: endOf(until) }) };
    const { items, next } = await table.query({ pk: list, index: 'list', limit, ...bounds });
    return { rows: items.map((item) => item.row as RegistrationRow), next };
  },

  /** Which of these people, 100 at most, are or were registered there. */
  async known(contacts: readonly ContactId[], webinar: WebinarId): Promise<ReadonlySet<ContactId>> {
    const items = await table.batchGet(
      contacts.map((contact) => registrationKey(contact, webinar)),
      { strong: false },
    );
    return new Set(items.flatMap(({ at, pk }) => (at === undefined ? [] : [idOf(pk)])));
  },

  /** Every row of a webinar, list by list; memory holds one page. */
  async *rows(webinar: WebinarId): AsyncGenerator<RegistrationRow> {
    for (const pk of registrationLists(webinar))
      for await (const item of table.all({ pk, index: 'list' })) yield item.row as RegistrationRow;
  },
});
