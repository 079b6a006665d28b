/** Lists of people from elsewhere: the file comes in, is looked through, carried out, and taken back within a day. */
import { type Context, Hono } from 'hono';
import type { Act } from '#shared/audit.ts';
import { base32 } from '#shared/ids.ts';
import { type ImportView, importCheck, importLimits, importQuery, importRun, importUndo, noCounts } from '#shared/import.ts';
import { type Page, wholeQuery } from '#shared/page.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { reportObject } from './report.ts';
import { type StoredImport, undoUntil } from './store.ts';

const LINK_SECONDS = 300;
const DAY_MS = 86_400_000;
const path = '/api/console/contacts/imports';

const missing = () => new Failure('not-found', 'We could not find this import. It may be older than a week.');
const changed = () => new Failure('refused', 'The import has gone on since. Please load the page again.');

/** Bytes as they are: a gateway keeps only those whole that are not called text. */
const bytesOf = async (c: Context<Env>): Promise<Uint8Array> => {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  if (!['text/csv', 'application/octet-stream'].includes(type.trim()) || c.req.header('content-encoding'))
    throw new Failure('wrong-type', 'Please send the file itself, as text/csv or application/octet-stream, uncompressed.');
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length === 0) throw new Failure('unparsable', 'The file is empty. Please choose the one with the people in it.');
  return bytes;
};

export const importRoutes = (deps: TeamDeps) => {
  const isKept = ({ at }: StoredImport): boolean => deps.now().getTime() - Date.parse(at) < DAY_MS;
  const toView = (found: StoredImport): ImportView => {
    const { parts: _p, arrived: _a, isDry: _d, bytes: _b, ranAt: _r, hasReport, ...view } = found;
    const until = ['done', 'running'].includes(found.state) ? undoUntil(found) : undefined;
    const isOpen = until !== undefined && until > deps.now().toISOString();
    return {
      ...view,
      ...(isOpen ? { undoUntil: until } : {}),
      ...(hasReport && isKept(found) ? { report: `${path}/${found.id}/report` } : {}),
    };
  };
  const find = async (id: string): Promise<StoredImport> => {
    const found = /^[0-9a-z]{26}$/.test(id) ? await deps.imports.find(id) : undefined;
    if (!found) throw missing();
    return found;
  };
  const told = (by: string, act: Act, id: string, after: Readonly<Record<string, unknown>> = {}) =>
    toEntry(deps, { by, act, thing: `import#${id}` }, {}, after);
  const go = (id: string) => deps.queue('work', { kind: 'import', id });
  const inState = <S extends StoredImport['state']>(found: StoredImport, state: S): StoredImport => {
    if (found.state !== state) throw changed();
    if (state !== 'done' && !isKept(found)) throw new Failure('gone', 'The file is gone after 24 hours. Please choose it again.');
    return found;
  };

  /** Once all parts are here it is looked through. */
  const take = async (found: { id: string; parts: number }, part: number, bytes: Uint8Array): Promise<StoredImport> => {
    const taken = await deps.imports.take(found.id, part, bytes);
    if (!taken) throw missing();
    if (taken.bytes > importLimits.bytes) throw new Failure('too-large', 'The file has more than 40 MB. Please import it in parts.');
    if (taken.state !== 'receiving' || taken.arrived.size < taken.parts) return taken;
    const begun = await deps.imports.step(found.id, 'receiving', { state: 'checking' });
    if (begun) await go(found.id);
    return begun ?? taken;
  };
  const guard = () => needs(deps, 'contact.import');

  return new Hono<Env>()
    .get(path, guard(), async (c) => {
      validQuery(c, wholeQuery);
      return c.json({ items: (await deps.imports.list()).map(toView) } satisfies Page<ImportView>, 200);
    })
    .post(path, guard(), async (c) => {
      const { dryRun, parts } = validQuery(c, importQuery);
      const bytes = await bytesOf(c);
      const [id, by] = [base32(deps.random(16)), c.var.member.email];
      await deps.imports.make({ id, by, parts, isDry: dryRun }, dryRun ? undefined : told(by, 'import.run', id));
      return c.json(toView(await take({ id, parts }, 1, bytes)), 202);
    })
    .put(`${path}/:id/parts/:part`, guard(), async (c) => {
      const found = await find(c.req.param('id'));
      const part = Number(/^[1-9]\d?$/.exec(c.req.param('part'))?.[0] ?? 0);
      if (part < 1 || part > found.parts) throw missing();
      return c.json(toView(await take(found, part, await bytesOf(c))), 202);
    })
    .get(`${path}/:id`, guard(), async (c) => c.json(toView(await find(c.req.param('id'))), 200))
    .post(`${path}/:id/check`, guard(), async (c) => {
      const found = inState(await find(c.req.param('id')), 'checked');
      const { columns: fields } = await valid(c, importCheck);
      if (fields.length !== found.columns.length)
        throw new Failure('invalid', 'Please say of each column what it is.', {
          errors: [{ pointer: '#/columns', detail: `The file has ${found.columns.length} columns.` }],
        });
      const columns = found.columns.map(({ header }, at) => ({ header, ...(fields[at] ? { field: fields[at] } : {}) }));
      const next = await deps.imports.step(found.id, 'checked', { state: 'checking', columns, looked: 0 });
      if (!next) throw changed();
      await go(found.id);
      return c.json(toView(next), 202);
    })
    .post(`${path}/:id/run`, guard(), async (c) => {
      const found = inState(await find(c.req.param('id')), 'checked');
      const { origin, labels } = await valid(c, importRun);
      if (!found.columns.some(({ field }) => field === 'email'))
        throw new Failure('refused', 'Please say first which column holds the addresses.');
      const begun = { state: 'running', looked: 0, counts: noCounts, ranAt: deps.now().toISOString() } as const;
      const entry = told(c.var.member.email, 'import.run', found.id, { rows: found.rows, ...(labels ? { labels } : {}) });
      const next = await deps.imports.step(
        found.id,
        'checked',
        { ...begun, ...(origin ? { origin } : {}), ...(labels ? { labels } : {}) },
        entry,
      );
      if (!next) throw changed();
      await go(found.id);
      return c.json(toView(next), 202);
    })
    .post(`${path}/:id/undo`, guard(), async (c) => {
      await valid(c, importUndo);
      const found = inState(await find(c.req.param('id')), 'done');
      if ((undoUntil(found) ?? '') <= deps.now().toISOString())
        throw new Failure('gone', 'An import can be taken back for 24 hours. Please change its people one by one.');
      const next = await deps.imports.step(
        found.id,
        'done',
        { state: 'undoing' },
        told(c.var.member.email, 'import.undone', found.id, { rows: found.rows }),
      );
      if (!next) throw changed();
      await go(found.id);
      return c.json(toView(next), 202);
    })
    .get(`${path}/:id/report`, guard(), async (c) => {
      const found = await find(c.req.param('id'));
      if (!found.hasReport) throw new Failure('refused', 'The report is not ready.');
      if (!isKept(found)) throw new Failure('gone', 'The report is gone after 24 hours.');
      return c.redirect(await deps.objects.link(reportObject(found.id), LINK_SECONDS), 303);
    });
};
