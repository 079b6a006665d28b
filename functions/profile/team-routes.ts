/** One person as the team sees them. */
import { Hono } from 'hono';
import { isContactId } from '#shared/ids.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { idOf, webinarOfRegistration } from '../table/keys.ts';
import type { TeamDeps } from '../team-deps.ts';
import { toPersonPage } from './page.ts';

/** The same for an id that nobody has, for somebody who had everything erased, and for what is no id at all. */
export const nobody = () => new Failure('not-found', 'We know nobody by this address of the page. They may have had everything erased.');

/** An address that was joined with another one leads to the person. */
export const readPerson = async (deps: TeamDeps, id: string): Promise<PersonPage> => {
  const found = isContactId(id) ? await deps.profile.read(id) : undefined;
  const there = found && 'moved' in found ? await deps.profile.read(found.moved) : found;
  if (!there || 'moved' in there) throw nobody();
  const [offers, weights] = await Promise.all([deps.score.offers([...there.ballots.keys()]), deps.score.weights()]);
  const addresses = [there.contact.address, ...there.aliases.map(({ email }) => email)];
  const brought = await Promise.all(
    there.items
      .filter(({ sk, row }) => sk.startsWith('registration#') && row !== undefined)
      .map(({ pk, sk }) => deps.advocate.brought(webinarOfRegistration(sk), idOf(pk), addresses)),
  );
  return { ...toPersonPage(there, { offers, weights }, deps.now()), brought: brought.reduce((sum, one) => sum + one, 0) };
};

export const profileRoutes = (deps: TeamDeps) =>
  new Hono<Env>().get('/api/console/contacts/:id', needs(deps, 'contact.read'), async (c) =>
    c.json((await readPerson(deps, c.req.param('id'))) satisfies PersonPage, 200),
  );
