/** Whether a session still counts: the provider is asked every 14 minutes, so that who was removed there is out within 15. */
import type { Config } from '../config.ts';
import { claimsToMember } from '../host/claims.ts';
import { isDue, isTrusted, type Session } from '../session/limits.ts';
import type { createSessionStore } from '../session/store.ts';
import type { Signer } from './token.ts';

export type Sessions = {
  readonly signer: Signer;
  readonly realNow: () => Date;
  readonly config: Config;
  readonly session: ReturnType<typeof createSessionStore>;
};

const sealedFor = ({ email, id }: Pick<Session, 'email' | 'id'>): string => `refresh#${id}#${email}`;

export const sealRefresh = ({ signer }: Sessions, session: Pick<Session, 'email' | 'id'>, token: string): string =>
  signer.seal(token, sealedFor(session));

/** The session as the provider has it now; undefined where it ended. Only one request asks, the others go on meanwhile. */
export const checked = async (access: Sessions, seen: Session): Promise<Session | undefined> => {
  const { signer, session, config, realNow } = access;
  const trusted = (): Session | undefined => (isTrusted(seen, realNow().getTime()) ? seen : undefined);
  if (!isDue(seen, realNow().getTime()) || !(await session.claim(seen))) return trusted();
  const token = signer.unseal(seen.refresh ?? '', sealedFor(seen));
  // Loaded only now, as for signing in: prospects never need it.
  const told = token ? await (await import('./sign-in.ts')).renewSignIn(config, token) : 'refused';
  if (told === 'silent') return trusted();
  const who = told === 'refused' ? undefined : claimsToMember(told.claims, config.OIDC_ROLES_CLAIM);
  if (told === 'refused' || who?.email !== seen.email) {
    await session.gone(seen);
    return undefined;
  }
  return session.confirm(seen, { ...who, refresh: sealRefresh(access, seen, told.refresh) });
};
