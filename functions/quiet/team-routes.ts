/** Care for the quiet as the team starts and watches it. */
import { type Context, Hono } from 'hono';
import { may } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import type { Page } from '#shared/page.ts';
import { type QuietRound, type QuietView, quietAct, quietChange, quietQuery, quietRequest } from '#shared/quiet.ts';
import { toEntry } from '../audit/entry.ts';
import type { Contact } from '../contact/store.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { shownQuietLetter } from '../mail/voice.ts';
import { pageOfLists } from '../table/cursor.ts';
import { quietsList } from '../table/keys.ts';
import { carryOut, reached, teamActs, toldAs } from './acts.ts';
import { type StoredRound, toRound } from './stored.ts';

const ID_BYTES = 16;
/** Of those who would get it, to be looked at. */
const SHOWN = 10;
/** Proposals for topics. */
const LABELS = 12;

export const quietRoutes = (deps: DeskDeps) => {
  const find = async (id: string): Promise<StoredRound> => {
    const found = /^[0-9a-z]{26}$/.test(id) ? await deps.quiet.find(id) : undefined;
    if (!found) throw new Failure('not-found', 'We could not find this round.');
    return found;
  };

  /** Ten of those who wait for it, with what the rule found of each; for who may see people. `came`: the first of them came to a webinar. */
  const peopleOf = async (c: Context<Env>, { id }: StoredRound): Promise<{ people: QuietView['people']; came: boolean }> => {
    const ids = (await deps.quiet.waiting(id, { limit: SHOWN })).map(({ contact }) => contact);
    const isShown = may(c.var.member.roles, 'contact.read');
    const [contacts, voices] = await Promise.all([
      isShown ? deps.contact.manyOwn(ids) : new Map<string, Contact>(),
      deps.quiet.voices(ids),
    ]);
    const people = ids.flatMap((one) => {
      const [contact, voice] = [contacts.get(one), voices.get(one)];
      return contact?.address && voice ? [{ id: one, name: contact.name, company: contact.company, ...voice.silence }] : [];
    });
    return { people, came: (voices.get(ids[0] ?? '')?.silence.came ?? 0) > 0 };
  };

  const view = async (c: Context<Env>, round: StoredRound): Promise<QuietView> => {
    const [{ people, came }, labels] = await Promise.all([peopleOf(c, round), round.state === 'ready' ? deps.label.all() : []]);
    const { from, content } = await shownQuietLetter(deps, round, came);
    return {
      ...toRound(round),
      people,
      mail: { from: `${from.name} <${from.address}>`, subject: content.subject, text: content.text },
      labels: labels
        .toSorted((a, b) => b.people - a.people)
        .slice(0, LABELS)
        .map(({ label }) => label),
    };
  };
  const entryOf = (c: Context<Env>, id: string, act: Parameters<typeof toEntry>[1]['act'], before: object, after: object) =>
    toEntry(deps, { by: c.var.member.email, act, thing: `quiet#${id}` }, { ...before }, { ...after });
  const changed = async (c: Context<Env>, id: string): Promise<Failure> =>
    new Failure('conflict', 'Somebody changed this round meanwhile. Please look at it as it is now.', {
      current: await view(c, await find(id)),
    });

  const another = async (c: Context<Env>, open: StoredRound | undefined): Promise<Failure> =>
    new Failure('conflict', 'Another round is not over yet. Please look at that one.', open ? { current: await view(c, open) } : {});

  const routes = new Hono<Env>()
    .get('/api/console/quiet', needs(deps, 'quiet.read'), async (c) => {
      const { limit, cursor } = validQuery(c, quietQuery);
      const { rows, next } = await pageOfLists((_, more) => deps.quiet.page(more), [quietsList], limit, cursor);
      return c.json({ items: rows.map(toRound), ...(next ? { next } : {}) } satisfies Page<QuietRound>, 200);
    })
    .post('/api/console/quiet', needs(deps, 'quiet.ask'), async (c) => {
      const { topics } = await valid(c, quietRequest);
      const under = await deps.quiet.open();
      if (under) throw await another(c, under);
      const id = base32(deps.random(ID_BYTES));
      const round = { id, by: c.var.member.email, at: deps.now().toISOString(), topics };
      if (!(await deps.quiet.create(round, entryOf(c, id, 'quiet.created', {}, { topics }))))
        throw await another(c, await deps.quiet.open());
      return c.json(await view(c, await find(id)), 202);
    })
    .get('/api/console/quiet/:id', needs(deps, 'quiet.read'), async (c) => c.json(await view(c, await find(c.req.param('id'))), 200))
    .patch('/api/console/quiet/:id', needs(deps, 'quiet.ask'), async (c) => {
      const { version, topics } = await valid(c, quietChange);
      const found = await find(c.req.param('id'));
      if (found.version !== version) throw await changed(c, found.id);
      if (found.state !== 'ready') throw new Failure('refused', 'It is on its way. What people get stays the same for all of them.');
      const entry = entryOf(c, found.id, 'quiet.changed', { topics: found.topics }, { topics });
      if (!(await deps.quiet.decide(found, { set: { topics } }, entry))) throw await changed(c, found.id);
      return c.json(await view(c, await find(found.id)), 200);
    });

  for (const act of teamActs)
    routes.post(`/api/console/quiet/:id/${act}`, needs(deps, 'quiet.ask'), async (c) => {
      const { version } = await valid(c, quietAct);
      const found = await find(c.req.param('id'));
      if (reached[act].includes(found.state)) return c.json(await view(c, found), 200);
      if (found.version !== version) throw await changed(c, found.id);
      const change = carryOut(act, found, deps.now());
      if (!change) throw new Failure('refused', 'That is not possible with this round now.', { current: await view(c, found) });
      const [before, after] = [{ state: found.state }, { state: change.set?.state, size: found.size }];
      if (!(await deps.quiet.decide(found, change, entryOf(c, found.id, toldAs[act], before, after)))) throw await changed(c, found.id);
      return c.json(await view(c, await find(found.id)), 200);
    });
  return routes;
};
