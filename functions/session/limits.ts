/** How long somebody of the team stays signed in, and when the provider is asked anew. Pure; all times in milliseconds of real time. */
import type { TeamMember } from '#shared/host.ts';

const MINUTE_MS = 60_000;

/** Without anybody's hand on keys or pointer. */
export const IDLE_MS = 60 * MINUTE_MS;
/** However busy. */
export const LONGEST_MS = 12 * 60 * MINUTE_MS;
/** Who was removed at the provider is out within 15 minutes: asking takes seconds, and copies live for three. */
const CHECK_MS = 14 * MINUTE_MS;
/** A provider that does not answer is asked again after this: consoles ask every second, and each try may take five. */
const RETRY_MS = 30_000;
/** A webinar under way does not die with the provider. */
const GRACE_MS = 30 * MINUTE_MS;

/** One browser of one person. `refresh` is the provider's refresh token, sealed; without one nobody can be asked. */
export type Session = TeamMember & {
  readonly id: string;
  readonly openedAt: number;
  /** When the provider last said who this is. */
  readonly checkedAt: number;
  /** When it was last asked. */
  readonly triedAt: number;
  readonly refresh?: string;
};

/** Until when a cookie of this moment counts. */
export const cookieUntil = (openedAt: number, now: number): number => Math.min(now + IDLE_MS, openedAt + LONGEST_MS);

export const isOver = ({ openedAt }: Pick<Session, 'openedAt'>, now: number): boolean => now >= openedAt + LONGEST_MS;

/** Whether the provider is asked now. */
export const isDue = ({ refresh, checkedAt, triedAt }: Session, now: number): boolean =>
  refresh !== undefined && now >= checkedAt + CHECK_MS && now >= triedAt + RETRY_MS;

/** Whether what the provider said last still counts while it does not answer. */
export const isTrusted = ({ refresh, checkedAt }: Session, now: number): boolean => refresh === undefined || now < checkedAt + GRACE_MS;
