/** The team's session: a signed cookie that names it, and an item that says whose it is. */
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AuditEntry } from '#shared/audit.ts';
import { may, type Right, type TeamMember } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import { Failure } from '../failure.ts';
import { cookieUntil, isOver, type Session } from '../session/limits.ts';
import type { Env } from './env.ts';
import { asGuard } from './guards.ts';
import { cookiePrefix } from './seat.ts';
import { checked, type Sessions, sealRefresh } from './session-check.ts';

type Access = Sessions & { readonly random: (bytes: number) => Uint8Array };

const ID_BYTES = 20;

const cookieName = (publicUrl: string): string => `${cookiePrefix(publicUrl)}session`;
const cookieOptions = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: publicUrl.startsWith('https:') }) as const;

/** Says that somebody works: the idle limit begins anew, the longest one stands. */
export const renewSession = (c: Context<Env>, { signer, realNow, config }: Sessions, { email, id, openedAt }: Session): void => {
  const now = realNow().getTime();
  const until = Math.floor(cookieUntil(openedAt, now) / 1000);
  const token = signer.sign('session', [email, id], until);
  const maxAge = Math.max(0, until - Math.floor(now / 1000));
  setCookie(c, cookieName(config.PARLEY_URL), token, { ...cookieOptions(config.PARLEY_URL), maxAge });
};

type Opened = { readonly refresh: string; readonly entry: AuditEntry };

/** With what the provider gave, it is asked anew (session-check.ts), and the audit log tells; without, only the limits count. */
export const openSession = async (c: Context<Env>, access: Access, who: TeamMember, opened?: Opened): Promise<void> => {
  const id = base32(access.random(ID_BYTES));
  const at = access.realNow().getTime();
  const sealed = opened ? { refresh: sealRefresh(access, { ...who, id }, opened.refresh) } : {};
  const session: Session = { ...who, id, openedAt: at, checkedAt: at, triedAt: at, ...sealed };
  await access.session.open(session, opened?.entry);
  renewSession(c, access, session);
};

/** What the cookie names, be it there or not. */
const named = (c: Context<Env>, { signer, realNow, config }: Sessions): { readonly email: string; readonly id: string } | undefined => {
  const token = getCookie(c, cookieName(config.PARLEY_URL));
  const [email, id] = (token ? signer.read('session', token, realNow()) : undefined) ?? [];
  return email && id ? { email, id } : undefined;
};

/** Ends the session of this browser. */
export const closeSession = async (c: Context<Env>, access: Sessions): Promise<void> => {
  const session = named(c, access);
  if (session) await access.session.end(session);
  deleteCookie(c, cookieName(access.config.PARLEY_URL), cookieOptions(access.config.PARLEY_URL));
};

/** The session of this browser, where it still counts. Costs half a read each three seconds. */
export const findSession = async (c: Context<Env>, access: Sessions): Promise<Session | undefined> => {
  const cookie = named(c, access);
  const session = cookie && (await access.session.recent(cookie.email, cookie.id));
  return session && !isOver(session, access.realNow().getTime()) ? checked(access, session) : undefined;
};

const guard = (access: Sessions, allows: (who: TeamMember) => boolean): MiddlewareHandler<Env> => {
  return asGuard(async (c, next) => {
    const session = await findSession(c, access);
    if (!session) throw new Failure('unauthenticated', 'Please sign in to go on.');
    if (!allows(session)) throw new Failure('forbidden', 'Please ask an admin for the role that this needs.');
    c.set('session', session);
    c.set('member', { email: session.email, name: session.name, roles: session.roles });
    await next();
  });
};

/** Every console route names its right with this. */
export const needs = (access: Sessions, right: Right): MiddlewareHandler<Env> => guard(access, (who) => may(who.roles, right));

/** For what every signed-in person may do, such as seeing who they are. */
export const needsSession = (access: Sessions): MiddlewareHandler<Env> => guard(access, () => true);
