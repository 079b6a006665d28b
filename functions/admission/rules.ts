/** Who comes in: what becomes of a registration, whether there is a place, how long an offer stands, what each side may do. Pure. */
import type { Admission, AdmissionDecision, RegistrationState } from '#shared/admission.ts';
import type { Webinar } from '#shared/webinar.ts';

const HOUR_MS = 3_600_000;
const OFFER_HOURS = 12;

type Places = Pick<Webinar, 'state' | 'capacity' | 'counts'>;
type Gate = Places & Pick<Webinar, 'admission'>;

/** Places that are neither taken nor held for somebody; Infinity without a limit. Below zero where it was overrun. */
export const placesLeft = ({ capacity, counts }: Omit<Places, 'state'>): number =>
  capacity === null ? Number.POSITIVE_INFINITY : capacity - counts.registered - counts.offered;

const isOn = ({ state }: Pick<Webinar, 'state'>): boolean => state === 'scheduled' || state === 'live';

/** Whoever waits is served first: a place that is free for the moment is theirs. With a host's yes before each seat there is no such order. */
const isLineServed = ({ capacity, counts, admission }: Gate): boolean => capacity !== null && counts.waiting > 0 && !admission.approval;

/** Whether a newcomer finds no place. Only what people come to at one time can be full: a recording has no seats. */
export const isFull = (webinar: Gate): boolean => isOn(webinar) && (placesLeft(webinar) <= 0 || isLineServed(webinar));

const hasLists = ({ domains }: Admission): boolean => domains.allow.length + domains.block.length > 0;

const FEW_PLACES = 20;

/** So few places are left that a rush takes them within seconds: what is known of them must be new. A full one has none to lose. */
export const isNearlyFull = (webinar: Gate): boolean =>
  isOn(webinar) && !isFull(webinar) && placesLeft(webinar) <= Math.max(FEW_PLACES, (webinar.capacity ?? 0) / 10);

/** Whether the browser of a form gets a seat at once. With a list of domains it does not: anybody may type a colleague's address. */
export const givesSeat = (webinar: Gate): boolean =>
  !webinar.admission.invited && !webinar.admission.approval && !hasLists(webinar.admission) && !isFull(webinar);

/** What becomes of somebody who registers now. */
export const becomes = (webinar: Gate): 'registered' | 'waiting' | 'in-review' => {
  if (webinar.admission.approval) return 'in-review';
  return isFull(webinar) ? 'waiting' : 'registered';
};

const isWithin = (domain: string, listed: string): boolean => domain === listed || domain.endsWith(`.${listed}`);

/** Why an address may not register: its domain is blocked, or is none of those that the webinar is for. `address` is normalised. */
export const refusedFor = (address: string, { domains }: Admission): 'blocked' | 'not-listed' | undefined => {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const among = (list: readonly string[]): boolean => list.some((listed) => isWithin(domain, listed));
  if (among(domains.block)) return 'blocked';
  return domains.allow.length > 0 && !among(domains.allow) ? 'not-listed' : undefined;
};

/**
 * Offers are made until the planned end, on a page that people can open. Where a host says yes first, nobody comes in past them: an offer
 * that was made before is a promise and stands, the next ones wait until no yes is asked for.
 */
export const makesOffers = (webinar: Pick<Webinar, 'state' | 'endsAt' | 'hidden' | 'admission'>, now: Date): boolean =>
  isOn(webinar) && !webinar.hidden && !webinar.admission.approval && Date.parse(webinar.endsAt) > now.getTime();

/** Twelve hours, or until the webinar is over. */
export const offerEnds = ({ endsAt }: Pick<Webinar, 'endsAt'>, now: Date): string => {
  const until = new Date(now.getTime() + OFFER_HOURS * HOUR_MS).toISOString();
  return until < endsAt ? until : endsAt;
};

type Standing = { readonly state: RegistrationState; readonly until?: string };

/** An offer whose time is over has lapsed, whether or not somebody has noted it. */
export const standingOf = ({ state, until }: Standing, now: Date): RegistrationState =>
  state === 'offered' && Date.parse(until ?? '') <= now.getTime() ? 'lapsed' : state;

export const personalActs = ['accept', 'leave', 'again', 'give-up', 'watch'] as const;
export type PersonalAct = (typeof personalActs)[number];

const waits: readonly RegistrationState[] = ['waiting', 'offered', 'in-review'];
const out: readonly RegistrationState[] = ['lapsed', 'left', 'cancelled'];
/** Who was refused, or is still looked at, does not come in by the back door of the recording. */
const mayWatch: readonly RegistrationState[] = ['waiting', 'offered', ...out];

/** What a person's own act makes of their registration; undefined where it does nothing now. `webinar` is one that people may come to. */
export const carryOut = (
  act: PersonalAct,
  standing: Standing,
  webinar: Gate & Pick<Webinar, 'replay'>,
  now: Date,
): RegistrationState | undefined => {
  const state = standingOf(standing, now);
  switch (act) {
    case 'accept':
      return isOn(webinar) && state === 'offered' ? 'registered' : undefined;
    case 'leave':
      return waits.includes(state) ? 'left' : undefined;
    case 'again':
      return isOn(webinar) && out.includes(state) ? becomes(webinar) : undefined;
    case 'give-up':
      return isOn(webinar) && state === 'registered' ? 'cancelled' : undefined;
    case 'watch':
      return webinar.state === 'ended' && webinar.replay !== null && mayWatch.includes(state) && !webinar.admission.approval
        ? 'registered'
        : undefined;
  }
};

/** What a host's decision makes of a registration; undefined where it is not possible. `was`: what it was before it was declined. */
export const decide = (
  decision: AdmissionDecision['decision'],
  { state, was }: { readonly state: RegistrationState; readonly was?: RegistrationState },
): RegistrationState | undefined => {
  if (decision === 'undo') return state === 'declined' ? (was ?? 'in-review') : undefined;
  if (decision === 'decline') return (['waiting', 'in-review', 'lapsed'] as readonly string[]).includes(state) ? 'declined' : undefined;
  return [...waits, 'lapsed', 'declined'].includes(state) ? 'registered' : undefined;
};
