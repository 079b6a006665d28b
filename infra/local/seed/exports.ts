/** A file of the demonstration, so that the list of exports shows one: left to the worker, as every file is. */
import { toEntry } from '#functions/audit/entry.ts';
import { toFilename } from '#functions/export/naming.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { base32 } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';

const ID_BYTES = 16;
const by = 'marketer@example.com';

export const fillExports = async (deps: TeamDeps, { id: webinar, slug, title }: Webinar): Promise<void> => {
  const [id, startedAt] = [base32(deps.random(ID_BYTES)), deps.now().toISOString()];
  const asked = { webinar, target: 'plain', purpose: 'service', format: 'csv' } as const;
  const filename = toFilename({ ...asked, startedAt, webinar: slug });
  const made = {
    ...asked,
    id,
    filename,
    by,
    startedAt,
    of: title,
    scope: [webinar],
    state: 'queued',
    rows: 0,
    excluded: {},
    files: [],
  } as const;
  await deps.exports.queue(made, toEntry(deps, { by, act: 'export.asked', thing: `export#${id}` }, {}, asked));
  await deps.queue('work', { kind: 'export', id });
};
