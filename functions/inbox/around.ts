/** What stands around cases: each question, person and webinar read once, in batches. */
import type { Around } from '../case/show.ts';
import type { StoredCase } from '../case/stored.ts';
import type { Contact } from '../contact/store.ts';
import { itemToQuestion } from '../question/item.ts';
import { questionKey, spokenKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { caseOfSpoken, spokenOfCase } from '../voice/rules.ts';
import { itemToSpoken, wordsOf } from '../voice/stored.ts';

export type Beyond = {
  readonly table: Table;
  readonly contact: { readonly many: (ids: readonly string[]) => Promise<ReadonlyMap<string, Contact>> };
  readonly webinar: { readonly recent: (id: string) => Promise<{ readonly title: string } | undefined> };
};

/** What one batch reads. */
export const PIECE = 100;

export const inPieces = async <A, B>(all: readonly A[], read: (piece: readonly A[]) => Promise<readonly B[]>): Promise<readonly B[]> => {
  const pieces = Array.from({ length: Math.ceil(all.length / PIECE) }, (_, at) => all.slice(at * PIECE, (at + 1) * PIECE));
  return (await Promise.all(pieces.map(read))).flat();
};

export const readAround = async ({ table, contact, webinar }: Beyond, some: readonly StoredCase[]): Promise<Around> => {
  const asked = [...new Set(some.flatMap((it) => it.question ?? []))];
  const rooms = [...new Set(some.flatMap((it) => it.webinar ?? []))];
  const spoken = some.filter(({ source }) => source === 'quiet' || source === 'comment' || source === 'survey');
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
