/** Cases with what stands around them, as the inbox reads them: a page of a list is one query and two batches, whatever the list's length. */
import type { Case, CaseLine, CaseMessage, CaseQuery, CaseView } from '#shared/case.ts';
import type { Office } from '#shared/due.ts';
import { type Around, toCase, toLine } from '../case/show.ts';
import type { CaseStore, Place } from '../case/store.ts';
import type { StoredCase } from '../case/stored.ts';
import { toThread } from '../case/thread.ts';
import { fits, inOrder, type Moment, planOf } from '../case/view.ts';
import type { Contact } from '../contact/store.ts';
import { itemToQuestion } from '../question/item.ts';
import type { QuestionStore } from '../question/store.ts';
import { fromCursor, startOf, toCursor } from '../table/cursor.ts';
import { contactKey, messagesOf, questionKey, spokenKey, teamNotes, voiceKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { caseOfSpoken, spokenOfCase } from '../voice/rules.ts';
import { itemToSpoken, itemToVoice, toWishes, wordsOf } from '../voice/stored.ts';

type World = {
  readonly table: Table;
  readonly now: () => Date;
  readonly cases: CaseStore;
  readonly question: Pick<QuestionStore, 'answers'>;
  readonly contact: { readonly many: (ids: readonly string[]) => Promise<ReadonlyMap<string, Contact>> };
  readonly webinar: { readonly recent: (id: string) => Promise<{ readonly title: string } | undefined> };
  readonly office: () => Promise<Office>;
};

type Wanted = Omit<CaseQuery, 'view'> & { readonly view: Exclude<CaseView, 'listen'> };
export type Lines = { readonly items: readonly CaseLine[]; readonly next?: string };

/** Cases that one request looks at; where few fit, the page ends early and goes on with `next`. */
const MOST_LOOKED = 400;
/** A list that we put in order ourselves. */
const MOST_SORTED = 1_000;
const PIECE = 100;

const found = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.toLowerCase());

export const createInboxStore = ({ table, now, cases, question, contact, webinar, office }: World) => {
  const around = async (some: readonly StoredCase[]): Promise<Around> => {
    const asked = [...new Set(some.flatMap((it) => it.question ?? []))];
    const rooms = [...new Set(some.flatMap((it) => it.webinar ?? []))];
    const spoken = some.filter(({ source }) => source === 'quiet');
    const [items, contacts, titles, said] = await Promise.all([
      inPieces(asked, (ids) => table.batchGet(ids.map(questionKey))),
      inPieces([...new Set(some.map((it) => it.contact))], async (ids) => [...(await contact.many(ids))]),
      Promise.all(rooms.map(async (id) => [id, (await webinar.recent(id))?.title ?? ''] as const)),
      inPieces(spoken, (piece) => table.batchGet(piece.map(({ contact: of, id }) => spokenKey(of, spokenOfCase(id))))),
    ]);
    const questions = items.flatMap((item) => itemToQuestion(item) ?? []);
    const words = said.map(itemToSpoken).map((one) => [caseOfSpoken(one.contact, one.id), wordsOf(one)] as const);
    return {
      questions: new Map(questions.map((one) => [one.id, one])),
      contacts: new Map(contacts),
      titles: new Map(titles),
      words: new Map(words),
    };
  };

  const toLines = async (some: readonly StoredCase[], { label, find }: Wanted): Promise<(CaseLine | undefined)[]> => {
    const [beside, hours] = await Promise.all([around(some), office()]);
    return some.map((it) => {
      const line = toLine(it, beside, now(), hours);
      if (label !== undefined && !line.labels.includes(label)) return undefined;
      return find === undefined || found(`${line.question.text}\n${line.contact.name}\n${line.contact.company}`, find) ? line : undefined;
    });
  };

  const inPlace = async (places: readonly Place[]): Promise<readonly StoredCase[]> => {
    const some = new Map((await inPieces(places, (piece) => cases.many(piece))).map((it) => [it.id, it]));
    return places.flatMap(({ id }) => some.get(id) ?? []);
  };

  /**
   * A short list whole, in an order that it does not have itself. A page goes on behind the last case that was shown; where that one is
   * elsewhere by now, at its place.
   */
  const sorted = async (wanted: Wanted, at: Moment, pk: string): Promise<Lines> => {
    const places: Place[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await cases.page({ pk, limit: PIECE, ...(after ? { after } : {}) });
      places.push(...page.places);
      after = page.next;
    } while (after && places.length < MOST_SORTED);
    const fitting = inOrder(
      wanted.sort,
      (await inPlace(places)).filter((it) => fits(it, wanted, at)),
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

  return {
    async page(wanted: Wanted, at: Moment): Promise<Lines> {
      const { lists, sortHere } = planOf(wanted, at);
      if (sortHere) return sorted(wanted, at, lists[0]?.pk ?? '');
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
          const fitting = (await inPlace(page.places)).filter((it) => fits(it, wanted, at));
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
    },

    /** One case with its thread. `more`: what else was said. */
    async show(it: StoredCase, more: { readonly messages: readonly CaseMessage[]; readonly realNow: Date }): Promise<Case> {
      const [beside, hours, answers, notes, replies, wishes] = await Promise.all([
        around([it]),
        office(),
        it.question ? question.answers(it.question) : [],
        notesOf(it),
        repliesOf(it),
        wishesOf(it),
      ]);
      const messages = toThread(it.question ? beside.questions.get(it.question) : undefined, answers, {
        notes,
        replies,
        more: [...more.messages, ...wishes],
      });
      return toCase(it, beside, { messages, realNow: more.realNow }, now(), hours);
    },
  };

  /** What the team wrote about this case; about the person in general stands on their page. */
  async function notesOf(it: StoredCase): Promise<readonly Item[]> {
    const notes: Item[] = [];
    for await (const item of table.all({ pk: contactKey(it.contact).pk, prefix: teamNotes, strong: true }))
      if (item.case === it.id) notes.push(item);
    return notes;
  }

  /** By which way somebody would like to be answered, where that is not by mail. */
  async function wishesOf({ contact: id, source }: StoredCase): Promise<readonly CaseMessage[]> {
    const item = source === 'quiet' ? await table.get(voiceKey(id), { strong: true }) : undefined;
    return item ? toWishes(itemToVoice(item)) : [];
  }

  /** What was written to whoever waits, with how far that is. */
  async function repliesOf({ contact: id, id: of }: StoredCase): Promise<readonly Item[]> {
    const replies: Item[] = [];
    for await (const item of table.all({ ...messagesOf(id, of), strong: true })) replies.push(item);
    return replies;
  }
};

const inPieces = async <A, B>(all: readonly A[], read: (piece: readonly A[]) => Promise<readonly B[]>): Promise<readonly B[]> => {
  const pieces = Array.from({ length: Math.ceil(all.length / PIECE) }, (_, at) => all.slice(at * PIECE, (at + 1) * PIECE));
  return (await Promise.all(pieces.map(read))).flat();
};
