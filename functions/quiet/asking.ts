/** What stands about one person while a round asks them: marked before the mail, so that a death leaves it unknown and no second one follows. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { QuietLeft } from '#shared/quiet.ts';
import type { Contact } from '../contact/store.ts';
import { marksIn } from '../invitation/stored.ts';
import type { Condition } from '../table/expression.ts';
import { contactKey, invitedOf, quietWaitingEntry, thankedKey, voiceKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

const MONTH_MS = 30 * 86_400_000;

/** `often`: they had as many as they want; `changed`: somebody or something else was faster. */
export type Marked = { readonly kind: 'marked'; readonly at: string } | { readonly kind: 'often' } | { readonly kind: 'changed' };

export const createAsking = ({ table, now }: { readonly table: Table; readonly now: () => Date }) => {
  const waits = (round: string): Condition => ({ all: [{ equals: ['round', round] }, { equals: ['state', 'waiting'] }] });
  const marked = (at: string): Condition => ({ all: [{ equals: ['state', 'unknown'] }, { equals: ['touchedAt', at] }] });
  const carry = async (contact: ContactId, change: Parameters<Table['change']>[1], when: Condition): Promise<void> =>
    void (await table.change(voiceKey(contact), change, when));

  return {
    /** One write; for who set a limit of mails their invitations are read, and of two mails at a time only one counts. */
    async mark(round: string, contact: Contact): Promise<Marked> {
      const at = now().toISOString();
      const mark = { set: { state: 'unknown', touchedAt: at }, remove: ['listPk', 'listSk'] };
      const cap = contact.preferences?.cap;
      if (cap === undefined)
        return (await table.change(voiceKey(contact.id), mark, waits(round))).ok ? { kind: 'marked', at } : { kind: 'changed' };
      const [{ items }, thanked] = await Promise.all([
        table.query({ ...invitedOf(contact.id), strong: true }),
        table.get(thankedKey(contact.id), { strong: true }),
      ]);
      const since = new Date(now().getTime() - MONTH_MS).toISOString();
      const times = [...items.flatMap((item) => [...marksIn(item).values()].map((one) => one.at)), String(thanked?.at ?? '')];
      if (times.filter((time) => time > since).length >= cap) return { kind: 'often' };
      const { ok } = await table.transact([
        { key: voiceKey(contact.id), change: mark, when: waits(round) },
        { key: contactKey(contact.id), change: { add: { version: 1 } }, when: { equals: ['version', contact.version] } },
      ]);
      return ok ? { kind: 'marked', at } : { kind: 'changed' };
    },

    /** The mail server was away: nobody got anything, and their turn is the next one again. */
    unmark: (round: string, contact: ContactId, at: string) =>
      carry(contact, { set: { state: 'waiting', ...quietWaitingEntry(round, at, contact) }, remove: ['touchedAt'] }, marked(at)),

    sent: (contact: ContactId, at: string) => carry(contact, { set: { state: 'sent', sentAt: now().toISOString() } }, marked(at)),

    /** The carrier refused it for good. */
    refused: (contact: ContactId, at: string, why: QuietLeft) => carry(contact, { set: { state: 'left', why } }, marked(at)),

    skip: (round: string, contact: ContactId, why: QuietLeft) =>
      carry(contact, { set: { state: 'left', why }, remove: ['listPk', 'listSk'] }, waits(round)),

    later: (round: string, contact: ContactId, until: string) =>
      carry(contact, { set: quietWaitingEntry(round, until, contact) }, waits(round)),
  };
};
