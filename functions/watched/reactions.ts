/** What follows a report of what was watched: the row of the registration says so, in steps. Safe to do twice, and never less than before. */
import type { DeskDeps } from '../desk-deps.ts';
import type { Fact } from '../table/facts.ts';
import { idOf, registrationKey, webinarOfRegistration } from '../table/keys.ts';
import { filmOf, stepOf, watchingIn } from './film.ts';

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

export const followWatched = async ({ table }: Pick<DeskDeps, 'table'>, { pk, sk, before, after }: Fact): Promise<void> => {
  const film = filmOf(after);
  if (!after || !film || film.pieces === filmOf(before)?.pieces) return;
  const webinar = webinarOfRegistration(sk);
  // What a browser watched before its address was known belongs to the registration that names it.
  const owner = typeof after.for === 'string' ? after.for : idOf(pk);
  const isOwn = after.for === undefined;
  const own = isOwn && after.guests === undefined ? after : await table.get(registrationKey(owner, webinar), { strong: true });
  const guests = texts(own?.guests);
  if (!own || (!isOwn && !guests.includes(idOf(pk)))) return;
  const theirs = guests.length > 0 ? await table.batchGet(guests.map((guest) => registrationKey(guest, webinar))) : [];
  const step = stepOf(watchingIn([own, ...theirs.filter((guest) => guest.for === owner)])?.percent ?? 0);
  if (step <= ((own.row as { replay?: number } | undefined)?.replay ?? 0)) return;
  await table.change(
    registrationKey(owner, webinar),
    { set: { 'row.replay': step } },
    { all: [{ exists: 'row' }, { any: [{ absent: 'row.replay' }, { below: ['row.replay', step] }] }] },
  );
};
