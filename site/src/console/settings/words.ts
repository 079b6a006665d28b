/** What settings are called on screen, and how their values read in one line. */
import type { Locale, Settings } from '#shared/setting.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';

export const localeWords: Readonly<Record<Locale, string>> = { en: 'English', de: 'German' };

const fieldWords: Readonly<Record<string, string>> = {
  organisation: 'Organisation',
  accent: 'Accent colour',
  logo: 'Logo',
  senders: 'Senders',
  replyTo: 'Replies go to',
  imprint: 'Imprint',
  privacy: 'Privacy notice',
  phrasebook: 'Phrasebook',
  timeZone: 'Time zone',
  locale: 'Language',
  hours: 'Business hours',
  holidays: 'Holidays',
  retentionMonths: 'Months that people are kept',
  erasedQuestions: 'Questions of erased people',
} satisfies Record<Exclude<keyof Settings, 'version'>, string>;

/** Set on another page, and told of in the same list of changes. */
const besideWords: Readonly<Record<string, string>> = { mondayMail: 'Questions of the week, by mail on Mondays' };

export const settingWords = (field: string): string => fieldWords[field] ?? besideWords[field] ?? field;

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/.test(text);

/** Any value in one line: lists by their parts, things by their fields, moments on the reader's own clock. */
export const readSetting = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(readSetting).join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${readSetting(one) || '–'}`)
      .join(', ');
  return typeof value === 'string' && isInstant(value) ? moment(new Date(value), zoneHere()) : String(value);
};
