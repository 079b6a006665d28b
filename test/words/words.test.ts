/** Languages: whose words somebody reads, and that the words of each say the same as the English ones. */
import { describe, expect, it } from 'vitest';
import { acceptedLocale, toLocale } from '#shared/locale.ts';
import { type Plural, toSpeech } from '#shared/speech.ts';
import { toDuration, toWhen } from '#shared/when.ts';
import * as de from '#shared/words/de.ts';
import { speak } from '#shared/words/speak.ts';

describe('the language of a reader', () => {
  it.each([
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr-FR, en;q=0.5, de;q=0.7', 'de'],
    ['fr', undefined],
    ['de;q=0, en', 'en'],
    ['*', undefined],
    ['', undefined],
    [undefined, undefined],
    [`${'x,'.repeat(10_000)}de`, undefined],
    ['de;q=nonsense, en;q=0.1', 'en'],
  ])('is read from “%s”', (header, locale) => {
    expect(acceptedLocale(header)).toBe(locale);
  });

  it.each([
    ['de', 'de'],
    ['DE_ch', 'de'],
    ['deutsch', undefined],
    ['../de', undefined],
    [undefined, undefined],
  ])('is found by its tag “%s”', (tag, locale) => {
    expect(toLocale(tag)).toBe(locale);
  });
});

const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const forms = (words: string | Plural): string[] => (typeof words === 'string' ? [words] : Object.values(words));
const everySentence = Object.entries(de).flatMap(([section, words]) =>
  Object.entries(words).map(([key, value]) => [section, key, value] as const),
);

describe('German', () => {
  it.each(everySentence)('%s: “%s” keeps its values, its markup and its manners', (_, key, value) => {
    for (const form of forms(value)) {
      expect(slots(form)).toEqual(slots(key));
      expect(form.trim()).toBe(form);
      expect(form.match(/<\/?[a-z]+/g) ?? []).toEqual(key.match(/<\/?[a-z]+/g) ?? []);
      expect(form).not.toMatch(/!|\b(du|dein|deine|euch|ihr habt)\b/);
    }
  });

  it('follows numbers as the language does', () => {
    const { many, number } = speak('de', 'times');
    expect([1, 2, 1_500].map((n) => many(n, '1 day', '{n} days'))).toEqual(['1 Tag', '2 Tage', '1.500 Tage']);
    expect(number(1_234_567)).toBe('1.234.567');
  });
});

describe('times', () => {
  const [start, end] = ['2027-06-18T13:00:00.000Z', '2027-06-18T14:00:00.000Z'];
  it.each([
    ['en', 'Fri 18 June 2027', '15:00–16:00', 'Berlin (CEST, UTC+2)'],
    ['de', 'Fr 18. Juni 2027', '15:00–16:00 Uhr', 'Berlin (MESZ, UTC+2)'],
  ] as const)('in %s', (locale, date, hours, place) => {
    expect(toWhen(start, end, 'Europe/Berlin', speak(locale, 'times'))).toMatchObject({ date, hours, place });
  });

  it('that last for days say until when', () => {
    expect(toWhen(start, '2027-06-25T14:00:00.000Z', 'Europe/Berlin', speak('de', 'times')).hours).toBe(
      '15:00 Uhr bis Fr 25. Juni, 16:00 Uhr',
    );
    expect(toWhen('2027-06-18T21:30:00.000Z', '2027-06-18T22:30:00.000Z', 'Europe/Berlin', speak('de', 'times')).hours).toBe(
      '23:30–00:30 Uhr (Folgetag)',
    );
  });

  it.each([
    [1, '1 Minute'],
    [45, '45 Minuten'],
    [60, '1 Stunde'],
    [90, '1 Std. 30 Min.'],
    [10_080, '7 Tage'],
  ])('of %i minutes', (minutes, words) => {
    expect(toDuration(minutes, speak('de', 'times'))).toBe(words);
  });
});

it('leaves a slot that has no value, and never reads a value again', () => {
  const { t } = toSpeech('en');
  expect(t('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}');
});
