/** How the embedded provider is set up: one client, code flow with PKCE, no consent screen, whoever is picked is signed in. */
import { raw } from 'hono/html';
import { type Context, Provider } from 'oidc-provider';
import type { IdentityKeys } from './keys.ts';
import { createMemory } from './memory.ts';
import { type Html, signedOutPage, signOutPage, troublePage } from './pages.ts';
import { type Person, toClaims } from './people.ts';

export type ProviderSettings = {
  readonly issuer: string;
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly keys: IdentityKeys;
  readonly find: (email: string) => Person | undefined;
};

/** Chromium judges the whole chain of redirects that follows a form by form-action, so our public base is in it. */
export const pagePolicy = (publicUrl: string): string =>
  `default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self' ${new URL(publicUrl).origin}; base-uri 'none'; frame-ancestors 'none'`;

const SCOPE = 'openid email profile';
/** An hour longer than a session of the console lasts. */
const REFRESHED = 13 * 3_600;

const grantAll = async ({ oidc }: Context) => {
  const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
};

export const createProvider = ({ issuer, publicUrl, clientId, clientSecret, keys, find }: ProviderSettings): Provider => {
  const show = async (context: Context, page: Html): Promise<void> => {
    context.type = 'html';
    context.set('content-security-policy', pagePolicy(publicUrl));
    context.body = String(await page);
  };
  return new Provider(issuer, {
    adapter: createMemory,
    jwks: keys.jwks,
    cookies: { keys: keys.cookies, short: { path: '/' } },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        client_name: 'Parley',
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [publicUrl, `${publicUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    scopes: SCOPE.split(' '),
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    // As Cognito does: who it is stands in the ID token itself.
    conformIdTokenClaims: false,
    findAccount: async (_: Context, id: string) => {
      const person = find(id);
      return person && { accountId: id, claims: async () => toClaims(person) };
    },
    loadExistingGrant: grantAll,
    // As Cognito does as well: a refresh token for everybody, which outlives the provider's own session.
    issueRefreshToken: async () => true,
    expiresWithSession: async () => false,
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/sign-in/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 900,
      Session: 900,
      Grant: REFRESHED,
      RefreshToken: REFRESHED,
    },
    renderError: async (context: Context, out: { error_description?: string }) =>
      show(context, troublePage(publicUrl, out.error_description ?? 'Something was missing in the request.')),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context: Context, form: string) => show(context, signOutPage(publicUrl, raw(form))),
        postLogoutSuccessSource: async (context: Context) => show(context, signedOutPage(publicUrl)),
      },
    },
  });
};
