/** How much of a recording was watched, in the ballot of who watched it: one write a minute, outside of what lists show. */
import type { Watched, WatchedForm } from '#shared/watched.ts';
import type { Seat } from '../http/seat.ts';
import { entering, holdsSeat } from '../live/ballot.ts';
import type { Condition } from '../table/expression.ts';
import { registrationKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { addReport, filmOf, percentIn } from './film.ts';

const TRIES = 5;

export type Noted = { readonly kind: 'done' | 'no-seat' | 'busy' } | { readonly kind: 'too-fast'; readonly seconds: number };

export const createWatchedStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => ({
  /** Undefined where the seat is good no more. */
  async find(seat: Seat): Promise<Watched | undefined> {
    const ballot = await table.get(registrationKey(seat.contact, seat.webinar), { strong: true });
    if (!holdsSeat(ballot, seat)) return undefined;
    const film = filmOf(ballot);
    return { place: film?.place ?? null, percent: film ? percentIn(film) : 0 };
  },

  /** Joins a report with what is stored. Two browsers at once: whoever comes second joins what the first one stored. */
  async note(seat: Seat, form: WatchedForm): Promise<Noted> {
    const key = registrationKey(seat.contact, seat.webinar);
    let ballot = await table.get(key, { strong: true });
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (!holdsSeat(ballot, seat)) return { kind: 'no-seat' };
      const before = filmOf(ballot);
      const film = addReport(before, form, now(), realNow());
      if (!film) return { kind: 'done' };
      if ('wait' in film) return { kind: 'too-fast', seconds: film.wait };
      const { change, when } = entering(seat, now());
      const asSeen: Condition = before ? { equals: ['film.n', before.n] } : { absent: 'film' };
      const done = await table.change(key, { ...change, set: { ...change.set, film } }, { all: [...when, asSeen] });
      if (done.ok) return { kind: 'done' };
      ballot = done.item;
    }
    return { kind: 'busy' };
  },
});
