/** Who is not mailed any more, for those who write to people: the list, one more, many more, one less. */
import { Hono } from 'hono';
import { normaliseAddress } from '#shared/address.ts';
import type { Page } from '#shared/page.ts';
import {
  isLiftable,
  type Suppression,
  type SuppressionImported,
  suppressedPurposes,
  suppressionForm,
  suppressionImport,
  suppressionQuery,
} from '#shared/suppression.ts';
import { toEntry } from '../audit/entry.ts';
import { addressToContact } from '../contact/identity.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';

const missing = () => new Failure('not-found', 'It is not in the list any more.');

export const suppressionRoutes = (deps: TeamDeps) => {
  const toWho = (address: string) => ({ id: addressToContact(deps.config.CONTACT_KEY, address), address });
  const told = (
    by: string,
    act: 'suppression.added' | 'suppression.imported' | 'suppression.lifted',
    after: Readonly<Record<string, unknown>>,
  ) => toEntry(deps, { by, act, thing: 'suppressions' }, {}, after);

  return (
    new Hono<Env>()
      .get('/api/console/suppressions', needs(deps, 'suppression.read'), async (c) => {
        const { why, purpose, find, limit, cursor } = validQuery(c, suppressionQuery);
        const fits = (row: Suppression) => (!purpose || row.purpose === purpose) && (!why || row.why === why);
        if (find) return c.json({ items: (await deps.suppression.of(toWho(find).id)).filter(fits) } satisfies Page<Suppression>, 200);
        const { rows, next } = await deps.suppression.page(why, limit, cursor);
        return c.json({ items: rows.filter(fits), ...(next ? { next } : {}) } satisfies Page<Suppression>, 200);
      })

      .post('/api/console/suppressions', needs(deps, 'suppression.change'), async (c) => {
        const { address, purposes } = await valid(c, suppressionForm);
        const [who, by] = [toWho(address), c.var.member.email];
        const at = deps.now().toISOString();
        const added = await deps.suppression.many([who], { purposes, why: 'manual', at }, () =>
          told(by, 'suppression.added', { person: who.id, purposes }),
        );
        return c.json({ items: await deps.suppression.of(who.id) } satisfies Page<Suppression>, added > 0 ? 201 : 200);
      })

      // A long file comes in parts of a thousand, each of which may be sent again: what is in the list stays as it is.
      .post('/api/console/suppressions/imports', needs(deps, 'suppression.change'), async (c) => {
        const { addresses, purposes, dryRun } = await valid(c, suppressionImport);
        const found = addresses.map(normaliseAddress);
        const people = [...new Set(found)].flatMap((address) => (address === undefined ? [] : toWho(address)));
        const wrong = found.flatMap((address, place) => (address === undefined ? place : []));
        const act = { purposes, why: 'imported', at: deps.now().toISOString() } as const;
        const entry = (count: number) => told(c.var.member.email, 'suppression.imported', { purposes, addresses: count });
        const added = await deps.suppression.many(people, act, dryRun ? undefined : entry);
        return c.json({ added, already: addresses.length - wrong.length - added, wrong } satisfies SuppressionImported, 200);
      })

      .delete('/api/console/suppressions/:contact/:purpose', needs(deps, 'suppression.change'), async (c) => {
        const { contact, purpose: named } = c.req.param();
        const purpose = suppressedPurposes.find((one) => one === named);
        const found =
          purpose && /^[0-9a-z]{32}$/.test(contact)
            ? (await deps.suppression.of(contact)).find((row) => row.purpose === purpose)
            : undefined;
        if (!purpose || !found) throw missing();
        if (!isLiftable(found.why))
          throw new Failure('refused', 'This was the person’s own wish. They can sign up again themselves, on any form of yours.');
        const entry = told(c.var.member.email, 'suppression.lifted', { person: contact, purposes: [purpose], why: found.why });
        if (!(await deps.suppression.lift(contact, purpose, found.why, entry))) throw missing();
        return c.json({ items: await deps.suppression.of(contact) } satisfies Page<Suppression>, 200);
      })
  );
};
