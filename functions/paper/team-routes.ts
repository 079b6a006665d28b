/** Reports for readers, as the team makes them: words first, then the file, then everybody sees it. */
import { type Context, Hono } from 'hono';
import type { Act } from '#shared/audit.ts';
import type { TeamMember } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import { fileCheck, fileRequest, MOST_PAPERS, type Paper, paperChange, paperSlug, paperTurn, type StartedFile } from '#shared/paper.ts';
import { HEAD_BYTES, judgeReport, TAIL_BYTES, toSafeName, typeOfName, whyNotAnnounced } from '#shared/report-type.ts';
import { uploadId } from '#shared/upload.ts';
import { toEntry } from '../audit/entry.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { keepPictures } from '../http/pictures.ts';
import { needs } from '../http/session.ts';

/** As long as 200 MB take on a poor line. */
const SEND_SECONDS = 3_600;
const LINK_SECONDS = 300;

const stale = (current: Paper | undefined) =>
  new Failure('conflict', 'Somebody changed this report meanwhile. Please look at it as it is now.', { current });

const refuseFile = (detail: string) => new Failure('invalid', detail, { errors: [{ pointer: '#/file', detail }] });

export const paperRoutes = (deps: EditorDeps) => {
  const change = needs(deps, 'paper.change');

  const find = async (c: Context<Env>): Promise<Paper> => {
    const slug = paperSlug.safeParse(c.req.param('slug'));
    const found = slug.success ? await deps.paper.find(slug.data) : undefined;
    if (!found) throw new Failure('not-found', 'We could not find this report.');
    return found;
  };
  const seenAs = async (c: Context<Env>, version: number): Promise<Paper> => {
    const found = await find(c);
    if (found.version !== version) throw stale(found);
    return found;
  };
  const store = async (member: TeamMember, act: Act, seen: Paper | undefined, next: Paper): Promise<Paper> => {
    const entry = toEntry(deps, { by: member.email, act, thing: `paper#${next.slug}` }, { ...seen }, { ...next });
    if (!(await deps.paper.replace(seen, next, entry))) throw stale(await deps.paper.find(next.slug));
    return next;
  };
  const changed = (seen: Paper, more: Partial<Paper>): Paper => ({
    ...seen,
    ...more,
    changedAt: deps.now().toISOString(),
    version: seen.version + 1,
  });

  return new Hono<Env>()
    .get('/api/console/reports', change, async (c) => {
      const [items, counts] = await Promise.all([deps.paper.list(), deps.gate.counts()]);
      return c.json({ items, counts }, 200);
    })

    .get('/api/console/reports/:slug', change, async (c) => c.json(await find(c), 200))

    .put('/api/console/reports/:slug', change, async (c) => {
      const { version, ...fields } = await valid(c, paperChange);
      const slug = paperSlug.safeParse(c.req.param('slug'));
      const known = version === 0 ? undefined : await find(c);
      if (!slug.success) {
        const detail = slug.error.issues[0]?.message ?? '';
        throw new Failure('invalid', detail, { errors: [{ pointer: '#/slug', detail }] });
      }
      const seen = known ?? (await deps.paper.find(slug.data));
      if (version === 0 && seen) {
        const detail = 'There is a report at this address already. Please choose another one.';
        throw new Failure('conflict', detail, { errors: [{ pointer: '#/slug', detail }], current: seen });
      }
      if ((seen?.version ?? 0) !== version) throw stale(seen);
      if (!seen && (await deps.paper.list()).length >= MOST_PAPERS)
        throw new Failure('refused', `There are ${MOST_PAPERS} reports, and that is the most.`);
      if (fields.cover !== undefined && fields.cover !== seen?.cover)
        await keepPictures(deps, [{ id: fields.cover, pointer: '#/cover' }], 'cover', c.var.member);
      const { cover: _, ...rest } = seen ?? { slug: slug.data, state: 'draft' as const, version: 0 };
      const next: Paper = { ...rest, ...fields, changedAt: deps.now().toISOString(), version: version + 1 };
      const turned = (next.gated ?? false) !== (seen?.gated ?? false) ? (next.gated ? 'paper.gated' : 'paper.opened') : 'paper.changed';
      return c.json(await store(c.var.member, seen ? turned : 'paper.created', seen, next), seen ? 200 : 201);
    })

    .post('/api/console/reports/:slug/files', change, async (c) => {
      const { name, size } = await valid(c, fileRequest);
      const { slug } = await find(c);
      const safe = toSafeName(name);
      const why = whyNotAnnounced(safe, size);
      if (why !== undefined) throw refuseFile(why);
      const id = base32(deps.random(16));
      await deps.paper.announce({ id, slug, name: safe, size, by: c.var.member.email });
      return c.json({ id, ...(await deps.files.upload(id, { type: typeOfName(safe), size }, SEND_SECONDS)) } satisfies StartedFile, 201);
    })

    .post('/api/console/reports/:slug/files/:id/check', change, async (c) => {
      const { version } = await valid(c, fileCheck);
      const paper = await find(c);
      const id = c.req.param('id');
      // An answer that was lost on its way is given again.
      if (paper.file?.id === id) return c.json(paper, 200);
      const file = uploadId.safeParse(id).success ? await deps.paper.waiting(id) : undefined;
      if (!file || file.slug !== paper.slug || file.by !== c.var.member.email)
        throw new Failure('not-found', 'We could not find this file. It may be older than a day: please choose it again.');
      if (paper.version !== version) throw stale(paper);
      const head = await deps.files.part(id, 'first', HEAD_BYTES);
      const tail = head && (await deps.files.part(id, 'last', TAIL_BYTES));
      if (!tail || tail.tag !== head.tag) throw new Failure('refused', 'The file did not arrive. Please send it again.');
      const judged =
        head.size === file.size
          ? judgeReport(file.name, head.bytes, tail.bytes, head.size)
          : { why: 'More or less was sent than was announced. Please send the file again.' };
      if ('why' in judged) {
        await deps.paper.discard(id);
        throw refuseFile(judged.why);
      }
      if (!(await deps.files.keep(id, head.tag, { contentType: judged.type, filename: file.name })))
        throw new Failure('refused', 'The file did not arrive. Please send it again.');
      const { name, size } = file;
      const next = changed(paper, { file: { id, name, size, type: judged.type, kind: judged.kind } });
      const stored = await store(c.var.member, 'paper.changed', paper, next).catch(async (error) => {
        await deps.files.remove(id);
        throw error;
      });
      await deps.paper.settle(id);
      // Links to the one before it were good for some minutes, and are not any more.
      if (paper.file) await deps.files.remove(paper.file.id);
      return c.json(stored, 200);
    })

    .get('/api/console/reports/:slug/file', change, async (c) => {
      const { file } = await find(c);
      if (!file) throw new Failure('not-found', 'This report has no file yet.');
      return c.redirect(await deps.files.link(file.id, LINK_SECONDS), 303);
    })

    .post('/api/console/reports/:slug/state', change, async (c) => {
      const { state, version } = await valid(c, paperTurn);
      const seen = await seenAs(c, version);
      if (seen.state === state) return c.json(seen, 200);
      if (state === 'withdrawn' && seen.state === 'draft') throw new Failure('refused', 'Nobody sees this report yet.');
      if (state === 'published' && !seen.file) throw new Failure('refused', 'Please send the file first: there is nothing to read yet.');
      const at = deps.now().toISOString();
      const next = changed(seen, state === 'published' ? { state, publishedAt: seen.publishedAt ?? at } : { state });
      return c.json(await store(c.var.member, state === 'published' ? 'paper.published' : 'paper.withdrawn', seen, next), 200);
    });
};
