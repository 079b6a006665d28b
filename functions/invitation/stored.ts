/** An invitation as it is stored: what was asked for, how far its run is, and the marks of who was reached. Pure. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { InvitationState, SkipCounts } from '#shared/invitation.ts';
import { dueEntry, idOf, invitationEntry, invitationKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type StoredState = Exclude<InvitationState, 'scheduled'>;

export type Invitation = {
  readonly id: string;
  readonly webinar: WebinarId;
  readonly segment: string;
  readonly name: string;
  readonly state: StoredState;
  /** When it is to go; absent: once somebody sends it. */
  readonly at?: string;
  readonly again: boolean;
  /** Why people who are owed an answer get it as well. */
  readonly overHold?: string;
  readonly by: string;
  readonly createdAt: string;
  /** When somebody sent it off. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** Counts what the team changed. */
  readonly version: number;
  /** People who are to be mailed, in so many pieces; and who of the segment is not among them. */
  readonly size: number;
  readonly pieces: number;
  readonly left: SkipCounts;
  /** How far it is: rounds over the pieces, the piece after which it goes on, when the next of this round's late ones is due. */
  readonly round: number;
  readonly cursor: number;
  readonly nextAt?: string;
  /** Between two rounds: when the first of those can be mailed for whom it is night. */
  readonly waitsUntil?: string;
  /** Until when somebody sends a piece: real milliseconds. */
  readonly lease?: number;
  readonly sent: number;
  readonly unknown: number;
  readonly skipped: SkipCounts;
  /** Who registered through it, kept by the stream. */
  readonly registered: number;
};

/** In the organisation's own words; empty: ours. */
export type Words = { readonly subject: string; readonly text: string };

/** Who waits for their mail. `until`: before then it is night for all of them. */
export type Piece = { readonly n: number; readonly ids: readonly ContactId[]; readonly until?: string };

export const isOpen = ({ state }: Pick<Invitation, 'state'>): boolean => state !== 'done' && state !== 'stopped';

export const stateOf = ({ state, at, sent, unknown }: Invitation, now: Date): InvitationState =>
  state === 'running' && sent + unknown === 0 && at !== undefined && at > now.toISOString() ? 'scheduled' : state;

export const toItem = ({ registered: _, ...invitation }: Invitation): Item => ({
  ...invitationKey(invitation.id),
  ...invitationEntry(invitation.createdAt, invitation.id),
  ...invitation,
  row: { id: invitation.id, webinar: invitation.webinar, open: true },
  v: DATA_VERSION,
});

export const itemToInvitation = (item: Item): Invitation => {
  const { pk, sk: _sk, listPk: _lp, listSk: _ls, duePk: _dp, dueSk: _ds, row: _row, v: _v, ...stored } = item;
  return { registered: 0, ...(stored as unknown as Omit<Invitation, 'id' | 'registered'>), id: idOf(pk) };
};

export const itemToPiece = ({ sk, ids, until }: Item): Piece => ({
  n: Number(sk.slice('piece#'.length)),
  ids: ids as ContactId[],
  ...(typeof until === 'string' ? { until } : {}),
});

/** Its place on the schedule. */
export const dueAt = (id: string, at: string) => dueEntry(invitationKey(id), at);

/** By which a mark remembers an invitation: the piece in which the person was, and when. */
export const markOf = (invitation: string): string => `i${invitation}`;
export type Mark = { readonly piece: number; readonly at: string };

export const marksIn = (item: Item): ReadonlyMap<string, Mark> =>
  new Map(
    Object.entries(item).flatMap(([name, value]) => (/^i[0-9a-z]{20,}$/.test(name) ? [[name.slice(1), value as Mark] as const] : [])),
  );
