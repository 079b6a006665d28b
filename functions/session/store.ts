/** Who is signed in: one item for each browser, in the partition of the person. */
import * as z from 'zod';
import type { AuditEntry } from '#shared/audit.ts';
import { roles, type TeamMember } from '#shared/host.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { memberKey, sessionKey, sessionsOf, teamList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { LONGEST_MS, type Session } from './limits.ts';

/** A console asks every second. Another process lets a session go on for so long after it was ended. */
const COPY_MS = 3_000;
const MOST_AT_ONCE = 99;

const stored = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  openedAt: z.number(),
  checkedAt: z.number(),
  triedAt: z.number(),
  refresh: z.string().optional(),
});

const toSession = (item: Item | undefined): Session | undefined => {
  if (!item) return undefined;
  const { refresh, ...rest } = stored.parse(item);
  return { ...rest, ...(refresh === undefined ? {} : { refresh }) };
};
const toItem = (session: Session): Item => ({
  ...sessionKey(session.email, session.id),
  ...session,
  ttl: Math.ceil((session.openedAt + LONGEST_MS) / 1000),
  v: DATA_VERSION,
});

/** Who does not sign in for so long is not mailed any more. */
const KNOWN_DAYS = 90;

/** Who is in the team is known from signing in, and from what the provider says later. What members chose themselves stays. */
const toMember = ({ email, name, roles }: TeamMember, now: number): Extract<Write, { change: unknown }> => ({
  key: memberKey(email),
  change: {
    set: { email, name, roles, listPk: teamList, listSk: email, ttl: Math.ceil(now / 1000) + KNOWN_DAYS * 86_400, v: DATA_VERSION },
  },
});

/** `table` reads by real time: a business clock that is moved on one machine signs nobody out. */
export const createSessionStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies = createCache<Session>(COPY_MS, realNow);
  const copyOf = ({ email, id }: Pick<Session, 'email' | 'id'>): string => `${id}#${email}`;

  const end = async (session: Pick<Session, 'email' | 'id'>): Promise<void> => {
    await table.remove(sessionKey(session.email, session.id));
    copies.drop(copyOf(session));
  };
  const know = async (who: TeamMember): Promise<void> => {
    const { key, change } = toMember(who, realNow().getTime());
    await table.change(key, change);
  };

  return {
    /** With the entry that tells of it, where somebody signed in. */
    async open(session: Session, entry?: AuditEntry): Promise<void> {
      const known = toMember(session, realNow().getTime());
      await table.transact([{ put: toItem(session) }, known, ...(entry ? [{ put: auditItem(entry) }] : [])]);
    },

    /** A copy of at most three seconds; undefined where it was ended. What was opened a moment ago in another process is found. */
    recent: (email: string, id: string): Promise<Session | undefined> =>
      copies.find(copyOf({ email, id }), async () => {
        const key = sessionKey(email, id);
        return toSession((await table.get(key)) ?? (await table.get(key, { strong: true })));
      }),

    /** Takes it on to ask the provider; false where somebody else just did. */
    async claim(session: Session): Promise<boolean> {
      const set = { triedAt: realNow().getTime() };
      const { ok } = await table.change(sessionKey(session.email, session.id), { set }, { equals: ['triedAt', session.triedAt] });
      copies.drop(copyOf(session));
      return ok;
    },

    /** What the provider said anew; undefined where the session was ended meanwhile. */
    async confirm(
      session: Session,
      { name, roles, refresh }: Pick<Session, 'name' | 'roles'> & { readonly refresh: string },
    ): Promise<Session | undefined> {
      const set = { name, roles, refresh, checkedAt: realNow().getTime() };
      const done = await table.change(sessionKey(session.email, session.id), { set }, { exists: 'pk' });
      copies.drop(copyOf(session));
      if (done.ok && roles.join() !== session.roles.join()) await know({ email: session.email, name, roles });
      return done.ok ? toSession(done.item) : undefined;
    },

    /** The provider does not know them any more: nothing is for them. */
    async gone(session: Session): Promise<void> {
      await end(session);
      await know({ ...session, roles: [] });
    },

    end,

    /** Ends every session of a person. The first 99 go together with the entry that tells of it. */
    async endAll(email: string, entry: AuditEntry): Promise<void> {
      const items: Item[] = [];
      for await (const item of table.all({ ...sessionsOf(email), strong: true })) items.push(item);
      const [first, rest] = [items.slice(0, MOST_AT_ONCE), items.slice(MOST_AT_ONCE)];
      await table.transact([{ put: auditItem(entry) }, ...first.map(({ pk, sk }) => ({ remove: { pk, sk } }))]);
      for (const { pk, sk } of rest) await table.remove({ pk, sk });
      for (const { id } of items) copies.drop(copyOf({ email, id: String(id) }));
    },
  };
};
