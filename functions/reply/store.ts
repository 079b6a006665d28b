/** Replies in the table: each is stored with the answer, the case's step and the line of the log in one transaction, or not at all. */
import type { AuditEntry } from '#shared/audit.ts';
import { auditItem } from '../audit/entry.ts';
import { kept, stopped, takenBack } from '../case/replies.ts';
import { contactKey, messageKey } from '../table/keys.ts';
import type { Write } from '../table/table.ts';
import { createAttempts, type Entry, type Sent, type World } from './attempt.ts';
import { replyToItem, type StoredReply } from './stored.ts';

type How = {
  /** What was said to them by all that whoever replied knew of. */
  readonly said?: string | undefined;
  readonly entry: Entry;
};

const TRIES = 5;

export const createReplyStore = (world: World) => {
  const { table, cases } = world;
  const { find, seek, caseOf, look, tryOnce } = createAttempts(world);

  return {
    find,
    seek,
    caseOf,

    /** Sends what was written now, or what waited for its time. The same reply twice is sent once, and `known` the second time. */
    async send(reply: StoredReply, { said, entry }: How): Promise<Sent> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = await look(reply, said);
        if ('kind' in seen) return seen;
        // What waited and is not there any more was cancelled.
        if (reply.state === 'waiting' && !seen.known) return { kind: 'gone' };
        const done = await tryOnce(reply, seen, entry);
        if (done) return done;
      }
      return { kind: 'busy' };
    },

    /** A reply whose words stand with its question already: once, and for nobody who was erased. */
    async record(reply: StoredReply): Promise<void> {
      await table.transact([
        { put: replyToItem(reply), when: { absent: 'pk' } },
        { check: contactKey(reply.contact), when: { absent: 'erasedAt' } },
      ]);
    },

    /** Keeps a reply for its time; twice, it is kept once. */
    async keep(reply: StoredReply, { said, entry }: How): Promise<Sent> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = await look(reply, said);
        if ('kind' in seen) return seen;
        if (seen.known) return { kind: 'known', reply: seen.known, case: seen.case };
        const next = kept(seen.case);
        const done = await table.transact([
          { put: replyToItem(reply), when: { absent: 'pk' } },
          await cases.write(seen.case, next),
          { put: auditItem(entry(seen.case, next)) },
        ]);
        if (done.ok) return { kind: 'sent', reply, case: next };
      }
      return { kind: 'busy' };
    },

    /** Says why one that waited could not go out, beside it and in the inbox. False where its case changes all the time. */
    async stop(reply: StoredReply, why: string): Promise<boolean> {
      const put: Write = { put: replyToItem({ ...reply, state: 'stopped', why }), when: { equals: ['state', 'waiting'] } };
      for (let tries = 0; tries < TRIES; tries += 1) {
        const it = await caseOf(reply);
        const done = await table.transact(it ? [put, await cases.write(it, stopped(it, reply.id))] : [put]);
        if (done.ok || done.refused[0]) return true;
      }
      return false;
    },

    /** What everybody reads of one that was sent does not stand below its comment any more. False where it does not already. */
    async takeOff({ contact, case: of, id }: StoredReply, offAt: string, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        {
          key: messageKey(contact, of, id),
          change: { set: { offAt } },
          when: { all: [{ equals: ['state', 'sent'] }, { absent: 'offAt' }] },
        },
        { put: auditItem(entry) },
      ]);
      return done.ok;
    },

    /** Takes back one that waits for its time, or could not go out; false where it is on its way already. */
    async cancel({ contact, case: of, id }: StoredReply, entry: AuditEntry): Promise<boolean> {
      const when = { any: [{ equals: ['state', 'waiting'] as const }, { equals: ['state', 'stopped'] as const }] };
      for (let tries = 0; tries < TRIES; tries += 1) {
        const it = await caseOf({ contact, case: of });
        const done = await table.transact([
          { remove: messageKey(contact, of, id), when },
          { put: auditItem(entry) },
          ...(it ? [await cases.write(it, takenBack(it, id))] : []),
        ]);
        if (done.ok || done.refused[0]) return done.ok;
      }
      return false;
    },
  };
};
export type ReplyStore = ReturnType<typeof createReplyStore>;
