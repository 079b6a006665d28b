/** The pure rules of a series: what a form registers for, which of two forms mails, what a page says. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsoFor, coveredBy } from '#functions/series/rules.ts';
import { NONE, type PublicSeries } from '#shared/series.ts';
import { toSeriesView } from '#shared/series-view.ts';
import { speak } from '#shared/words/speak.ts';
import { aWebinar } from '../site/webinar.fixture.ts';

const ids = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;
const [a, b, c] = ids;
const aSeries = (change: Partial<PublicSeries> = {}): PublicSeries => ({
  id: '0000000000',
  title: 'Care and marketing',
  registration: 'all',
  webinars: ids.map((id, n) =>
    aWebinar({ id, slug: `part-${n + 1}`, title: `Part ${n + 1}`, startsAt: `2027-06-${11 + n}T13:00:00.000Z` }),
  ),
  ...change,
});
const withStates = (...states: ('scheduled' | 'live' | 'ended' | 'cancelled')[]) =>
  aSeries({ webinars: aSeries().webinars.map((one, n) => ({ ...one, state: states[n] ?? 'scheduled' })) });

describe('a form registers', () => {
  it.each([
    ['for every other date to come', aSeries(), undefined, [b, c]],
    ['for those that its page named', aSeries(), [c], [c]],
    ['for none where its page named none', aSeries(), [], []],
    ['for nothing that is not in the series', aSeries(), ['dddddddddd', b], [b]],
    ['for itself where each has its own form', aSeries({ registration: 'each' }), undefined, []],
    ['for nothing that is over or called off', withStates('live', 'ended', 'cancelled'), undefined, []],
    ['for what is on', withStates('ended', 'live', 'scheduled'), undefined, [b, c]],
    ['for itself where there is no series', undefined, [b], []],
  ] as const)('%s', (_, series, named, expected) => {
    expect(alsoFor(series, a, named)).toEqual(expected);
  });
});

describe('of two forms on two pages of a series', () => {
  const form = (webinar: string, at: number, also: readonly string[]) => {
    const time = new Date(at).toISOString();
    return { webinar, at: time, again: { at: time, guest: 'g', form: {}, also } };
  };

  it('never both mail within a day, and never neither', () => {
    fc.assert(
      fc.property(fc.nat(86_399_999), fc.nat(86_399_999), (one, other) => {
        const [first, second] = [form(a, one, [b]), form(b, other, [a])];
        expect([coveredBy(first, second), coveredBy(second, first)].filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['the earlier one tells of both', form(a, 0, [b]), form(b, 1, []), true],
    ['the later one tells of nothing earlier', form(a, 1, [b]), form(b, 0, []), false],
    ['an earlier one did not name this page', form(a, 0, [c]), form(b, 1, [a]), false],
    ['a day has passed', form(a, 0, [b]), form(b, 86_400_000, [a]), false],
  ])('%s', (_, earlier, later, expected) => {
    expect(coveredBy(earlier, later)).toBe(expected);
  });
});

describe('a page says', () => {
  const view = (series: PublicSeries | undefined, locale: 'en' | 'de' = 'en', id: string = b) =>
    toSeriesView(aWebinar({ id }), series, speak(locale, 'pages'));
  const titles = (parts: unknown) => (parts as { title: string }[]).map(({ title }) => title);

  it.each([
    ['en', 'Part 2 of 3 of the series “Care and marketing”'],
    ['de', 'Teil 2 von 3 der Reihe „Care and marketing“'],
  ] as const)('which part it is, in %s', (locale, line) => {
    expect(view(aSeries(), locale).series).toBe(line);
  });

  it('which dates its form holds, or that each has its own', () => {
    const all = view(aSeries());
    expect([titles(all.parts), titles(all.along), all.also, all.apart]).toEqual([
      ['Part 1', 'Part 3'],
      ['Part 1', 'Part 3'],
      `${a},${c}`,
      false,
    ]);
    const each = view(aSeries({ registration: 'each' }));
    expect([titles(each.parts), each.along, each.also, each.apart]).toEqual([['Part 1', 'Part 3'], [], NONE, true]);
  });

  it('no number where it was called off itself, and nothing of a series of one', () => {
    expect(view(withStates('scheduled', 'cancelled')).series).toBe('The series “Care and marketing”');
    expect(view(withStates('cancelled', 'scheduled', 'cancelled'))).toEqual({ also: NONE, alone: true });
    expect(view(undefined)).toEqual({ also: NONE, alone: true });
  });
});
