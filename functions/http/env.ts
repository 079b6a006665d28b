import type { TeamMember } from '#shared/host.ts';
import type { Locale } from '#shared/setting.ts';
import type { Session } from '../session/limits.ts';
import type { Seat } from './seat.ts';

/** What the middleware leaves for the handlers. */
export type Env = {
  Variables: {
    requestId: string;
    /** A random number from 0 to 1 for this request's jitter. */
    chance: number;
    /** The language that the request asks for; undefined where it says none. */
    locale: Locale | undefined;
    member: TeamMember;
    session: Session;
    seat: Seat;
  };
};
