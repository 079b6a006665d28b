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

export type Started = { readonly url: string; readonly state: string; readonly nonce: string; readonly verifier: string };

export const beginSignIn = async (config: Config): Promise<Started> => {
  const provider = await discover(config);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: `${config.PARLEY_URL}/auth/callback`,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href, state, nonce, verifier };
};

/** The ID token's claims; undefined for a callback that was forged, cancelled or is too late. `search` is the callback's query. */
export const finishSignIn = async (
  config: Config,
  search: string,
  { state, nonce, verifier }: Omit<Started, 'url'>,
): Promise<Record<string, unknown> | undefined> => {
  const provider = await discover(config);
  try {
    // The address is ours, not the request's: behind the edge the request's host is the origin's.
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${config.PARLEY_URL}/auth/callback${search}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return tokens.claims();
  } catch {
    return undefined;
  }
};
