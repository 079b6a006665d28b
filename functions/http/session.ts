/** The team's session: a signed cookie, made after sign-in. */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { may, type Right, roles, type TeamMember } from '#shared/host.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';
import { cookiePrefix } from './seat.ts';
import type { Signer } from './token.ts';

type Access = { readonly signer: Signer; readonly realNow: () => Date; readonly config: { readonly PARLEY_URL: string } };

const SESSION_SECONDS = 12 * 3600;
const member = z.object({ email: z.string(), name: z.string(), roles: z.array(z.enum(roles)) });

const cookieName = (publicUrl: string): string => `${cookiePrefix(publicUrl)}session`;
const cookieOptions = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: publicUrl.startsWith('https:') }) as const;

export const openSession = (c: Context<Env>, { signer, realNow, config }: Access, who: TeamMember): void => {
  const token = signer.sign('session', [JSON.stringify(who)], Math.floor(realNow().getTime() / 1000) + SESSION_SECONDS);
  setCookie(c, cookieName(config.PARLEY_URL), token, { ...cookieOptions(config.PARLEY_URL), maxAge: SESSION_SECONDS });
};

export const closeSession = (c: Context<Env>, { config }: Access): void => {
  deleteCookie(c, cookieName(config.PARLEY_URL), cookieOptions(config.PARLEY_URL));
};

const findSession = (c: Context<Env>, { signer, realNow, config }: Access): TeamMember | undefined => {
  const token = getCookie(c, cookieName(config.PARLEY_URL));
  const [body] = (token ? signer.read('session', token, realNow()) : undefined) ?? [];
  return body ? member.parse(JSON.parse(body)) : undefined;
};

const guards = new WeakSet<object>();

const guard = (access: Access, allows: (who: TeamMember) => boolean): MiddlewareHandler<Env> => {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    const who = findSession(c, access);
    if (!who) throw new Failure('unauthenticated', 'Please sign in to go on.');
    if (!allows(who)) throw new Failure('forbidden', 'Please ask an admin for the role that this needs.');
    c.set('member', who);
    await next();
  };
  guards.add(handler);
  return handler;
};

/** Every console route names its right with this. */
export const needs = (access: Access, right: Right): MiddlewareHandler<Env> => guard(access, (who) => may(who.roles, right));

/** For what every signed-in person may do, such as seeing who they are. */
export const needsSession = (access: Access): MiddlewareHandler<Env> => guard(access, () => true);

/** Console routes whose first handler is no guard. The API does not start while there is one: closed by default. */
export const unguarded = (app: Hono<Env>): string[] => {
  const first = new Map<string, object>();
  for (const route of app.routes) {
    const name = `${route.method} ${route.path}`;
    if (route.path.startsWith('/api/console') && route.method !== 'ALL' && !first.has(name)) first.set(name, route.handler);
  }
  return [...first].filter(([, handler]) => !guards.has(handler)).map(([name]) => name);
};
