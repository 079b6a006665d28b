/** People, page by page, as rows of the files that an export has. Pure but for the reading that is handed in. */
import type { ExportLeft } from '#shared/export.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { whyGained } from '../since/difference.ts';
import type { Member } from '../since/members.ts';
import { type About, cellsOf } from './column.ts';
import type { Cell } from './csv.ts';
import { type Judging, judge, type Verdict } from './judge.ts';
import { type Candidate, type Listed, type Stopped, toListed } from './listed.ts';
import type { Layout } from './targets.ts';

/** Where a source stands: opaque to everybody else, kept with each part of a file. */
export type Place = Readonly<Record<string, unknown>>;
export type Found = { readonly people: readonly Candidate[]; readonly place: Place };

/** Names of the files of an export. */
export const sheetNames = ['list', 'suppression', 'cleaned'] as const;
export type SheetName = (typeof sheetNames)[number];

/** `heads`: of each file that there is, all before its first row. */
export type Plan = {
  readonly heads: Readonly<Partial<Record<SheetName, readonly (readonly Cell[])[]>>>;
  readonly most?: number | undefined;
};
/** `members`: who is in the list or left out of it for a time, where people can be told apart. */
export type Page = {
  readonly members?: readonly Member[];
  readonly rows: Readonly<Partial<Record<SheetName, readonly (readonly Cell[])[]>>>;
  readonly looked: number;
  readonly left: Readonly<Partial<Record<ExportLeft, number>>>;
  readonly place: Place;
};

/** What is read beside the rows: who people are now, and who is not mailed, where a column or the purpose asks for it. */
export type Beside = {
  readonly contacts?: ((ids: readonly ContactId[]) => Promise<ReadonlyMap<ContactId, Contact>>) | undefined;
  readonly stopped?: ReadonlyMap<ContactId, Stopped> | undefined;
};

/** Whom nobody is to write to, what for, and why. */
export const optOutHeaders = ['email', 'purpose', 'reason'] as const;
export const cleanedHeaders = ['Email Address'] as const;

const optOutRows = ({ who }: Listed, { optOuts }: Verdict): Cell[][] => optOuts.map(([purpose, why]) => [who.email, purpose, why]);

const isCleaned = ({ optOuts }: Verdict): boolean => optOuts.some(([, why]) => why === 'bounced');

/** One person in each of the files; the ones that they are not in are absent. */
const rowsOf = (listed: Listed, layout: Layout, verdict: Verdict, about: About): Partial<Record<SheetName, Cell[][]>> => {
  if (layout.isBlocklist) return verdict.optOuts.length > 0 ? { list: [cellsOf(layout.columns, listed, about)] } : {};
  const list = verdict.left ? {} : { list: [cellsOf(layout.columns, listed, about)] };
  if (verdict.optOuts.length === 0) return list;
  if (layout.hasCleaned && isCleaned(verdict)) return { ...list, cleaned: [[listed.who.email]] };
  return { ...list, suppression: optOutRows(listed, verdict) };
};

export const planOf = (layout: Layout, head: readonly (readonly Cell[])[]): Plan => ({
  most: layout.most,
  heads: {
    list: head,
    ...(layout.isBlocklist ? {} : { suppression: [optOutHeaders] }),
    ...(layout.hasCleaned ? { cleaned: [cleanedHeaders] } : {}),
  },
});

/** Whose address a tool cannot have is not somebody whom its list could hold. */
const toMember = ({ id, row, person, contact }: Listed, { left }: Verdict, since: string): Member | undefined =>
  left === 'address' ? undefined : { id, left, gain: whyGained({ contact, parts: row ? [{ row }] : (person?.parts ?? []) }, since) };

/** `since`: when the list was looked at before; '' where it was not. */
type Making = {
  readonly since: string;
  readonly layout: Layout;
  readonly about: About;
  readonly judging: Judging;
  readonly beside: Beside;
  readonly now: () => Date;
};

export async function* peoplePages(
  found: AsyncIterable<Found>,
  { layout, about, judging, beside, since, now }: Making,
): AsyncGenerator<Page> {
  const { purpose } = about;
  for await (const { people, place } of found) {
    const contacts = await beside.contacts?.(people.map(({ id }) => id));
    const rows: Record<SheetName, Cell[][]> = { list: [], suppression: [], cleaned: [] };
    const left: Partial<Record<ExportLeft, number>> = {};
    const members: Member[] = [];
    for (const candidate of people) {
      const { id } = candidate;
      const listed = toListed(candidate, { purpose, now: now(), contact: contacts?.get(id), stopped: beside.stopped?.get(id) });
      if (!listed) continue;
      const verdict = judge(listed, judging);
      const member = toMember(listed, verdict, since);
      if (member) members.push(member);
      if (verdict.left && !layout.isBlocklist) left[verdict.left] = (left[verdict.left] ?? 0) + 1;
      for (const [name, more] of Object.entries(rowsOf(listed, layout, verdict, about)) as [SheetName, Cell[][]][])
        rows[name].push(...more);
    }
    yield { rows, looked: people.length, left, place, ...(layout.isBlocklist ? {} : { members }) };
  }
}
