/** A column of a file as data: its header, what stands in it, and what must be read for it beside the row itself. Pure. */
import type { ExportPurpose } from '#shared/export.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Cell } from './csv.ts';

/**
 * `contact`: the person as they are, half a unit each; `stopped`: the list of who is not mailed, once; `result`: what they did in the
 * room, which is in the row once the webinar is over; `asked`: the webinar's questions, once.
 */
export type Need = 'contact' | 'stopped' | 'result' | 'asked';

/** What all of a file is about. `startedAt`: who came later belongs to the next one. `sender`: who the organisation is. */
export type About = {
  readonly purpose: ExportPurpose;
  readonly startedAt: string;
  readonly webinar?: Webinar | undefined;
  /** The webinars that people's parts are of, by their ids. */
  readonly webinars: ReadonlyMap<string, Pick<Webinar, 'title' | 'slug' | 'state' | 'endedAt'>>;
  readonly campaign?: string | undefined;
  readonly sender: string;
};

export type Column<T> = readonly [header: string, cell: (of: T, about: About) => Cell, ...needs: Need[]];

export const headersOf = (columns: readonly Column<never>[]): string[] => columns.map(([header]) => header);
export const cellsOf = <T>(columns: readonly Column<T>[], it: T, about: About): Cell[] => columns.map(([, cell]) => cell(it, about));
export const needsOf = (columns: readonly Column<never>[]): ReadonlySet<Need> => new Set(columns.flatMap(([, , ...needs]) => needs));
