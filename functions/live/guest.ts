/** How long a guest's ballot takes acts: until its owner takes them over, or has no seat any more. Pure. */
import type { Change, Condition } from '../table/expression.ts';

/** What a guest's own write holds to. */
export const lasting: Condition[] = [{ absent: 'adoptedBy' }, { absent: 'ended' }];

export const isOver = ({ adoptedBy, ended }: Readonly<Record<string, unknown>>): boolean => adoptedBy !== undefined || ended !== undefined;

/** The seat of a guest goes with its owner's, and comes back with it. A ballot is never made by this. */
export const followOwner = (hasSeat: boolean, now: Date): { readonly change: Change; readonly when: Condition } => ({
  change: hasSeat ? { remove: ['ended'] } : { initial: { ended: now.toISOString() } },
  when: { exists: 'at' },
});
