/** Cases in the table: in the partition of whoever waits, listed by state, and by small items in further lists. docs/data.md has the units. */
import type { CaseId } from '#shared/case.ts';
import { contactOfCase } from '#shared/case.ts';
import type { Office } from '#shared/due.ts';
import { type ContactId, isQuestionId, type QuestionId } from '#shared/ids.ts';
import type { Policy } from '#shared/policy.ts';
import type { Change, Condition } from '../table/expression.ts';
import { caseKey, casePlaceKey, casePointersOf, registrationKey } from '../table/keys.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { pointersOf } from './lists.ts';
import { movingWrites, type Opened, openingWrites, removingWrites } from './opening.ts';
import { type Place, readCases } from './read.ts';
import { type Clock, dueOf, timerOf } from './sla.ts';
import { caseToItem, itemToCase, type StoredCase } from './stored.ts';

type World = {
  readonly table: Table;
  readonly policy: { readonly recent: () => Promise<Policy> };
  readonly office: () => Promise<Office>;
};

/** Items that one request stores. */
const MOST_PUT = 25;

export const createCaseStore = ({ table, policy, office }: World) => {
  const clock = async (): Promise<Clock> => {
    const [known, hours] = await Promise.all([policy.recent(), office()]);
    return { policy: known, office: hours };
  };

  /** A guest's answer is for the address that they typed. */
  const ownerOf = async (asker: ContactId, webinar: string): Promise<ContactId> => {
    const seat = await table.get(registrationKey(asker, webinar), { strong: true });
    return typeof seat?.for === 'string' ? seat.for : asker;
  };

  /** Undefined where there is none. */
  const placeOf = async (id: CaseId): Promise<Place | undefined> => {
    const named = contactOfCase(id);
    if (named) return { contact: named, id };
    const place = isQuestionId(id) ? await table.get(casePlaceKey(id), { strong: true }) : undefined;
    return place && { contact: String(place.contact), id };
  };

  const at = async ({ contact, id }: Place): Promise<StoredCase | undefined> => {
    const item = await table.get(caseKey(contact, id), { strong: true });
    return item && itemToCase(item);
  };

  /** 100 at most, in no order; what is gone is left out. */
  const many = async (places: readonly Place[]): Promise<StoredCase[]> =>
    (await table.batchGet(places.map(({ contact, id }) => caseKey(contact, id)))).map(itemToCase);

  const toItem = (it: StoredCase, { policy: rules }: Clock): Item => caseToItem(it, dueOf(it), timerOf(it, rules));

  /** The change of a case, alone or as a part of somebody's transaction: refused where another came between. */
  const write = async (seen: StoredCase, next: StoredCase): Promise<Extract<Write, { put: Item }>> => ({
    put: toItem(next, await clock()),
    when: { equals: ['version', seen.version] },
  });

  /**
   * All of them or none, 25 at most. Nobody has a case who was erased, no question has two, and none is opened of a question that is
   * another one by now. False where one of them is refused.
   */
  const openAll = async (some: readonly Opened[]): Promise<boolean> => {
    const known = await clock();
    return (await table.transact(openingWrites(some.map(({ it, asked }) => ({ item: toItem(it, known), it, asked }))))).ok;
  };

  return {
    clock,
    ownerOf,
    placeOf,
    at,

    async find(id: CaseId): Promise<StoredCase | undefined> {
      const place = await placeOf(id);
      return place && at(place);
    },

    many,

    /** Where the cases of these questions lie, 100 at most; who has none is not there. */
    async placesOf(ids: readonly QuestionId[]): Promise<ReadonlyMap<QuestionId, Place>> {
      const found = await table.batchGet(ids.map(casePlaceKey));
      return new Map(
        found.map(({ sk, contact }) => [sk.slice('case#'.length), { contact: String(contact), id: sk.slice('case#'.length) }]),
      );
    },

    /** A case of no question. False where it is there already, or its person was erased. */
    open: (it: StoredCase): Promise<boolean> => openAll([{ it }]),
    openAll,

    /** Its question came to somebody else; what was written until then stays where it is. False where another was quicker. */
    async move(it: StoredCase, contact: ContactId): Promise<boolean> {
      const before = [...new Set([...(it.before ?? []), it.contact])].filter((one) => one !== contact);
      const next = toItem({ ...it, contact, before, version: it.version + 1 }, await clock());
      return (await table.transact(movingWrites(it, next))).ok;
    },

    write,

    /** With everything that belongs to it; false where somebody else changed it between, or one of `also` was refused. */
    async replace(seen: StoredCase, next: StoredCase, also: readonly Write[] = []): Promise<boolean> {
      const { put, when } = await write(seen, next);
      return (await (also.length === 0 ? table.put(put, when) : table.transact([{ put, when }, ...also]))).ok;
    },

    /** Changes what stands beside the version: who replies just now. False where `when` refuses. */
    mark: async ({ contact, id }: Place, change: Change, when: Condition): Promise<boolean> =>
      (await table.change(caseKey(contact, id), change, when)).ok,

    /** Of a webinar that goes on after all. False where somebody changed it between. */
    remove: async (it: StoredCase): Promise<boolean> => (await table.transact(removingWrites(it))).ok,

    /** A case went with its person: nothing leads there any more. */
    async forgetPlace({ contact, id }: Place): Promise<void> {
      if (isQuestionId(id)) await table.remove(casePlaceKey(id), { equals: ['contact', contact] });
    },

    /** The same of cases that were just opened, 100 at most: of one that changed since, the change tells. */
    async listNew(places: readonly Place[]): Promise<void> {
      const items = (await many(places)).flatMap((it) => (it.version === 1 ? pointersOf(it, dueOf(it)) : []));
      const pieces = Array.from({ length: Math.ceil(items.length / MOST_PUT) }, (_, at) => items.slice(at * MOST_PUT, (at + 1) * MOST_PUT));
      await Promise.all(pieces.map((piece) => table.batchPut(piece)));
    },

    /** Makes the further lists say what the case says: written as it is now, so that doing it again changes nothing. */
    async list({ contact, id }: Place): Promise<void> {
      const it = await at({ contact, id });
      const wanted = it ? pointersOf(it, dueOf(it)) : [];
      const known = await table.query({ ...casePointersOf(contact, id), strong: true });
      const isKnown = (one: Item): boolean =>
        known.items.some((other) => other.sk === one.sk && other.listPk === one.listPk && other.listSk === one.listSk);
      const gone = known.items.filter(({ sk }) => !wanted.some((one) => one.sk === sk));
      await Promise.all([table.batchPut(wanted.filter((one) => !isKnown(one))), ...gone.map(({ pk, sk }) => table.remove({ pk, sk }))]);
    },

    ...readCases(table),
  };
};
export type { Place } from './read.ts';
export type CaseStore = ReturnType<typeof createCaseStore>;
