/** Letters in the table: single mails that go out once, each beside whom it is for. Gone by itself when no queue can bring it again. */
import { letterKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';

const LEASE_MS = 60_000;
/** Longer than anything waits in a queue or its dead letters, in days of business time. */
const KEPT_DAYS = 40;

export const createLetterStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => ({
  /**
   * Claims the sending of one letter for a minute of real time. `pk`: whom it is for (`contact#…`, `member#…`, `webinar#…`); `name`
   * says which one, so that the same name is the same letter. A mailer does one thing at a time: a lease that bears its own name is
   * one whose answer it never got, and is given again.
   */
  async lease(pk: string, name: string, mailer: string): Promise<'mine' | 'sent' | 'taken'> {
    const time = realNow().getTime();
    const ttl = Math.floor(now().getTime() / 1000) + KEPT_DAYS * 86_400;
    const done = await table.change(
      letterKey(pk, name),
      { set: { mailLease: time + LEASE_MS, mailBy: mailer, ttl, v: DATA_VERSION } },
      {
        all: [{ absent: 'sentAt' }, { any: [{ absent: 'mailLease' }, { below: ['mailLease', time] }, { equals: ['mailBy', mailer] }] }],
      },
    );
    if (done.ok) return 'mine';
    return done.item?.sentAt === undefined ? 'taken' : 'sent';
  },

  /** Writes nothing where the letter went in the meantime, with the person whom it was for. */
  async sent(pk: string, name: string): Promise<void> {
    const change = { set: { sentAt: now().toISOString() }, remove: ['mailLease', 'mailBy'] };
    await table.change(letterKey(pk, name), change, { exists: 'v' });
  },

  /** Gives a lease back that led to no mail, and leaves no trace of it. */
  async release(pk: string, name: string, mailer: string): Promise<void> {
    await table.remove(letterKey(pk, name), { all: [{ absent: 'sentAt' }, { equals: ['mailBy', mailer] }] });
  },
});
