/** What the console shows of an export. Pure. */
import type { ExportView } from '#shared/export.ts';
import type { PeopleBehind } from '#shared/segment-preview.ts';
import type { StoredExport } from './stored.ts';

const linkTo = (id: string, name: string): string => `/api/console/exports/${id}/file${name === 'list' ? '' : `/${name}`}`;

const toSince = ({ people: _, ...told }: NonNullable<StoredExport['since']>, people: PeopleBehind | undefined): ExportView['since'] => ({
  ...told,
  ...(people ? { people } : {}),
});

/** `behind`: who came and who left, for whoever may read contacts and asked for this one. They go with the file. */
export const toView = (stored: StoredExport, behind?: PeopleBehind): ExportView => {
  const { again: _a, scope: _s, run: _r, progress: _p, progressOf: _o, files, since, ...view } = stored;
  if (view.state !== 'ready') return { ...view, files: [] };
  return {
    ...view,
    files: files.map(({ name, filename, rows }) => ({ name, filename, rows, url: linkTo(view.id, name) })),
    url: linkTo(view.id, 'list'),
    ...(since ? { since: toSince(since, behind) } : {}),
  };
};
