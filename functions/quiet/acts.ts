/** What the team makes of a round: which act is possible when, and what it changes. Pure. */
import type { Act } from '#shared/audit.ts';
import type { Change } from '../table/expression.ts';
import { dueAt, isOpen, type StoredRound } from './stored.ts';

export const teamActs = ['send', 'pause', 'resume', 'stop'] as const;
export type TeamAct = (typeof teamActs)[number];

export const toldAs: Readonly<Record<TeamAct, Act>> = {
  send: 'quiet.sent',
  pause: 'quiet.paused',
  resume: 'quiet.resumed',
  stop: 'quiet.stopped',
};

/** Where a press finds it done already: a second one, or a colleague who thinks the same. */
export const reached: Readonly<Record<TeamAct, readonly StoredRound['state'][]>> = {
  send: ['running', 'done'],
  pause: ['paused'],
  resume: ['running'],
  stop: ['stopped', 'done'],
};

/** The change that an act makes; undefined where it is not possible now. Nobody waits on the schedule of one that is paused or over. */
export const carryOut = (act: TeamAct, round: StoredRound, time: Date): Change | undefined => {
  const { id, state, size } = round;
  const now = time.toISOString();
  const run = { set: { state: 'running', ...dueAt(id, now) }, remove: ['emptyAt', 'waitsUntil'] };
  switch (act) {
    case 'send':
      return state === 'ready' && size > 0 ? { ...run, set: { ...run.set, startedAt: now } } : undefined;
    case 'pause':
      return state === 'running' ? { set: { state: 'paused' }, remove: ['duePk', 'dueSk', 'waitsUntil'] } : undefined;
    case 'resume':
      return state === 'paused' ? run : undefined;
    case 'stop':
      return isOpen(round) ? { set: { state: 'stopped', endedAt: now }, remove: ['duePk', 'dueSk', 'waitsUntil'] } : undefined;
  }
};
