/** The team signs in and out. */
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { answerPage, link, paragraph } from '../http/pages.ts';
import { cookiePrefix } from '../http/seat.ts';
import { closeSession, needsSession, openSession } from '../http/session.ts';
import { claimsToMember } from './claims.ts';

const LOGIN_SECONDS = 600;

/** Only into our own console: an open redirect would lend our name to others. */
export const safeReturn = (wanted: string | undefined): string =>
  wanted && /^\/console\/[A-Za-z0-9/_-]*(?:\?[A-Za-z0-9=&_.%-]*)?$/.test(wanted) ? wanted : '/console/';

export const hostRoutes = (deps: Deps) => {
  const { PARLEY_URL: base, OIDC_CLIENT_ID: client, OIDC_LOGOUT_URL: logout, OIDC_ROLES_CLAIM: rolesClaim } = deps.config;
  const cookie = `${cookiePrefix(base)}login`;
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', secure: base.startsWith('https:') } as const;
  // Loaded only when somebody signs in: it is a fifth of the bundle, and prospects never need it.
  const signIn = () => import('../http/sign-in.ts');

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
      const claims = state ? await finishSignIn(deps.config, new URL(c.req.url).search, { state, nonce, verifier }) : undefined;
      const who = claims ? claimsToMember(claims, rolesClaim) : undefined;
      if (!who) {
        const main = paragraph('It took too long, or it was started in another window.') + link('/auth/login', 'Sign in again');
        return answerPage(c, deps, { title: 'Signing in did not work', main, status: 403 });
      }
      openSession(c, deps, who);
      return c.redirect(back, 303);
    })

    .post('/auth/logout', (c) => {
      closeSession(c, deps);
      const out = logout?.replace('{client_id}', encodeURIComponent(client)).replace('{return}', encodeURIComponent(`${base}/`));
      return c.redirect(out ?? '/', 303);
    })

    .get('/api/console/me', needsSession(deps), (c) => c.json(c.var.member, 200));
};
