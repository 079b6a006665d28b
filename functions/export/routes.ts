/** Asking for an export, seeing how far it is, taking the file. */
import { Hono } from 'hono';
import { type ExportView, exportRequest } from '#shared/export.ts';
import type { TeamMember } from '#shared/host.ts';
import { may } from '#shared/host.ts';
import { base32 } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { StoredExport } from './store.ts';

const LINK_SECONDS = 300;

const rightFor = (target: StoredExport['target']) => (target === 'questions' ? 'export.questions' : 'export.registrations');

const toView = ({ startedAt: _startedAt, by: _by, object: _object, again: _again, ...view }: StoredExport): ExportView => ({
  ...view,
  ...(view.state === 'ready' ? { url: `/api/console/exports/${view.id}/file` } : {}),
});

export const exportRoutes = (deps: Deps) => {
  const mayTake = (who: TeamMember, target: StoredExport['target']) => {
    if (!may(who.roles, rightFor(target))) throw new Failure('forbidden', 'Please ask an admin for the role that this needs.');
  };
  const find = async (id: string, who: TeamMember): Promise<StoredExport> => {
    const found = /^[0-9a-z]{26}$/.test(id) ? await deps.exports.find(id) : undefined;
    if (!found) throw new Failure('not-found', 'We could not find this export. It may be older than a week.');
    mayTake(who, found.target);
    return found;
  };
  const anyExport = needs(deps, 'export.questions');

  return new Hono<Env>()
    .post('/api/console/exports', anyExport, async (c) => {
      const request = await valid(c, exportRequest);
      mayTake(c.var.member, request.target);
      const webinar = await deps.webinar.find(request.webinar);
      if (!webinar)
        throw new Failure('invalid', 'We could not find this webinar.', {
          errors: [{ pointer: '#/webinar', detail: 'We could not find this webinar.' }],
        });
      const id = base32(deps.random(16));
      const filename = `parley_${webinar.slug}_${request.target}_${deps.now().toISOString().slice(0, 10)}.csv`;
      const about = { id, filename, by: c.var.member.email, object: `exports/${id}/${filename}` };
      const stored = await deps.exports.queue(request, about);
      await deps.queue('work', { kind: 'export', id });
      return c.json(toView(stored), 202);
    })
    .get('/api/console/exports/:id', anyExport, async (c) => c.json(toView(await find(c.req.param('id'), c.var.member)), 200))
    .get('/api/console/exports/:id/file', anyExport, async (c) => {
      const found = await find(c.req.param('id'), c.var.member);
      if (found.state === 'expired') throw new Failure('gone', 'The file is gone after 24 hours. Please ask for it again.');
      if (found.state !== 'ready') throw new Failure('refused', 'The file is not ready.');
      return c.redirect(await deps.objects.link(found.object, LINK_SECONDS), 303);
    });
};
