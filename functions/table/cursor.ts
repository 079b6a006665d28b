/** Opaque cursors: where a list went on from. */
import * as z from 'zod';
import { Failure } from '../failure.ts';

const shape = z.record(z.string().max(20), z.string().max(400));

export const toCursor = (next: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  next ? Buffer.from(JSON.stringify(next)).toString('base64url') : undefined;

/** Throws `invalid` where it is not one of ours, or leads to another list than `pk`. */
export const fromCursor = (cursor: string | undefined, pk: string): Record<string, unknown> | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const found = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (found.listPk === pk || found.pk === pk) return found;
  } catch {
    // Falls through to the refusal below: why it cannot be read does not matter to anybody.
  }
  throw new Failure('invalid', 'That page of the list is not known. Please start again from the first.', {
    errors: [{ pointer: '#/cursor', detail: 'That cursor is not one of ours.' }],
  });
};
