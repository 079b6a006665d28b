/** Whose address was confirmed in this browser: below an article, before a report, or by the link to a seat. */
import type { Context } from 'hono';
import type { Contact } from '../contact/store.ts';
import { holdsSeat } from '../live/ballot.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import type { Env } from './env.ts';
import { findReader } from './reader.ts';
import { verifiedSeats } from './seat.ts';

/** Seats that are looked at: who came by many links is known by the newest. */
const MOST_LOOKS = 3;

type Known = Pick<ReaderDeps, 'config' | 'contact' | 'realNow' | 'registration' | 'signer'>;

/**
 * Read strongly: who is erased is nobody. A guest's seat is an address that somebody typed, and a seat whose links were withdrawn says
 * nothing.
 */
export const findKnown = async (c: Context<Env>, deps: Known): Promise<Contact | undefined> => {
  const id = findReader(c, deps);
  const reader = id === undefined ? undefined : await deps.contact.living(id);
  if (reader) return reader;
  for (const seat of verifiedSeats(c, deps).slice(0, MOST_LOOKS))
    if (holdsSeat(await deps.registration.find(seat.contact, seat.webinar, { strong: true }), seat))
      return deps.contact.living(seat.contact);
  return undefined;
};
