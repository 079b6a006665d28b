/** What somebody chooses from any mail: less, later, rarer, in another language or zone. Never more consent than was given. Pure. */
import * as z from 'zod';
import { type Locale, locales } from '#shared/setting.ts';
import { isZone } from '#shared/zone.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact, Preferences } from '../contact/store.ts';
import type { LedgerPurpose } from './ledger.ts';
import { type Decision, withdraw } from './rules.ts';

const tick = z.boolean().optional();

/** Fields that are not sent change nothing. `stop` withdraws; `pause` counts months from now. */
export const preferencesForm = z.strictObject({
  stop: z.strictObject({ marketing: tick, service: tick, research: tick }).optional(),
  pause: z.enum(['none', '1', '3']).optional(),
  cap: z.enum(['none', '1', '2']).optional(),
  locale: z.enum(locales).optional(),
  timeZone: z.string().max(60).refine(isZone).optional(),
});
export type Choice = z.infer<typeof preferencesForm>;
export const preferencesShape = { booleans: ['stop.marketing', 'stop.service', 'stop.research'] };

/** The same day of a later month, or its last one. */
export const inMonths = (now: Date, months: number): Date => {
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months + 1, 0)).getUTCDate();
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth() + months, Math.min(now.getUTCDate(), last)];
  return new Date(Date.UTC(year, month, day) + (now.getTime() % 86_400_000));
};

/** What they chose wins over what a form said. */
export const localeOf = ({ preferences, locale }: Pick<Contact, 'preferences' | 'locale'>): Locale | undefined =>
  preferences?.locale ?? locale;

/** A language or zone that is theirs anyway is no choice: their next form may still change it. */
const choose = (contact: Contact, { pause, cap, ...choice }: Choice, now: Date): Preferences => {
  const { pausedUntil, cap: most, ...rest } = contact.preferences ?? {};
  const locale = choice.locale === localeOf(contact) ? undefined : choice.locale;
  const timeZone = choice.timeZone === zoneOf(contact) ? undefined : choice.timeZone;
  const until = pause === undefined ? pausedUntil : pause === 'none' ? undefined : inMonths(now, Number(pause)).toISOString();
  const atMost = cap === undefined ? most : cap === 'none' ? undefined : Number(cap);
  return {
    ...rest,
    ...(until ? { pausedUntil: until } : {}),
    ...(atMost ? { cap: atMost } : {}),
    ...(locale ? { locale } : {}),
    ...(timeZone ? { timeZone } : {}),
  };
};

/** Undefined where nothing changes. `locale`: the language of the page on which it was said. */
export const carryOut = (contact: Contact, choice: Choice, now: Date, locale: Locale): Decision | undefined => {
  const purposes: LedgerPurpose[] = (['marketing', 'service', 'research'] as const).filter((purpose) => choice.stop?.[purpose]);
  const decided = withdraw(contact, purposes, now, { method: 'preferences', locale, page: '/preferences/' });
  const known = contact.preferences ?? {};
  const preferences = choose(contact, choice, now);
  const isSame = JSON.stringify(Object.entries(preferences).sort()) === JSON.stringify(Object.entries(known).sort());
  if (!decided && isSame) return undefined;
  return { contact: { ...(decided?.contact ?? contact), ...(isSame ? {} : { preferences }) }, entries: decided?.entries ?? [] };
};
