/** What follows the press of a note's button: a touch in the journey of the person, where we know who it was. */

import { wasErased } from '../erasure/reactions.ts';
import type { Fact } from '../table/facts.ts';
import { idOf, touchKey, webinarOfRegistration } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { TeamDeps } from '../team-deps.ts';
import { newClicks } from './click.ts';

/** Its key is the time and the note that the ballot holds, so the same press is the same touch however often it comes. */
export const followClicks = async (deps: TeamDeps, { pk, sk, before, after }: Fact): Promise<void> => {
  // A guest is a browser that proved no address; nobody's journey holds what it did until the person says "These are mine".
  if (!after || typeof after.for === 'string') return;
  const clicks = newClicks(before, after);
  if (clicks.length === 0) return;
  const [contact, webinar] = [idOf(pk), webinarOfRegistration(sk)];
  // Whoever was erased meanwhile leaves no new trace.
  const known = await deps.contact.find(contact);
  if (!known || known.erasedAt !== undefined) return;
  for (const [note, ms] of clicks) {
    const at = new Date(ms).toISOString();
    await deps.table.put({ ...touchKey(contact, at, `note-${note}`), kind: 'note', webinar, note, at, v: DATA_VERSION }, { absent: 'pk' });
    await wasErased(deps, contact, at);
  }
};
