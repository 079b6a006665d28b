/** A page of the inbox: of a list in its own order, or of a short one that is read whole and put in another. */
import type { CaseLine, CaseQuery, CaseView } from '#shared/case.ts';
import type { CaseStore, Place } from '../case/store.ts';
import type { StoredCase } from '../case/stored.ts';
import { fits, inOrder, type Moment, planOf } from '../case/view.ts';
import { fromCursor, startOf, toCursor } from '../table/cursor.ts';
import { inPieces, PIECE } from './around.ts';

export type Wanted = Omit<CaseQuery, 'view'> & { readonly view: Exclude<CaseView, 'listen'> };
export type Lines = { readonly items: readonly CaseLine[]; readonly next?: string };

type World = {
  readonly cases: CaseStore;
  /** One for each case, undefined where its words or labels are not what is looked for. */
  readonly toLines: (some: readonly StoredCase[], wanted: Wanted) => Promise<readonly (CaseLine | undefined)[]>;
};

/** Cases that one request looks at; where few fit, the page ends early and goes on with `next`. */
const MOST_LOOKED = 400;
/** A list that we put in order ourselves. */
const MOST_SORTED = 1_000;

const inPlace = async (cases: CaseStore, places: readonly Place[]): Promise<readonly StoredCase[]> => {
  const some = new Map((await inPieces(places, (piece) => cases.many(piece))).map((it) => [it.id, it]));
  return places.flatMap(({ id }) => some.get(id) ?? []);
};

/**
 * A short list whole, in an order that it does not have itself. A page goes on behind the last case that was shown; where that one is
 * elsewhere by now, at its place.
 */
const sorted = async ({ cases, toLines }: World, wanted: Wanted, at: Moment, pk: string): Promise<Lines> => {
  const places: Place[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await cases.page({ pk, limit: PIECE, ...(after ? { after } : {}) });
    places.push(...page.places);
    after = page.next;
  } while (after && places.length < MOST_SORTED);
  const fitting = inOrder(
    wanted.sort,
    (await inPlace(cases, places)).filter((it) => fits(it, wanted, at)),
  );
  const { after: shown } = fromCursor(wanted.cursor, [pk]);
  const last = fitting.findIndex(({ id }) => id === shown?.pk);
  const from = last >= 0 ? last + 1 : Math.max(0, (Number.parseInt(String(shown?.sk ?? 0), 10) || 0) - 1);
  const looked = fitting.slice(from, from + MOST_LOOKED);
  const lines = (await toLines(looked, wanted)).flatMap((line, at) => (line ? [{ line, at }] : []));
  const items = lines.slice(0, wanted.limit);
  const end = lines.length > items.length ? (items.at(-1)?.at ?? 0) + 1 : looked.length;
  const next =
    from + end < fitting.length ? { listPk: pk, listSk: wanted.sort, pk: looked[end - 1]?.id ?? '', sk: String(from + end) } : undefined;
  return { items: items.map(({ line }) => line), ...(next ? { next: toCursor(next) } : {}) };
};

export const readPage = async (world: World, wanted: Wanted, at: Moment): Promise<Lines> => {
  const { cases, toLines } = world;
  const { lists, sortHere } = planOf(wanted, at);
  if (sortHere) return sorted(world, wanted, at, lists[0]?.pk ?? '');
  const start = fromCursor(
    wanted.cursor,
    lists.map(({ pk }) => pk),
  );
  const items: CaseLine[] = [];
  let looked = 0;
  for (let list = start.at; list < lists.length; list += 1) {
    const span = lists[list] ?? { pk: '' };
    let after = list === start.at ? start.after : undefined;
    do {
      const limit = Math.min(PIECE, wanted.limit - items.length);
      const page = await cases.page({ ...span, limit, ...(after ? { after } : {}) });
      const fitting = (await inPlace(cases, page.places)).filter((it) => fits(it, wanted, at));
      items.push(...(await toLines(fitting, wanted)).flatMap((line) => line ?? []));
      looked += page.places.length;
      after = page.next;
      const onward = after ?? (lists[list + 1] ? startOf(lists[list + 1]?.pk ?? '') : undefined);
      if (items.length >= wanted.limit || looked >= MOST_LOOKED) {
        const next = toCursor(onward);
        return { items, ...(next ? { next } : {}) };
      }
    } while (after);
  }
  return { items };
};
