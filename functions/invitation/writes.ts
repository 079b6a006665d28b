/** What a run of invitations writes: the lease of a piece, what came of it, the mark of a person. Each holds only where nobody was faster. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Skip, SkipCounts } from '#shared/invitation.ts';
import type { Change, Condition } from '../table/expression.ts';
import { invitationKey, type Key, pieceKey, toldKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Write } from '../table/table.ts';
import { dueAt, type Invitation, type Piece } from './stored.ts';

export type Changing = { readonly key: Key; readonly change: Change; readonly when: Condition };

/** It is where it was read, and nobody of the team ended or paused it. */
const isThere = ({ round, cursor }: Invitation): Condition => ({
  all: [{ equals: ['state', 'running'] }, { equals: ['round', round] }, { equals: ['cursor', cursor] }],
});
const isFree = (time: number): Condition => ({ any: [{ absent: 'lease' }, { below: ['lease', time] }] });

/** `time`: real milliseconds; `until` is when another mailer may take the piece over. */
export const toClaim = (invitation: Invitation, time: number, until: number): Changing => ({
  key: invitationKey(invitation.id),
  change: { set: { lease: until }, remove: ['waitsUntil'] },
  when: { all: [isThere(invitation), isFree(time)] },
});

/** What came of a piece. `told`: who was mailed, or may have been; `later`: it is night there until then; `rest`: nobody came to them. */
export type Outcome = {
  readonly told: readonly ContactId[];
  readonly sent: number;
  readonly unknown: number;
  readonly skipped: SkipCounts;
  readonly later: ReadonlyMap<ContactId, string>;
  readonly rest: readonly ContactId[];
};

export const addSkips = (one: SkipCounts, other: SkipCounts): SkipCounts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)] as Skip[])].map((why) => [why, (one[why] ?? 0) + (other[why] ?? 0)]),
  );

export const earliest = (...times: readonly (string | undefined)[]): string | undefined => times.flatMap((time) => time ?? []).sort()[0];

/** The piece without who is done, and the invitation with the figures: both or neither. Whoever paused it meanwhile keeps it so. */
export const toRecord = (invitation: Invitation, { n }: Piece, outcome: Outcome, lease: number): Write[] => {
  const { told, sent, unknown, skipped, later, rest } = outcome;
  const waiting = [...rest, ...later.keys()];
  const until = rest.length > 0 ? undefined : earliest(...later.values());
  const nextAt = earliest(invitation.nextAt, until);
  const piece = pieceKey(invitation.id, n);
  const set = {
    ...{ cursor: rest.length > 0 ? invitation.cursor : n, nextAt },
    ...{ sent: invitation.sent + sent, unknown: invitation.unknown + unknown, skipped: addSkips(invitation.skipped, skipped) },
  };
  return [
    { key: invitationKey(invitation.id), change: { set, remove: ['lease'] }, when: { equals: ['lease', lease] } },
    ...(told.length > 0 ? [{ key: toldKey(invitation.id, n), change: { add: { ids: new Set(told) }, initial: { v: DATA_VERSION } } }] : []),
    waiting.length > 0 ? { put: { ...piece, ids: waiting, ...(until ? { until } : {}), v: DATA_VERSION } } : { remove: piece },
  ];
};

/** The round is over: another one begins when the first of its late ones can be mailed, or everybody is through. `nextAt`: of who is late. */
export const toTurn = (invitation: Invitation, nextAt: string | undefined, now: Date, time: number): Changing => ({
  key: invitationKey(invitation.id),
  change: nextAt
    ? { set: { round: invitation.round + 1, cursor: 0, waitsUntil: nextAt, ...dueAt(invitation.id, nextAt) }, remove: ['nextAt', 'lease'] }
    : {
        set: { state: 'done', endedAt: now.toISOString(), 'row.open': false },
        add: { version: 1 },
        remove: ['nextAt', 'waitsUntil', 'lease', 'duePk', 'dueSk'],
      },
  when: { all: [isThere(invitation), isFree(time)] },
});

/** Where there is nothing to invite to any more: whoever still waits is too late. */
export const toOver = (invitation: Invitation, now: Date, time: number): Changing => {
  const done = invitation.sent + invitation.unknown + Object.values(invitation.skipped).reduce((sum, count) => sum + count, 0);
  const turn = toTurn(invitation, undefined, now, time);
  const late = Math.max(0, invitation.size - done);
  const skipped = addSkips(invitation.skipped, late > 0 ? { late } : {});
  return { ...turn, change: { ...turn.change, set: { ...turn.change.set, skipped } } };
};
