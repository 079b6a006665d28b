/** Asking for an export, looking at it before, seeing how far it is, taking the files. */
import { Hono } from 'hono';
import * as z from 'zod';
import { type ExportRequest, exportRequest, rightOf } from '#shared/export.ts';
import { may, type TeamMember } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import { pageQuery } from '#shared/page.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { idsIn, toBehind } from '../since/view.ts';
import type { TeamDeps } from '../team-deps.ts';
import { make, type Of } from './making.ts';
import { toFilename } from './naming.ts';
import { toPreview } from './preview.ts';
import { openOf } from './reactions.ts';
import { contactsOf } from './reading.ts';
import type { StoredExport } from './stored.ts';
import { toView } from './view.ts';

const LINK_SECONDS = 300;

const exportQuery = z.strictObject({ ...pageQuery, webinar: z.string().max(40).optional(), segment: z.string().max(40).optional() });

const ofOf = ({ segment }: Pick<ExportRequest, 'segment'>): 'segment' | 'webinar' => (segment === undefined ? 'webinar' : 'segment');
const isAllowed = (who: TeamMember, it: Pick<ExportRequest, 'target' | 'segment'>): boolean => may(who.roles, rightOf(it.target, ofOf(it)));

const refuse = (field: string, detail: string): Failure => new Failure('invalid', detail, { errors: [{ pointer: `#/${field}`, detail }] });

type Opened = { readonly of: Of; readonly called: string; readonly filename: string };

export const exportRoutes = (deps: TeamDeps) => {
  const mayTake = (who: TeamMember, it: Pick<ExportRequest, 'target' | 'segment'>) => {
    if (!isAllowed(who, it)) throw new Failure('forbidden', 'Please ask an admin for the role that this needs.');
  };
  const find = async (id: string, who: TeamMember): Promise<StoredExport> => {
    const found = /^[0-9a-z]{26}$/.test(id) ? await deps.exports.find(id) : undefined;
    if (!found) throw new Failure('not-found', 'We could not find this export. It may be older than a week.');
    mayTake(who, found);
    return found;
  };
  /** Also refuses columns that the file does not have: who mistyped one would miss it in silence. */
  const open = async (request: ExportRequest, startedAt: string): Promise<Opened> => {
    const of = await openOf(deps, request);
    if (!of)
      throw request.segment === undefined
        ? refuse('webinar', 'We could not find this webinar.')
        : refuse('segment', 'We could not find this segment.');
    const saved = request.segment === undefined ? undefined : await deps.segment.find(request.segment);
    // A part of a list looks like the whole.
    if (saved && saved.state !== 'ready')
      throw refuse('segment', 'The people of this segment are still being looked for, or are too many.');
    const segment = saved?.name;
    const webinar = 'webinar' in of ? of.webinar : undefined;
    const filename = toFilename({ ...request, startedAt, webinar: webinar?.slug, segment });
    return { of, called: webinar?.title ?? segment ?? '', filename };
  };
  const makeOf = async (request: ExportRequest, { of }: Opened, startedAt: string) => {
    const made = await make(deps, of, { ...request, startedAt }, true);
    const wrong = request.columns?.findIndex((name) => !made.choice.includes(name)) ?? -1;
    if (wrong >= 0) throw refuse(`columns/${wrong}`, 'This file has no such column.');
    return made;
  };
  const anyExport = needs(deps, 'export.questions');

  return new Hono<Env>()
    .post('/api/console/exports', anyExport, async (c) => {
      const request = await valid(c, exportRequest);
      mayTake(c.var.member, request);
      const startedAt = deps.now().toISOString();
      const opened = await open(request, startedAt);
      if (request.columns) await makeOf(request, opened, startedAt);
      const id = base32(deps.random(16));
      const { of, called, filename } = opened;
      const { target, purpose, webinar, segment, overHold } = request;
      const by = c.var.member.email;
      const scope = 'webinar' in of ? [of.webinar.id] : of.scope;
      const stored: StoredExport = {
        ...request,
        ...{ id, filename, by, startedAt, of: called, state: 'queued', rows: 0, excluded: {}, files: [] },
        ...(scope ? { scope } : {}),
      };
      const told = { target, purpose, webinar, segment, overHold: overHold?.reason };
      await deps.exports.queue(stored, toEntry(deps, { by, act: 'export.asked', thing: `export#${id}` }, {}, told));
      await deps.queue('work', { kind: 'export', id });
      return c.json(toView(stored), 202);
    })
    .post('/api/console/exports/preview', anyExport, async (c) => {
      const request = await valid(c, exportRequest);
      mayTake(c.var.member, request);
      const startedAt = deps.now().toISOString();
      const opened = await open(request, startedAt);
      return c.json(await toPreview(await makeOf(request, opened, startedAt), opened.filename), 200);
    })
    .get('/api/console/exports', anyExport, async (c) => {
      const { limit, cursor, webinar, segment } = validQuery(c, exportQuery);
      const { rows, next } = await deps.exports.page(limit, cursor);
      const isWanted = (it: StoredExport): boolean =>
        (webinar === undefined || it.webinar === webinar) &&
        (segment === undefined || it.segment === segment) &&
        isAllowed(c.var.member, it);
      return c.json({ items: rows.filter(isWanted).map((it) => toView(it)), ...(next ? { next } : {}) }, 200);
    })
    .get('/api/console/exports/:id', anyExport, async (c) => {
      const { member } = c.var;
      const found = await find(c.req.param('id'), member);
      const people = may(member.roles, 'contact.read') ? found.since?.people : undefined;
      return c.json(toView(found, people && toBehind(people, await contactsOf(deps)(idsIn(people)))), 200);
    })
    .get('/api/console/exports/:id/file/:name?', anyExport, async (c) => {
      const found = await find(c.req.param('id'), c.var.member);
      if (found.state === 'expired') throw new Failure('gone', 'The file is gone after 24 hours. Please ask for it again.');
      if (found.state !== 'ready') throw new Failure('refused', 'The file is not ready.');
      const name = c.req.param('name') ?? 'list';
      const file = found.files.find((one) => one.name === name);
      if (!file) throw new Failure('not-found', 'This export has no such file.');
      return c.redirect(await deps.objects.link(file.object, LINK_SECONDS), 303);
    });
};
