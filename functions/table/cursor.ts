/** Opaque cursors: where a list, or a row of lists read one after the other, went on from. */
import * as z from 'zod';
import { Failure } from '../failure.ts';

const text = z.string().min(1).max(400);
// The database answers a place of another shape with an error of its own: it is refused before.
const place = z.strictObject({ listPk: text, listSk: text, pk: text, sk: text });
const start = z.strictObject({ listPk: text, start: z.literal(true) });
const shape = z.union([place, start]);

type Next = Readonly<Record<string, unknown>>;

export const toCursor = (next: Next | undefined): string | undefined =>
  next ? Buffer.from(JSON.stringify(next)).toString('base64url') : undefined;

/** Leads to the beginning of a list. */
export const startOf = (listPk: string): Next => ({ listPk, start: true });

/** Which of the lists to go on with, and after which place in it. Throws `invalid` where the cursor is not one of these lists'. */
export const fromCursor = (
  cursor: string | undefined,
  lists: readonly string[],
): { readonly at: number; readonly after: Next | undefined } => {
  if (cursor === undefined) return { at: 0, after: undefined };
  try {
    const found = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    const at = lists.indexOf(found.listPk);
    if (at >= 0) return { at, after: 'start' in found ? undefined : found };
  } catch {
    // Falls through to the refusal below: why it cannot be read does not matter to anybody.
  }
  throw unknownPlace();
};

export const unknownPlace = () =>
  new Failure('invalid', 'That page of the list is not known. Please start again from the first.', {
    errors: [{ pointer: '#/cursor', detail: 'That cursor is not one of ours.' }],
  });

type PageOf<T> = (
  list: string,
  more: { limit: number; after: Record<string, unknown> | undefined },
) => Promise<{ rows: readonly T[]; next: Record<string, unknown> | undefined }>;

/** Pages through several lists one after the other; the cursor names the list that it stopped in. */
export const pageOfLists = async <T>(pageOf: PageOf<T>, lists: readonly string[], limit: number, cursor: string | undefined) => {
  const start = fromCursor(cursor, lists);
  const rows: T[] = [];
  for (let at = start.at; at < lists.length; at += 1) {
    const after = at === start.at ? start.after : undefined;
    const page = await pageOf(lists[at] ?? '', { limit: limit - rows.length, after });
    rows.push(...page.rows);
    const following = lists[at + 1];
    if (page.next || rows.length >= limit) return { rows, next: toCursor(page.next ?? (following ? startOf(following) : undefined)) };
  }
  return { rows, next: undefined };
};
