/** Cases in the table: in the partition of whoever waits, listed by state, and by small items in further lists. docs/data.md has the units. */
import type { CaseId } from '#shared/case.ts';
import { contactOfCase } from '#shared/case.ts';
import type { Office } from '#shared/due.ts';
import { type ContactId, isQuestionId, webinarOfQuestion } from '#shared/ids.ts';
import type { Policy } from '#shared/policy.ts';
import type { QuestionStore } from '../question/store.ts';
import type { Change, Condition } from '../table/expression.ts';
import { caseKey, caseOfPointer, casePointersOf, casesPk, contactKey, idOf, registrationKey } from '../table/keys.ts';
import type { Query } from '../table/query.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { pointersOf } from './lists.ts';
import { type Clock, dueOf, timerOf } from './sla.ts';
import { caseToItem, itemToCase, type StoredCase } from './stored.ts';

type World = {
  readonly table: Table;
  readonly question: Pick<QuestionStore, 'find'>;
  readonly policy: { readonly recent: () => Promise<Policy> };
  readonly office: () => Promise<Office>;
};

/** Where a case stands: whose it is, and which. */
export type Place = { readonly contact: ContactId; readonly id: CaseId };

export const createCaseStore = ({ table, question, policy, office }: World) => {
  const clock = async (): Promise<Clock> => {
    const [known, hours] = await Promise.all([policy.recent(), office()]);
    return { policy: known, office: hours };
  };

  /** A guest's question is a case of the address that they typed. */
  const ownerOf = async (asker: ContactId, webinar: string): Promise<ContactId> => {
    const seat = await table.get(registrationKey(asker, webinar), { strong: true });
    return typeof seat?.for === 'string' ? seat.for : asker;
  };

  /** Undefined where it is of a question that nobody knows. */
  const placeOf = async (id: CaseId): Promise<Place | undefined> => {
    const named = contactOfCase(id);
    if (named) return { contact: named, id };
    if (!isQuestionId(id)) return undefined;
    const asked = await question.find(id);
    return asked && { contact: await ownerOf(asked.asker, webinarOfQuestion(id)), id };
  };

  const at = async ({ contact, id }: Place): Promise<StoredCase | undefined> => {
    const item = await table.get(caseKey(contact, id), { strong: true });
    return item && itemToCase(item);
  };

  const toItem = (it: StoredCase, { policy: rules }: Clock): Item => caseToItem(it, dueOf(it), timerOf(it, rules));

  return {
    clock,
    ownerOf,
    placeOf,
    at,

    async find(id: CaseId): Promise<StoredCase | undefined> {
      const place = await placeOf(id);
      return place && at(place);
    },

    /** In no order; what is gone is left out. */
    many: async (places: readonly Place[]): Promise<StoredCase[]> =>
      (await table.batchGet(places.map(({ contact, id }) => caseKey(contact, id)))).map(itemToCase),

    /** Nobody has a case who was erased. False where it is there already, or they are not to have one. */
    async open(it: StoredCase): Promise<boolean> {
      const done = await table.transact([
        { put: toItem(it, await clock()), when: { absent: 'pk' } },
        { check: contactKey(it.contact), when: { absent: 'erasedAt' } },
      ]);
      return done.ok;
    },

    /** The change of a case as a part of somebody's transaction: refused where another came between. */
    write: async (seen: StoredCase, next: StoredCase): Promise<Write> => ({
      put: toItem(next, await clock()),
      when: { equals: ['version', seen.version] },
    }),

    /** With everything that belongs to it; false where somebody else changed it between, or one of `also` was refused. */
    async replace(seen: StoredCase, next: StoredCase, also: readonly Write[] = []): Promise<boolean> {
      const write: Write = { put: toItem(next, await clock()), when: { equals: ['version', seen.version] } };
      if (also.length === 0) return (await table.put(write.put, write.when)).ok;
      return (await table.transact([write, ...also])).ok;
    },

    /** Changes what stands beside the version: who replies just now. False where `when` refuses. */
    mark: async ({ contact, id }: Place, change: Change, when: Condition): Promise<boolean> =>
      (await table.change(caseKey(contact, id), change, when)).ok,

    /** Untouched by anybody, of a webinar that goes on after all. */
    remove: async (it: StoredCase): Promise<boolean> =>
      (await table.remove(caseKey(it.contact, it.id), { equals: ['version', it.version] })).ok,

    /** Makes the further lists say what the case says: written as it is now, so that doing it again changes nothing. */
    async list({ contact, id }: Place): Promise<void> {
      const it = await at({ contact, id });
      const wanted = it ? pointersOf(it, dueOf(it)) : [];
      const known = await table.query({ ...casePointersOf(contact, id), strong: true });
      const isKnown = (one: Item): boolean =>
        known.items.some((other) => other.sk === one.sk && other.listPk === one.listPk && other.listSk === one.listSk);
      for (const one of wanted) if (!isKnown(one)) await table.put(one);
      for (const { pk, sk } of known.items) if (!wanted.some((one) => one.sk === sk)) await table.remove({ pk, sk });
    },

    /** A page of one list, as places: the list of a state holds the cases themselves, every other one small items that lead to them. */
    async page(
      wanted: Omit<Query, 'index' | 'keysOnly'>,
    ): Promise<{ places: readonly Place[]; next: Record<string, unknown> | undefined }> {
      const { items, next } = await table.query({ ...wanted, index: 'list' });
      const places = items.map(({ pk, sk }) => ({
        contact: idOf(pk),
        id: sk.startsWith('case#') ? sk.slice('case#'.length) : caseOfPointer(sk),
      }));
      return { places, next };
    },

    /** Every stored number, by what it counts. */
    async counts(): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
      const found = new Map<string, Readonly<Record<string, number>>>();
      for await (const { pk: _pk, sk, v: _v, ...numbers } of table.all({ pk: casesPk, strong: true }))
        found.set(sk, numbers as Readonly<Record<string, number>>);
      return found;
    },
  };
};
export type CaseStore = ReturnType<typeof createCaseStore>;
