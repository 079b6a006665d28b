/** OpenID Connect, code flow with PKCE (RFC 7636): the same code for the embedded provider, Cognito and any other. */
import * as oidc from 'openid-client';
import type { Config } from '../config.ts';
import { Failure } from '../failure.ts';

let discovered: Promise<oidc.Configuration> | undefined;

const discover = (config: Config): Promise<oidc.Configuration> => {
  const issuer = new URL(config.OIDC_ISSUER);
  // Plain http only where the provider is this very machine.
  const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  discovered ??= oidc
    .discovery(issuer, config.OIDC_CLIENT_ID, config.OIDC_CLIENT_SECRET, undefined, {
      timeout: 5,
      ...(local ? { execute: [oidc.allowInsecureRequests] } : {}),
    })
    .catch((error: unknown) => {
      discovered = undefined;
      throw new Failure('busy', 'The sign-in service does not answer. Please try again in a minute.', {
        retryAfterSeconds: 30,
        cause: error,
      });
    });
  return discovered;
};

/** Some providers give a refresh token only to who asks for this; Cognito gives it anyway, and refuses to hear of it. */
const scopeOf = (provider: oidc.Configuration): string =>
  `openid email profile${provider.serverMetadata().scopes_supported?.includes('offline_access') ? ' offline_access' : ''}`;

export type Started = { readonly url: string; readonly state: string; readonly nonce: string; readonly verifier: string };

export const beginSignIn = async (config: Config): Promise<Started> => {
  const provider = await discover(config);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: `${config.PARLEY_URL}/auth/callback`,
    scope: scopeOf(provider),
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href, state, nonce, verifier };
};

/** What the provider says about somebody, and with which token it is asked the next time. */
export type Told = { readonly claims: Record<string, unknown>; readonly refresh: string };

/** Undefined for a callback that was forged, cancelled or is too late. `search` is the callback's query. */
export const finishSignIn = async (
  config: Config,
  search: string,
  { state, nonce, verifier }: Omit<Started, 'url'>,
): Promise<Partial<Told> | undefined> => {
  const provider = await discover(config);
  try {
    // The address is ours, not the request's: behind the edge the request's host is the origin's.
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${config.PARLEY_URL}/auth/callback${search}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const [claims, refresh] = [tokens.claims(), tokens.refresh_token];
    return { ...(claims ? { claims } : {}), ...(refresh ? { refresh } : {}) };
  } catch {
    return undefined;
  }
};

/** Asks anew who somebody is: `refused` where the provider knows them no more, `silent` where it does not answer in its words. */
export const renewSignIn = async (config: Config, refresh: string): Promise<Told | 'refused' | 'silent'> => {
  try {
    const tokens = await oidc.refreshTokenGrant(await discover(config), refresh);
    const claims = tokens.claims();
    // A provider that says nothing of the person in its answer cannot tell us that a role is gone.
    return claims ? { claims, refresh: tokens.refresh_token ?? refresh } : 'refused';
  } catch (error) {
    return error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant' ? 'refused' : 'silent';
  }
};
