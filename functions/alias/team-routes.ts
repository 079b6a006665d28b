/** Joining two addresses of one person, and parting them again: by hand, written down, never by itself. */
import { Hono } from 'hono';
import { type Joined, type Joining, mergeForm, type Parted, partForm } from '#shared/alias.ts';
import { isContactId } from '#shared/ids.ts';
import { toEntry } from '../audit/entry.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

const toJoining = ({ id, address, name, company }: Contact): Joining => ({ id, email: address, name, company });

const nobody = () => new Failure('not-found', 'We know nobody by this address of the page. They may have had everything erased.');
const unknown = (detail: string) => new Failure('invalid', detail, { errors: [{ pointer: '#/into', detail }] });

export const aliasRoutes = (deps: Deps) => {
  const told = (by: string, act: 'contact.merged' | 'contact.parted', id: string, alias: string) =>
    toEntry(deps, { by, act, thing: `contact#${id}` }, {}, { alias });

  const toJoined = async (joined: Contact, goes: Contact): Promise<Joined> => ({
    ...toJoining(joined),
    from: toJoining(goes),
    aliases: await deps.alias.addresses(joined.aliases ?? []),
    consent: Object.fromEntries(Object.entries(joined.consent ?? {}).map(([purpose, { state }]) => [purpose, state])),
    suppressed: Object.keys(joined.suppressed ?? {}),
  });

  return new Hono<Env>()
    .post('/api/console/contacts/:id/merge', needs(deps, 'contact.merge'), async (c) => {
      const from = c.req.param('id');
      const { into: named, dryRun } = await valid(c, mergeForm);
      const into = named.includes('@') ? addressToContact(deps.config.CONTACT_KEY, named) : named;
      if (!isContactId(from)) throw nobody();
      if (from === into) throw unknown('This is the same address. Please name another one of the same person.');
      const planned = await deps.alias.plan(from, into);
      if (!planned && !(await deps.alias.isPerson(from))) throw nobody();
      if (!planned) throw unknown('We know nobody by that address, or it was joined with another one already.');
      if (!dryRun && !(await deps.alias.join(from, into, told(c.var.member.email, 'contact.merged', into, from)))) throw nobody();
      return c.json((await toJoined(planned.joined, planned.goes)) satisfies Joined, 200);
    })
    .post('/api/console/contacts/:id/part', needs(deps, 'contact.merge'), async (c) => {
      const id = c.req.param('id');
      const { alias } = await valid(c, partForm);
      const parted = isContactId(id) ? await deps.alias.part(id, alias, told(c.var.member.email, 'contact.parted', id, alias)) : undefined;
      if (!parted) throw new Failure('not-found', 'These two addresses are not joined. Please load the page again.');
      return c.json({ ...toJoining(parted.stays), parted: toJoining(parted.goes) } satisfies Parted, 200);
    });
};
