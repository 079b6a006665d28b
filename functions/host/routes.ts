/** The team signs in and out. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { toEntry } from '../audit/entry.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { answerPage, link, paragraph } from '../http/pages.ts';
import { cookiePrefix } from '../http/seat.ts';
import { closeSession, findSession, needsSession, openSession, renewSession } from '../http/session.ts';
import { claimsToMember } from './claims.ts';

const LOGIN_SECONDS = 600;

/** Only into our own console: an open redirect would lend our name to others. */
export const safeReturn = (wanted: string | undefined): string =>
  wanted && (consolePage.test(wanted) || exportFile.test(wanted)) ? wanted : '/console/';

const consolePage = /^\/console\/[A-Za-z0-9/_-]*(?:\?[A-Za-z0-9=&_.%-]*)?$/;
/** What a mail leads to that says an export is ready. */
const exportFile = /^\/api\/console\/exports\/[0-9a-z]{26}\/file$/;

export const hostRoutes = (deps: Deps) => {
  const { PARLEY_URL: base, OIDC_CLIENT_ID: client, OIDC_LOGOUT_URL: logout, OIDC_ROLES_CLAIM: rolesClaim } = deps.config;
  const cookie = `${cookiePrefix(base)}login`;
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', secure: base.startsWith('https:') } as const;
  // Loaded only when somebody signs in: it is a fifth of the bundle, and prospects never need it.
  const signIn = () => import('../http/sign-in.ts');

  const leave = async (c: Context<Env>) => {
    await closeSession(c, deps);
    const out = logout?.replace('{client_id}', encodeURIComponent(client)).replace('{return}', encodeURIComponent(`${base}/`));
    return c.redirect(out ?? '/', 303);
  };

  return new Hono<Env>()
    .get('/auth/login', async (c) => {
      const { beginSignIn } = await signIn();
      const { url, state, nonce, verifier } = await beginSignIn(deps.config);
      const expires = Math.floor(deps.realNow().getTime() / 1000) + LOGIN_SECONDS;
      const kept = deps.signer.sign('login', [state, nonce, verifier, safeReturn(c.req.query('return'))], expires);
      setCookie(c, cookie, kept, { ...options, maxAge: LOGIN_SECONDS });
      return c.redirect(url, 303);
    })

    .get('/auth/callback', async (c) => {
      const [state = '', nonce = '', verifier = '', back = '/console/'] =
        deps.signer.read('login', getCookie(c, cookie) ?? '', deps.realNow()) ?? [];
      deleteCookie(c, cookie, options);
      const { finishSignIn } = await signIn();
      const told = state ? await finishSignIn(deps.config, new URL(c.req.url).search, { state, nonce, verifier }) : undefined;
      const who = told?.claims ? claimsToMember(told.claims, rolesClaim) : undefined;
      if (!who || !told) {
        const main = paragraph('It took too long, or it was started in another window.') + link('/auth/login', 'Sign in again');
        return answerPage(c, deps, { title: 'Signing in did not work', main, status: 403 });
      }
      if (!told.refresh) {
        deps.log.error('The provider gave no refresh token: its client for Parley must allow them.', { issuer: deps.config.OIDC_ISSUER });
        const main = paragraph('The sign-in service is not set up for it yet. Please tell whoever looks after it in your organisation.');
        return answerPage(c, deps, { title: 'Signing in did not work', main, status: 503 });
      }
      // Who holds no role comes in as well: the console says whom to ask, and the log tells that they were there.
      const entry = toEntry(deps, { by: who.email, act: 'signed-in', thing: 'team' }, {}, { roles: who.roles });
      // One browser holds one session: a copy of the cookie of before opens nothing.
      await closeSession(c, deps);
      await openSession(c, deps, who, { refresh: told.refresh, entry });
      return c.redirect(back, 303);
    })

    .post('/auth/logout', leave)

    .post('/auth/logout-everywhere', async (c) => {
      const session = await findSession(c, deps);
      const entry = session && toEntry(deps, { by: session.email, act: 'signed-out-everywhere', thing: 'team' });
      if (entry) await deps.session.endAll(session.email, entry);
      return leave(c);
    })

    .post('/api/console/me/active', needsSession(deps), (c) => {
      renewSession(c, deps, c.var.session);
      return c.json(c.var.member, 200);
    })

    .get('/api/console/me', needsSession(deps), (c) => c.json(c.var.member, 200));
};
