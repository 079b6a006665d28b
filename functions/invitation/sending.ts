/** What a run of invitations notes in the table: who waits for a mail in pieces, who sends one now, and the mark of each person. */
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { invitationKey, pieceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { markPerson, toUnmark } from './marking.ts';
import { type Invitation, itemToPiece, type Piece } from './stored.ts';
import { type Changing, type Outcome, toClaim, toOver, toRecord, toTurn } from './writes.ts';

type World = { readonly table: Table; readonly now: () => Date; readonly realNow: () => Date };

/** Longer than a piece may take. */
const LEASE_MS = 90_000;

export const createSending = ({ table, now, realNow }: World) => {
  const carry = async ({ key, change, when }: Changing): Promise<boolean> => (await table.change(key, change, when)).ok;

  return {
    /** A piece of who is to be mailed, as they were found: written again, it is the same. */
    async putPiece(id: string, { n, ids }: Piece): Promise<void> {
      await table.put({ ...pieceKey(id, n), ids, v: DATA_VERSION });
    },

    /** Pieces after the `cursor`, in order. */
    async *pieces({ id, pieces }: Pick<Invitation, 'id' | 'pieces'>, cursor = 0): AsyncGenerator<Piece> {
      const { pk, sk: from } = pieceKey(id, cursor + 1);
      const { sk: before } = pieceKey(id, pieces + 1);
      if (pieces > cursor) for await (const item of table.all({ pk, from, before, limit: 5, strong: true })) yield itemToPiece(item);
    },

    /** The lease with which its next piece may be sent; undefined where another mailer has it, or somebody of the team was faster. */
    async claim(invitation: Invitation): Promise<number | undefined> {
      const time = realNow().getTime();
      return (await carry(toClaim(invitation, time, time + LEASE_MS))) ? time + LEASE_MS : undefined;
    },

    /** False where another mailer took the piece over, since this one was too slow. */
    async record(invitation: Invitation, piece: Piece, outcome: Outcome, lease: number): Promise<boolean> {
      return (await table.transact(toRecord(invitation, piece, outcome, lease))).ok;
    },

    /** Ends the round; `nextAt`: when the next one begins. */
    turn: (invitation: Invitation, nextAt: string | undefined) => carry(toTurn(invitation, nextAt, now(), realNow().getTime())),
    over: (invitation: Invitation) => carry(toOver(invitation, now(), realNow().getTime())),

    /** Marks somebody for a mail that follows. */
    mark: (contact: Contact, invitation: Invitation, piece: number) => markPerson(table, contact, invitation, { piece, at: now() }),

    /** The mail server was away: nobody got anything. */
    unmark: (contact: ContactId, invitation: Invitation, { at, isFirst }: { at: string; isFirst: boolean }) =>
      carry(toUnmark(contact, invitation, at, isFirst)),

    /** Nothing is kept of who waited for a run that is over. */
    async clear(id: string): Promise<void> {
      for await (const { pk, sk } of table.all({ pk: invitationKey(id).pk, prefix: 'piece#', strong: true }))
        await table.remove({ pk, sk });
    },
  };
};
