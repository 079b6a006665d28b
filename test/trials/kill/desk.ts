/** The cases that are in a table, and what is kept about them: made of all its items. Pure. */
import { caseDeltas } from '#functions/case/counts.ts';
import { pointersOf } from '#functions/case/lists.ts';
import { dueOf } from '#functions/case/sla.ts';
import { itemToCase } from '#functions/case/stored.ts';
import { casesPk } from '#functions/table/keys.ts';
import type { Item } from '#functions/table/table.ts';

export type Desk = {
  /** The id of each case, one for each item. */
  readonly cases: readonly string[];
  /** Where questions say that their cases lie, and where they do: `<question> at <contact>`. */
  readonly places: readonly string[];
  readonly lies: readonly string[];
  /** Places in further lists: those that are stored, and those that the cases should have. */
  readonly pointers: readonly string[];
  readonly wanted: readonly string[];
  /** Numbers beside the views, `<what> <state>: <number>`: those that are stored, and those of a recount. */
  readonly counted: readonly string[];
  readonly recounted: readonly string[];
  /** Who is on hold, `<address> <question>`. */
  readonly owed: readonly string[];
  readonly quarantined: number;
};

const written = (numbers: ReadonlyMap<string, number>): string[] =>
  [...numbers].flatMap(([name, number]) => (number === 0 ? [] : [`${name}: ${number}`]));

export const toDesk = (items: readonly Item[]): Desk => {
  const cases = items.filter(({ pk, sk }) => pk.startsWith('contact#') && sk.startsWith('case#'));
  const recount = new Map<string, number>();
  for (const item of cases)
    for (const { key, attribute, by } of caseDeltas(undefined, item))
      recount.set(`${key.sk} ${attribute}`, (recount.get(`${key.sk} ${attribute}`) ?? 0) + by);
  const numbers = items.flatMap(({ pk, sk, v: _, ttl: _t, ...counts }) =>
    pk === casesPk ? Object.entries(counts).map(([name, count]) => [`${sk} ${name}`, Number(count)] as const) : [],
  );
  return {
    cases: cases.map(({ sk }) => sk.slice('case#'.length)),
    places: items.flatMap(({ pk, sk, contact }) =>
      pk.startsWith('webinar#') && sk.startsWith('case#') ? [`${sk.slice('case#'.length)} at ${contact}`] : [],
    ),
    lies: cases.map(({ pk, sk }) => `${sk.slice('case#'.length)} at ${pk.slice('contact#'.length)}`),
    pointers: items.flatMap(({ pk, sk, listPk, listSk }) => (sk.startsWith('find#case#') ? [`${pk} ${sk} ${listPk} ${listSk}`] : [])),
    wanted: cases.flatMap((item) => {
      const it = itemToCase(item);
      return pointersOf(it, dueOf(it)).map(({ pk, sk, listPk, listSk }) => `${pk} ${sk} ${listPk} ${listSk}`);
    }),
    counted: written(new Map(numbers)),
    recounted: written(recount),
    owed: items.flatMap((item) =>
      item.sk === 'contact' && item.owed instanceof Set ? [...item.owed].map((id) => `${item.address} ${id}`) : [],
    ),
    quarantined: items.filter(({ sk }) => sk.startsWith('quarantine#')).length,
  };
};
