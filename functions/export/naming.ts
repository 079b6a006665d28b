/** What the files of an export are called. Pure. */
import type { SheetName } from './pages.ts';
import type { Progress } from './parts.ts';
import type { StoredExport } from './stored.ts';

/** Words of a name as a part of a file's name: whoever sorts a folder finds it. */
export const toWord = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '') || 'segment';

type Of = Pick<StoredExport, 'target' | 'format' | 'startedAt'> & {
  readonly webinar?: string | undefined;
  readonly segment?: string | undefined;
};

/** `parley_<webinar>_<segment>_<target>_<day>.csv`; `webinar`: its slug, `segment`: its name, either where the file is about one. */
export const toFilename = ({ webinar, segment, target, format, startedAt }: Of): string =>
  `${['parley', webinar, segment === undefined ? undefined : toWord(segment), target, startedAt.slice(0, 10)].filter(Boolean).join('_')}.${format}`;

/** Where what is not in a part yet waits for whoever goes on, of each save under a name of its own; and who is in the list so far. */
export const toPendingKey = (key: string, save: number): string => `${key}.${save}`;
export const toMembersKey = (id: string, save: number): string => `exports/${id}/members.${save}`;

/** All that can wait there: who is killed leaves what nobody else knows of. */
export const asideOf = (id: string, { sheets, saves }: Pick<Progress, 'sheets' | 'saves'>): readonly string[] =>
  Array.from({ length: saves + 1 }, (_, at) => [...sheets.map(({ key }) => toPendingKey(key, at + 1)), toMembersKey(id, at + 1)]).flat();

/** Objects bear no name that somebody gave: keys stand in logs. */
export const toNaming =
  ({ id, filename }: Pick<StoredExport, 'id' | 'filename'>) =>
  (name: SheetName, number: number): { readonly key: string; readonly filename: string } => {
    const [, stem = filename, ending = 'csv'] = /^(.*)\.(\w+)$/.exec(filename) ?? [];
    const isList = name === 'list';
    const more = number > 1 ? `_${number}` : '';
    return {
      key: `exports/${id}/${name}${number > 1 ? `-${number}` : ''}.${isList ? ending : 'csv'}`,
      filename: isList ? `${stem}${more}.${ending}` : `${stem}_${name}${more}.csv`,
    };
  };
