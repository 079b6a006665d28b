/** Signs in the table: counters in each person's ballot, and their totals in one small item per webinar, kept by the counts. */
import type { WebinarId } from '#shared/ids.ts';
import { type ReactionForm, reactions } from '#shared/reaction.ts';
import type { Seat } from '../http/seat.ts';
import { holdsSeat } from '../live/ballot.ts';
import { reactionsKey, registrationKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { secondsToReact, stampReactions } from './press.ts';

export type ReactionStore = ReturnType<typeof createReactionStore>;
export type Pressed = { readonly kind: 'done' | 'no-seat' } | { readonly kind: 'too-fast'; readonly seconds: number };

export const createReactionStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => ({
  async press(seat: Seat, form: ReactionForm): Promise<Pressed> {
    const { change, when } = stampReactions(seat, form, now(), realNow());
    const done = await table.change(registrationKey(seat.contact, seat.webinar), change, when);
    if (done.ok) return { kind: 'done' };
    return holdsSeat(done.item, seat) ? { kind: 'too-fast', seconds: secondsToReact(done.item, realNow()) } : { kind: 'no-seat' };
  },

  /** In the order of shared/reaction.ts. */
  async totals(webinar: WebinarId): Promise<number[]> {
    const item = await table.get(reactionsKey(webinar), { strong: true });
    return reactions.map((name) => Math.max(0, Number(item?.[name] ?? 0)));
  },
});
