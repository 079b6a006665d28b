/** The settings as somebody types them: empty boxes for what is not set, a line of text for the hours of a day. */
import { type BusinessHours, type Span, type Weekday, weekdays } from '#shared/hours.ts';
import type { FieldError } from '#shared/problem.ts';
import type { Settings } from '#shared/setting.ts';

export type PhraseRow = { readonly key: number; readonly say: string; readonly dont: string; readonly because: string };
export type HolidayRow = { readonly key: number; readonly date: string; readonly name: string };

export type SettingFields = {
  readonly organisation: string;
  readonly accent: string;
  readonly logoLight: string | null;
  readonly logoDark: string | null;
  readonly service: string;
  readonly marketing: string;
  readonly replyTo: string;
  readonly imprint: string;
  readonly privacy: string;
  readonly timeZone: string;
  readonly locale: Settings['locale'];
  readonly hours: Readonly<Record<Weekday, string>>;
  readonly holidays: readonly HolidayRow[];
  readonly phrasebook: readonly PhraseRow[];
  readonly retentionMonths: string;
  readonly erasedQuestions: Settings['erasedQuestions'];
};

const spansToText = (spans: readonly Span[]): string => spans.map(({ from, to }) => `${from}–${to}`).join(', ');

const ofDays = <T>(of: (day: Weekday) => T): Record<Weekday, T> =>
  Object.fromEntries(weekdays.map((day) => [day, of(day)])) as Record<Weekday, T>;

export const settingsToFields = (settings: Settings): SettingFields => ({
  organisation: settings.organisation,
  accent: settings.accent,
  logoLight: settings.logo.light,
  logoDark: settings.logo.dark,
  service: settings.senders.service,
  marketing: settings.senders.marketing,
  replyTo: settings.replyTo ?? '',
  imprint: settings.imprint ?? '',
  privacy: settings.privacy ?? '',
  timeZone: settings.timeZone,
  locale: settings.locale,
  hours: ofDays((day) => spansToText(settings.hours[day])),
  holidays: settings.holidays.map((holiday, key) => ({ key, ...holiday })),
  phrasebook: settings.phrasebook.map((phrase, key) => ({ key, ...phrase })),
  retentionMonths: String(settings.retentionMonths),
  erasedQuestions: settings.erasedQuestions,
});

const clock = (typed: string): string | undefined => {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(typed.trim()) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
};

/** `9-12, 13:00–17:00` → two spans; empty → closed; undefined where it is neither. */
export const textToSpans = (text: string): readonly Span[] | undefined => {
  const spans: Span[] = [];
  for (const part of text.split(/[,;]/).filter((one) => one.trim() !== '')) {
    const [from, to, ...more] = part.split(/\s*(?:-|–|to)\s*/).map(clock);
    if (!from || !to || more.length > 0) return undefined;
    spans.push({ from, to });
  }
  return spans;
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
export const usedHolidays = ({ holidays }: SettingFields) => holidays.filter(({ date, name }) => date !== '' || name.trim() !== '');
export const usedPhrases = ({ phrasebook }: SettingFields) => phrasebook.filter(({ say, dont }) => say.trim() !== '' || dont.trim() !== '');

export const fieldsToSettings = (fields: SettingFields, version: number): Settings => ({
  organisation: fields.organisation,
  accent: fields.accent,
  logo: { light: fields.logoLight, dark: fields.logoDark },
  senders: { service: fields.service, marketing: fields.marketing },
  replyTo: orNull(fields.replyTo),
  imprint: orNull(fields.imprint),
  privacy: orNull(fields.privacy),
  timeZone: fields.timeZone,
  locale: fields.locale,
  hours: ofDays((day) => [...(textToSpans(fields.hours[day]) ?? [])]) as BusinessHours,
  holidays: usedHolidays(fields).map(({ date, name }) => ({ date, name })),
  phrasebook: usedPhrases(fields).map(({ say, dont, because }) => ({ say, dont, because })),
  retentionMonths: Number(fields.retentionMonths.trim() || Number.NaN),
  erasedQuestions: fields.erasedQuestions,
  version,
});

/** What the server could not know was typed. */
export const unreadable = (fields: SettingFields): readonly FieldError[] => [
  ...weekdays
    .filter((day) => textToSpans(fields.hours[day]) === undefined)
    .map((day) => ({ pointer: `#/hours/${day}`, detail: 'Please write hours like 09:00–17:00, or leave it empty.' })),
  ...(/^\s*\d{1,4}\s*$/.test(fields.retentionMonths)
    ? []
    : [{ pointer: '#/retentionMonths', detail: 'Please give a number of months, like 24.' }]),
];

/** `#/holidays/0/date` → the field's id on the page; row numbers of the server count the used rows only. */
export const settingPointerToId = (pointer: string, fields: SettingFields): string => {
  const [head = '', index = '', leaf = ''] = pointer.replace(/^#\/?/, '').split('/');
  if (head === 'holidays' && index !== '') return `holidays-${usedHolidays(fields)[Number(index)]?.key ?? 0}-${leaf || 'date'}`;
  if (head === 'phrasebook' && index !== '') return `phrasebook-${usedPhrases(fields)[Number(index)]?.key ?? 0}-${leaf || 'say'}`;
  if (head === 'logo') return index === 'dark' ? 'logo-dark' : 'logo-light';
  if (head === 'senders') return index || 'service';
  if (head === 'hours') return `hours-${index}`;
  return head;
};
