/** Links to a webinar's page with a name each, and where its people came from. */
import { type Context, Hono } from 'hono';
import { base32 } from '#shared/ids.ts';
import { MOST_SOURCES, type Sharer, type Source, type Sources, sourceForm } from '#shared/source.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toEntry } from '../audit/entry.ts';
import { toVia } from '../contact/via.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { createFunnels, toRows } from './rules.ts';

const ID_BYTES = 5;
/** People who are looked at while somebody waits. */
const MOST_PEOPLE = 20_000;
const MOST_SHARERS = 20;
const TRIES = 5;

const findWebinar = async (c: Context<Env>, deps: TeamDeps): Promise<Webinar> => {
  const webinar = await deps.webinar.find(c.req.param('webinar') ?? '');
  if (!webinar || webinar.rehearsal) throw new Failure('not-found', 'There is no webinar of this id.');
  return webinar;
};

const invitedTo = async (deps: TeamDeps, webinar: string): Promise<number> => {
  let invited = 0;
  for await (const _ of deps.invitation.invitedTo(webinar)) invited += 1;
  return invited;
};

/** Who passed the page on is one of those who registered: their mark is made anew from each, and kept nowhere. */
const look = async (deps: TeamDeps, webinar: string): Promise<Omit<Sources, 'items' | 'version'>> => {
  const funnels = createFunnels();
  const known = new Map<string, Pick<Sharer, 'id' | 'name'>>();
  let people = 0;
  let more = false;
  for await (const person of deps.person.walk({ of: 'registered', webinars: [webinar] })) {
    const part = person.parts[0];
    if (!part) continue;
    more = people === MOST_PEOPLE;
    if (more) break;
    people += 1;
    funnels.add(person, part);
    known.set(toVia(deps.config.CONTACT_KEY, webinar, person.contact.id), { id: person.contact.id, name: person.contact.name });
  }
  const invited = await invitedTo(deps, webinar);
  const sharers = [...funnels.shared].flatMap(([via, funnel]) => {
    const by = known.get(via);
    return by ? [{ ...by, ...funnel }] : [];
  });
  return {
    ...{ last: toRows(funnels.last, invited), first: toRows(funnels.first, invited), people, more },
    sharers: sharers.toSorted((a, b) => b.registered - a.registered).slice(0, MOST_SHARERS),
  };
};

/** Tries again where somebody else changed the same list. `next` throws where it cannot be. */
const change = async (
  c: Context<Env>,
  deps: TeamDeps,
  { id }: Webinar,
  act: 'source.created' | 'source.deleted',
  next: (items: readonly Source[]) => readonly Source[],
): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await deps.source.find(id);
    const items = next(seen.items);
    if (items === seen.items) return;
    const names = (all: readonly Source[]) => ({ sources: all.map(({ name }) => name) });
    const entry = toEntry(deps, { by: c.var.member.email, act, thing: `webinar#${id}` }, names(seen.items), names(items));
    if (await deps.source.replace(id, seen, items, entry)) return;
  }
  throw new Failure('busy', 'Several people change these links at once. Please try again.');
};

export const sourceRoutes = (deps: TeamDeps) =>
  new Hono<Env>()
    .get('/api/console/sources/:webinar', needs(deps, 'source.read'), async (c) => {
      const { id } = await findWebinar(c, deps);
      return c.json({ ...(await deps.source.find(id)), ...(await look(deps, id)) } satisfies Sources, 200);
    })

    .post('/api/console/sources/:webinar', needs(deps, 'source.change'), async (c) => {
      const webinar = await findWebinar(c, deps);
      const form = await valid(c, sourceForm);
      const made: Source = { ...form, id: base32(deps.random(ID_BYTES)), by: c.var.member.email, at: deps.now().toISOString() };
      await change(c, deps, webinar, 'source.created', (items) => {
        if (items.length >= MOST_SOURCES)
          throw new Failure('conflict', `A webinar has ${MOST_SOURCES} named links at most. Please delete one first.`);
        if (items.some(({ name }) => name.toLowerCase() === form.name.toLowerCase()))
          throw new Failure('invalid', 'Some fields need your attention.', {
            errors: [{ pointer: '#/name', detail: 'There is a link of this name already.' }],
          });
        return [...items, made];
      });
      return c.json(made, 201);
    })

    .delete('/api/console/sources/:webinar/:source', needs(deps, 'source.change'), async (c) => {
      const webinar = await findWebinar(c, deps);
      const gone = c.req.param('source');
      await change(c, deps, webinar, 'source.deleted', (items) =>
        items.some(({ id }) => id === gone) ? items.filter(({ id }) => id !== gone) : items,
      );
      return c.body(null, 204);
    });
