/** Whether somebody may be written to, and when. Pure; asked just before each mail. */
import type { MailPurpose } from '#shared/consent.ts';
import { instantToWall, isZone } from '#shared/zone.ts';
import type { Contact } from './store.ts';

type Asked = Pick<Contact, 'consent' | 'suppressed' | 'preferences' | 'timeZone' | 'erasedAt'>;

/** Marketing mail goes out from 8 to 20 h of the reader's clock (DESIGN section 8). */
const FIRST_HOUR = 8;
const LAST_HOUR = 20;

/** The zone that somebody chose, or that their browser said; undefined where nobody knows. */
export const zoneOf = ({ preferences, timeZone }: Pick<Contact, 'preferences' | 'timeZone'>): string | undefined =>
  [preferences?.timeZone, timeZone].find((zone) => zone !== undefined && isZone(zone));

const isNight = (zone: string, now: Date): boolean => {
  const hour = Number(instantToWall(now, zone).slice(11, 13));
  return hour < FIRST_HOUR || hour >= LAST_HOUR;
};

const QUARTER_MS = 900_000;

/** When marketing mail may go out again where it is night: the next quarter of an hour of the day there. Every zone begins with one. */
export const opensAt = (zone: string, now: Date): string => {
  let at = Math.ceil(now.getTime() / QUARTER_MS) * QUARTER_MS;
  while (isNight(zone, new Date(at))) at += QUARTER_MS;
  return new Date(at).toISOString();
};

/**
 * `no` for good: suppressed, erased, or never agreed. `later`: paused, or night there (`houseZone` where their zone is not known).
 * Nobody has to agree to mail of service, and a withdrawn marketing consent never holds it back.
 */
export const mayMail = (contact: Asked | undefined, purpose: MailPurpose, now: Date, houseZone: string): 'yes' | 'no' | 'later' => {
  if (purpose === 'team') return 'yes';
  if (!contact || contact.erasedAt !== undefined || contact.suppressed?.[purpose]) return 'no';
  if (purpose === 'service') return 'yes';
  if (contact.consent?.marketing?.state !== 'confirmed') return 'no';
  const { pausedUntil } = contact.preferences ?? {};
  const isPaused = pausedUntil !== undefined && pausedUntil > now.toISOString();
  return isPaused || isNight(zoneOf(contact) ?? houseZone, now) ? 'later' : 'yes';
};

/** Whether mail that the person asked for just now (a link, a confirmation) may go out: a stop of service mail does not hold it back, an address that takes none does. */
export const mayAnswer = (contact: Asked | undefined): contact is Contact =>
  contact !== undefined && contact.erasedAt === undefined && contact.suppressed?.service?.why !== 'bounced';
