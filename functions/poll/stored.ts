/** A poll as the table holds it, and as we read it: an item of another shape is left out, so that it breaks nobody's room. Pure. */
import * as z from 'zod';
import { type Poll, pollKinds } from '#shared/poll.ts';
import { countName } from './counts.ts';
import { placesOf } from './draft.ts';

const time = z.string().nullable();
const stored = z.object({
  id: z.string(),
  webinar: z.string(),
  kind: z.enum(pollKinds),
  question: z.string(),
  options: z.array(z.string()),
  state: z.enum(['prepared', 'open', 'closed']),
  results: z.enum(['hidden', 'shown']),
  createdAt: z.string(),
  openedAt: time,
  closedAt: time,
  version: z.number(),
});

const positive = (value: unknown): number => Math.max(0, Number(value ?? 0)) || 0;

/** Counts stand beside the poll as attributes of their own, since only those can be added to. */
export const itemToPoll = (item: Readonly<Record<string, unknown>>): Poll | undefined => {
  const parsed = stored.safeParse(item);
  if (!parsed.success) return undefined;
  const counts = Array.from({ length: placesOf(parsed.data) }, (_, place) => positive(item[countName(place)]));
  return { ...parsed.data, counts, answered: positive(item.answered) };
};

/** Everything but the counts, which belong to the stream: an edit never writes over them. */
export const pollToAttributes = ({ counts: _counts, answered: _answered, ...poll }: Poll): Record<string, unknown> => ({ ...poll });
