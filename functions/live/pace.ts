/** Limits of time inside a ballot write, by attributes that hold real milliseconds. Pure. */
import type { Condition } from '../table/expression.ts';

type Ballot = Readonly<Record<string, unknown>> | undefined;

/**
 * The attribute's time is `ms` ago or longer, or never was. One that lies as far in the future was written by a clock that ran ahead:
 * it must hold nobody back until that time comes.
 */
export const longAgo = (attribute: string, now: Date, ms: number): Condition => ({
  any: [{ absent: attribute }, { below: [attribute, now.getTime() - ms + 1] }, { not: { below: [attribute, now.getTime() + ms] } }],
});

/** Seconds until `longAgo` will hold. */
export const secondsUntil = (ballot: Ballot, attribute: string, now: Date, ms: number): number =>
  Math.max(1, Math.ceil((Number(ballot?.[attribute] ?? 0) + ms - now.getTime()) / 1000));
