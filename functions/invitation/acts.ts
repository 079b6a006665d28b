/** What the team makes of an invitation: which act is possible when, and what it changes. Pure. */
import type { Act } from '#shared/audit.ts';
import type { InvitationRequest } from '#shared/invitation.ts';
import type { Change } from '../table/expression.ts';
import { dueAt, type Invitation, isOpen } from './stored.ts';

export const teamActs = ['send', 'pause', 'resume', 'stop'] as const;
export type TeamAct = (typeof teamActs)[number];

export const toldAs: Readonly<Record<TeamAct, Act>> = {
  send: 'invitation.sent',
  pause: 'invitation.paused',
  resume: 'invitation.resumed',
  stop: 'invitation.stopped',
};

/** Where a press finds it done already: a second one, or a colleague who thinks the same. */
export const reached: Readonly<Record<TeamAct, readonly Invitation['state'][]>> = {
  send: ['running', 'done'],
  pause: ['paused'],
  resume: ['running'],
  stop: ['stopped', 'done'],
};

const later = (at: string | undefined, now: string): string => (at !== undefined && at > now ? at : now);

/** The change that an act makes; undefined where it is not possible now. Nobody waits on the schedule of one that is paused or over. */
export const carryOut = (act: TeamAct, invitation: Invitation, time: Date): Change | undefined => {
  const { id, state, at } = invitation;
  const now = time.toISOString();
  const run = { state: 'running', ...dueAt(id, later(at, now)) };
  switch (act) {
    case 'send':
      return state === 'ready' ? { set: { ...run, startedAt: now } } : undefined;
    case 'pause':
      return state === 'running' ? { set: { state: 'paused' }, remove: ['duePk', 'dueSk'] } : undefined;
    case 'resume':
      return state === 'paused' ? { set: run } : undefined;
    case 'stop':
      return isOpen(invitation)
        ? { set: { state: 'stopped', endedAt: now, 'row.open': false }, remove: ['duePk', 'dueSk', 'nextAt'] }
        : undefined;
  }
};

/** As it begins: its people are still to be found. */
export const toInvitation = (
  { webinar, segment, name, at, again, overHold }: InvitationRequest,
  { id, by, now }: { readonly id: string; readonly by: string; readonly now: Date },
): Invitation => ({
  ...{ id, webinar, segment, name, again, by, createdAt: now.toISOString(), state: 'preparing', version: 1 },
  ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
  ...(overHold ? { overHold: overHold.reason } : {}),
  ...{ size: 0, pieces: 0, left: {}, round: 1, cursor: 0, sent: 0, unknown: 0, skipped: {}, registered: 0 },
});
