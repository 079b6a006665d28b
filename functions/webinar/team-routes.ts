/** Webinars as the team sees and changes them. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { TeamMember } from '#shared/host.ts';
import { toWebinarId, WEBINAR_ID_BYTES } from '#shared/ids.ts';
import { pageLimit, pageQuery } from '#shared/page.ts';
import { nextSlugs } from '#shared/slug.ts';
import type { VideoChannel } from '#shared/video.ts';
import type { Webinar } from '#shared/webinar.ts';
import { webinarChange, webinarDraft } from '#shared/webinar-draft.ts';
import { toEntry } from '../audit/entry.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { keepPictures } from '../http/pictures.ts';
import { findWebinar } from '../http/room.ts';
import { checkSeries } from '../http/series.ts';
import { needs } from '../http/session.ts';
import { pollAnew } from '../poll/draft.ts';
import { pageOfLists } from '../table/cursor.ts';
import { publicCatalogue, teamCatalogue } from '../table/keys.ts';
import { applyChange, draftToWebinar, isOpen, whyNotMoved } from './draft.ts';
import { toDuplicate } from './duplicate.ts';
import { type Action, actions, carryOut } from './lifecycle.ts';
import { newPhotos } from './photos.ts';
import { toStart } from './start.ts';

const slugTaken = (free: string | undefined) => {
  const detail = free ? `This address is taken. Please choose another, like ${free}.` : 'This address is taken. Please choose another.';
  return new Failure('invalid', detail, { errors: [{ pointer: '#/slug', detail }] });
};

/** What was typed with its start as an instant. Throws `invalid` where the clocks skip it, or show it twice. */
const withStart = <T extends { startsAt?: string | undefined; timeZone: string }>(typed: T): T => {
  if (typed.startsAt === undefined) return typed;
  const start = toStart(typed.startsAt, typed.timeZone);
  if (start.kind === 'refused') throw new Failure('invalid', start.error.detail, { errors: [start.error] });
  return { ...typed, startsAt: start.at };
};

/** The list of a console is short: unless asked for less, it comes in one piece. */
const webinarQuery = z.strictObject({ ...pageQuery, limit: pageLimit.default(200) });
const noMore = z.strictObject({ version: z.number().int().min(1).optional() });

