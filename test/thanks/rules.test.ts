/** Codes, one at a time: what counts as one, how many there are, and which comes next. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshStock, giveBack, type StoredGift, take, toView, whyNone } from '#functions/gift/rules.ts';
import { againFrom, notBefore } from '#functions/thanks/rules.ts';
import { readCodes, whyNoCodes } from '#shared/gift.ts';

const gift: StoredGift = {
  ...{ id: 'g', name: 'Autumn', words: {}, endsOn: null, budget: 10, perMonth: null, againMonths: 12 },
  ...{ by: 'a@example.com', changedAt: '2027-06-01T00:00:00.000Z', version: 1, ...freshStock, codes: 10 },
};
const today = '2027-06-18';

describe('a list of codes', () => {
  it('is read as shops and table programs write it', () => {
    expect(readCodes('\uFEFF"THANKS-0001"\r\n  thanks-0002  \n\nTHANKS-0001\rThanks_3.x\n')).toEqual({
      codes: ['THANKS-0001', 'thanks-0002', 'Thanks_3.x'],
      repeated: 1,
      wrong: [],
    });
    expect(readCodes(Array.from({ length: 10_000 }, (_, n) => `CODE-${n}`).join('\n')).codes).toHaveLength(10_000);
  });

  it.each([
    ['=HYPERLINK("https://evil.example")'],
    ['+1+1'],
    ['@SUM(A1)'],
    ['-2+3'],
    ['<img src=x onerror=alert(1)>'],
    ['TWO WORDS'],
    ['a,b,c,d'],
    ['abc'],
    ['x'.repeat(41)],
    ['CODE\u202E1234'],
    ['ＣＯＤＥ1234'],
    ['CODE\u00001'],
  ])('takes nothing of one that holds %j, and says which line', (bad) => {
    const read = readCodes(`GOOD-0001\n${bad}`);
    expect(read.wrong).toEqual([2]);
    expect(whyNoCodes(read)).toMatch(/^A code has 4 to 40 .* line 2\. Nothing was taken\.$/);
  });

  it('says so where there is none', () => {
    for (const text of ['', '\n \n', '\uFEFF']) expect(whyNoCodes(readCodes(text))).toBe('Please paste one code at least.');
    expect(whyNoCodes(readCodes('a\nb\nc\nd\ne\nf\ng'))).toMatch(/line 1, 2, 3, 4, 5 and 2 more/);
  });
});

describe('the next code', () => {
  it.each([
    [{ budget: 0 }, 'budget'],
    [{ codes: 0 }, 'empty'],
    [{ endsOn: '2027-06-17' }, 'ended'],
    [{ endsOn: '2027-06-18' }, undefined],
    [{ perMonth: 2, month: '2027-06', inMonth: 2 }, 'month'],
    [{ perMonth: 2, month: '2027-05', inMonth: 2 }, undefined],
    [{ next: 10, back: [3] }, undefined],
    [{ next: 10 }, 'budget'],
  ])('with %j there is %s in the way', (more, why) => {
    expect(whyNone({ ...gift, ...more }, today)).toBe(why);
    expect(toView({ ...gift, ...more }, today).left > 0).toBe(why === undefined);
  });

  it('is never one that somebody has, whatever comes back, and never above a budget (property)', () => {
    const step = fc.oneof(
      fc.constant('take' as const),
      fc.record({ back: fc.nat(20) }),
      fc.record({ day: fc.constantFrom('2027-06-18', '2027-07-02', '2027-08-01') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(12), fc.option(fc.nat(4)), (steps, budget, perMonth) => {
        let stock: StoredGift = { ...gift, budget, perMonth };
        let day = today;
        const held = new Map<number, string>();
        for (const one of steps) {
          if (one === 'take') {
            const { left } = toView(stock, day);
            const taken = take(stock, day);
            expect(typeof taken !== 'string').toBe(left > 0);
            if (typeof taken === 'string') continue;
            expect(held.has(taken.place)).toBe(false);
            held.set(taken.place, day);
            stock = taken.gift;
          } else if ('day' in one) {
            if (one.day > day) day = one.day;
          } else {
            const [place, on] = [...held][one.back] ?? [];
            if (place === undefined || on === undefined) continue;
            held.delete(place);
            stock = giveBack(stock, place, on);
            expect(giveBack(stock, place, on)).toEqual(stock);
          }
          const view = toView(stock, day);
          expect(view.given).toBe(held.size);
          expect(view.given).toBeLessThanOrEqual(Math.min(budget, stock.codes));
          expect(view.thisMonth).toBe([...held.values()].filter((on) => on.slice(0, 7) === day.slice(0, 7)).length);
          if (perMonth !== null) expect(view.thisMonth).toBeLessThanOrEqual(perMonth);
        }
      }),
    );
  });
});

describe('once more', () => {
  it('is a year later, on the same day or the first after it', () => {
    const thanked = { at: '2024-02-29T10:00:00.000Z', key: 'k' };
    expect(againFrom(thanked, 12)).toBe('2025-03-01');
    expect(notBefore(thanked, 12, new Date('2025-02-28T10:00:00.000Z'))).toBe('2025-03-01');
    expect(notBefore(thanked, 12, new Date('2025-03-01T00:00:00.000Z'))).toBeUndefined();
    expect(notBefore(undefined, 12, new Date())).toBeUndefined();
  });
});
