/** An export as it is stored. Pure. */
import type { ExportFile, ExportView } from '#shared/export.ts';
import type { Explained } from '../since/reactions.ts';
import type { Item } from '../table/table.ts';
import { asideOf } from './naming.ts';
import type { Progress } from './parts.ts';

/** One of its files, and the object that it is. */
export type StoredFile = Omit<ExportFile, 'url'> & { readonly object: string };

export type StoredExport = Omit<ExportView, 'url' | 'files' | 'since'> & {
  /** What became of the same list since a day before. Its people are forgotten with the files. */
  readonly since?: Explained;
  readonly files: readonly StoredFile[];
  /** When somebody in it was erased, the last time: it was to be written anew then. */
  readonly again?: string;
  /** Webinars whose people can be in it; absent where everybody can. */
  readonly scope?: readonly string[];
  /** How often somebody began or went on writing it: the latest has it. */
  readonly run?: number;
  readonly progress?: Progress;
  /** What `again` was when this progress was made: another one makes it worthless. */
  readonly progressOf?: string;
};

/** The file is gone after a day; that there was one is known for a week. */
export const FILE_MS = 24 * 3_600_000;
export const KEPT_SECONDS = 7 * 24 * 3600;

/** When its file goes, as ISO. */
export const goneAt = ({ startedAt }: Pick<StoredExport, 'startedAt'>): string => new Date(Date.parse(startedAt) + FILE_MS).toISOString();

/** Earlier ones were one CSV file of one webinar. */
export const itemToExport = ({
  pk: _pk,
  sk: _sk,
  listPk: _lp,
  listSk: _ls,
  row: _row,
  ttl: _ttl,
  v: _v,
  object,
  ...stored
}: Item): StoredExport => {
  const { filename = '', rows = 0 } = stored as { filename?: string; rows?: number };
  const before = typeof object === 'string' ? { files: [{ name: 'list', filename, rows, object }], format: 'csv', of: '' } : { files: [] };
  return { ...before, ...(stored as Omit<StoredExport, 'files'>) };
};

/** Progress that still counts. */
export const progressOf = ({ progress, progressOf: made, again }: StoredExport): Progress | undefined =>
  progress !== undefined && (made ?? '') === (again ?? '') ? progress : undefined;

/** Every object that there is or was of it. */
export const objectsOf = ({ id, files, progress }: Pick<StoredExport, 'id' | 'files' | 'progress'>): readonly string[] => [
  ...new Set([
    ...files.map(({ object }) => object),
    ...(progress?.sheets ?? []).map(({ key }) => key),
    ...(progress ? asideOf(id, progress) : []),
  ]),
];