export const teamWebinarRoutes = (deps: ConsoleDeps) => {
  const find = (id: string) => findWebinar(deps, id);
  const stale = (current: Webinar | undefined) =>
    new Failure('conflict', 'Somebody changed this webinar meanwhile. Please look at it as it is now.', { current });

  const freeSlug = async (slug: string): Promise<string | undefined> => {
    for (const next of nextSlugs(slug)) if (!(await deps.webinar.idOfSlug(next))) return next;
    return undefined;
  };

  const store = async (seen: Webinar, next: Webinar, { email }: TeamMember): Promise<Webinar> => {
    const entry = toEntry(deps, { by: email, act: 'webinar.changed', thing: `webinar#${seen.id}` }, seen, next);
    const done = await deps.webinar.replace(seen, next, entry);
    if (done === 'slug-taken') throw slugTaken(await freeSlug(next.slug));
    if (done === 'stale') throw stale(await deps.webinar.find(seen.id));
    if (isOpen(seen) || isOpen(next)) await deps.publishFeed(next.id);
    return next;
  };

  const newId = () => toWebinarId(deps.random(WEBINAR_ID_BYTES));

  /** A slug that the host typed is the host's to change; one that we derived gets the id behind it where it is taken. */
  const add = async (webinar: Webinar, { email }: TeamMember, isTyped: boolean): Promise<Webinar> => {
    const entry = toEntry(deps, { by: email, act: 'webinar.created', thing: `webinar#${webinar.id}` });
    if (await deps.webinar.create(webinar, entry)) return webinar;
    const other = { ...webinar, slug: `${webinar.slug}-${webinar.id}` };
    if (isTyped || !(await deps.webinar.create(other, entry))) throw slugTaken(await freeSlug(webinar.slug));
    return other;
  };

  const act = (action: Action) => async (c: Context<Env>) => {
    const { version } = c.req.header('content-type') ? await valid(c, noMore) : {};
    const webinar = await find(c.req.param('id') ?? '');
    if (version !== undefined && version !== webinar.version) throw stale(webinar);
    const outcome = carryOut(webinar, action, deps.now());
    if (outcome.kind === 'refused') throw new Failure('refused', outcome.detail, { current: webinar });
    return c.json(outcome.kind === 'same' ? webinar : await store(webinar, outcome.webinar, c.var.member), 200);
  };

  const read = needs(deps, 'webinar.read');
  const change = needs(deps, 'webinar.change');
  const routes = new Hono<Env>()
    .get('/api/console/webinars', read, async (c) => {
      const { limit, cursor } = validQuery(c, webinarQuery);
      const pageOf = (list: string, more: { limit: number; after: Record<string, unknown> | undefined }) =>
        deps.webinar.page(list === publicCatalogue ? 'public' : 'team', more);
      const { rows, next } = await pageOfLists(pageOf, [teamCatalogue, publicCatalogue], limit, cursor);
      const found = await Promise.all(rows.map(({ id }) => deps.webinar.find(id)));
      const items = found.filter((webinar) => webinar !== undefined).sort((a, b) => b.startsAt.localeCompare(a.startsAt));
      return c.json({ items, ...(next ? { next } : {}) }, 200);
    })
    .post('/api/console/webinars', change, async (c) => {
      const draft = withStart(await valid(c, webinarDraft));
      const report = draft.mail.report.length > 0 ? draft.mail.report : [c.var.member.email];
      const webinar = draftToWebinar({ ...draft, mail: { ...draft.mail, report } }, newId(), deps.now());
      await checkSeries(deps, undefined, webinar);
      await keepPictures(deps, newPhotos(undefined, webinar), 'photo', c.var.member);
      return c.json(await add(webinar, c.var.member, draft.slug !== undefined), 201);
    })
    .post('/api/console/webinars/:id/duplicate', change, async (c) => {
      const webinar = await find(c.req.param('id'));
      if (webinar.rehearsal) throw new Failure('refused', 'A rehearsal is a copy already.', { current: webinar });
      const duplicate = toDuplicate(webinar, { id: newId(), now: deps.now() });
      await checkSeries(deps, undefined, duplicate);
      const copy = await add(duplicate, c.var.member, false);
      for (const poll of await deps.poll.list(webinar.id)) await deps.poll.create(pollAnew(poll, copy.id, deps.now()));
      return c.json(copy, 201);
    })
    .get('/api/console/video-channel', change, async (c) => {
      const { IVS_PLAYBACK: playback, IVS_SERVER: server, IVS_KEY: key } = deps.config;
      if (!playback || !server || !key) throw new Failure('not-found', 'This Parley has no video channel of its own.');
      return c.json({ playback, server, key } satisfies VideoChannel, 200);
    })
    .get('/api/console/webinars/:id', read, async (c) => c.json(await find(c.req.param('id')), 200))
    .patch('/api/console/webinars/:id', change, async (c) => {
      const wanted = await valid(c, webinarChange);
      const webinar = await find(c.req.param('id'));
      if (wanted.version !== undefined && wanted.version !== webinar.version) throw stale(webinar);
      if (['archived', 'cancelled'].includes(webinar.state))
        throw new Failure('refused', 'It is closed, so it cannot be changed.', { current: webinar });
      const next = applyChange(webinar, withStart({ timeZone: webinar.timeZone, ...wanted }), deps.now());
      const why = whyNotMoved(webinar, next, deps.now());
      if (why) throw new Failure('refused', why, { current: webinar });
      await checkSeries(deps, webinar, next);
      await keepPictures(deps, newPhotos(webinar, next), 'photo', c.var.member);
      return c.json(next === webinar ? webinar : await store(webinar, next, c.var.member), 200);
    });
  for (const action of actions) routes.post(`/api/console/webinars/:id/${action}`, change, act(action));
  return routes;
};
