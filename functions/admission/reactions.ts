/** What follows an admission: its mail, and offers of places that became free. Each is safe to do twice. */
import type { WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Registration } from '../registration/store.ts';
import type { Fact } from '../table/facts.ts';
import { webinarOfRegistration } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { itemToWebinar } from '../webinar/stored.ts';
import { givesSeat, isFull, makesOffers, offerEnds, placesLeft, standingOf } from './rules.ts';

/** Steps that nobody learns of from a page, since they are ours or a host's. */
const told = ['offered', 'registered'];

export const followAdmission = async (deps: Deps, webinar: WebinarId, was: Registration | undefined, is: Registration): Promise<void> => {
  if (was?.row.state === is.row.state) return;
  if (was && told.includes(is.row.state))
    await deps.queue('mail-now', { kind: 'confirmation', contact: is.row.id, webinar, cause: is.steppedAt ?? is.at });
  if (is.row.state !== 'waiting') return;
  // A place may have become free before there was anybody to offer it to.
  const found = await deps.webinar.find(webinar);
  if (found && placesLeft(found) > 0) await deps.queue('work', { kind: 'offers', webinar });
};

/** A webinar's places moved: its page says whether it is full, and who waits longest is offered what became free. */
export const followPlaces = async (deps: Deps, { kind, before, after }: Fact): Promise<void> => {
  if (kind !== 'webinar' || !after) return;
  const [was, is] = [before && itemToWebinar(before), itemToWebinar(after)];
  const row = (after.row ?? {}) as { full?: boolean; byMail?: boolean };
  const shown = { full: isFull(is), byMail: !givesSeat(is) };
  if ((row.full ?? false) !== shown.full || (row.byMail ?? false) !== shown.byMail) await deps.admission.show(is, shown);
  const isFreer = was && (placesLeft(is) > placesLeft(was) || (makesOffers(is, deps.now()) && !makesOffers(was, deps.now())));
  if (isFreer && placesLeft(is) > 0 && makesOffers(is, deps.now())) await deps.queue('work', { kind: 'offers', webinar: is.id });
};

/** A transaction holds 100 writes; fewer people make it likelier to hold. */
const AT_ONCE = 20;
/** Rounds of one message; what is left goes on with the next. */
const ROUNDS = 25;

/** Who waits longest, `most` of them, without those who are `gone`: the list may be behind. Reads as many rows as that. */
const longest = async (deps: Deps, webinar: WebinarId, most: number, gone: ReadonlySet<string>): Promise<RegistrationRow[]> => {
  const found: RegistrationRow[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const { rows, next } = await deps.admission.page(webinar, 'waiting', { limit: most + gone.size, after });
    found.push(...rows.filter(({ id }) => !gone.has(id)));
    after = next;
  } while (after && found.length < most);
  return found.slice(0, most);
};

/** Offers every free place of a webinar to whoever waits longest. Several workers at once never offer one place twice. */
export const offerPlaces = async (deps: Deps, id: WebinarId): Promise<void> => {
  const gone = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const webinar = await deps.webinar.find(id);
    const now = deps.now();
    if (!webinar || !makesOffers(webinar, now) || placesLeft(webinar) <= 0) return;
    const rows = await longest(deps, id, Math.min(AT_ONCE, placesLeft(webinar)), gone);
    if (rows.length === 0) return;
    const until = offerEnds(webinar, now);
    const steps = rows.map((row) => ({ webinar: id, row, to: 'offered', at: now.toISOString(), until }) as const);
    // Contended with the counts, which write the same webinar: then it is read again.
    const done = await deps.admission.offer(webinar, steps).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'busy') return { kind: 'moved' } as const;
      throw error;
    });
    for (const one of done.kind === 'gone' ? done.ids : done.kind === 'done' ? rows.map((row) => row.id) : []) gone.add(one);
  }
  await deps.queue('work', { kind: 'offers', webinar: id });
};

/** The time of an offer is over: it is noted, and its place goes to the next. */
export const lapseOffer = async (deps: Deps, item: Item): Promise<void> => {
  const row = item.row as RegistrationRow;
  if (standingOf(row, deps.now()) !== 'lapsed') return;
  await deps.admission.step({ webinar: webinarOfRegistration(item.sk), row, to: 'lapsed', at: deps.now().toISOString() });
};
