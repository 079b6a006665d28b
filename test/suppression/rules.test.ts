import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lift, newIn, suppress, toFollow } from '#functions/suppression/rules.ts';
import { maskAddress, type SuppressionWhy, suppressedPurposes, suppressionWhys } from '#shared/suppression.ts';

const AT = '2027-06-18T09:00:00.000Z';
const LATER = '2027-06-19T09:00:00.000Z';

describe('a second reason', () => {
  it.each<[SuppressionWhy, SuppressionWhy, SuppressionWhy]>([
    ['unsubscribed', 'complained', 'complained'],
    ['complained', 'unsubscribed', 'complained'],
    ['complained', 'bounced', 'bounced'],
    ['bounced', 'manual', 'manual'],
    // A confirmed double opt-in lifts a bounce, and never what the team put in.
    ['manual', 'bounced', 'manual'],
    ['imported', 'bounced', 'imported'],
    ['erased', 'imported', 'erased'],
    ['imported', 'imported', 'imported'],
  ])('%s, then %s, is %s', (first, second, holds) => {
    const one = suppress(undefined, { purposes: ['marketing'], why: first, at: AT });
    const both = suppress(one, { purposes: ['marketing'], why: second, at: LATER });
    expect(both).toEqual({ marketing: { why: holds, at: holds === first ? AT : LATER } });
  });

  it('never frees anybody, whatever comes in which order, and the same again changes nothing', () => {
    const act = fc.record({
      purposes: fc.subarray([...suppressedPurposes], { minLength: 1 }),
      why: fc.constantFrom(...suppressionWhys),
      at: fc.constantFrom(AT, LATER),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 1 }), (acts) => {
        let held = {};
        for (const one of acts) {
          const next = suppress(held, one);
          expect(Object.keys(next)).toEqual(expect.arrayContaining([...Object.keys(held), ...one.purposes]));
          expect(newIn(next, one)).toEqual([]);
          expect(suppress(next, one)).toEqual(next);
          held = next;
        }
      }),
    );
  });
});

describe('lifting', () => {
  it('frees one purpose', () => {
    const held = suppress(undefined, { purposes: ['marketing', 'service'], why: 'bounced', at: AT });
    expect(lift(held, 'service')).toEqual({ marketing: { why: 'bounced', at: AT } });
    expect(lift(lift(held, 'service'), 'marketing')).toEqual({});
  });
});

describe('the list', () => {
  it.each([
    ['an unsubscription', {}, { marketing: { why: 'unsubscribed', at: AT } }, ['marketing']],
    ['a lifted one', { marketing: { why: 'unsubscribed', at: AT } }, {}, ['marketing']],
    ['a newer one', { service: { why: 'erased', at: AT } }, { service: { why: 'erased', at: LATER } }, ['service']],
    ['no change', { marketing: { why: 'manual', at: AT } }, { marketing: { why: 'manual', at: AT } }, []],
    // A hundred thousand imported rows must not keep confirmations waiting.
    ['what came with its place', undefined, { marketing: { why: 'imported', at: AT } }, []],
  ] as const)('follows %s', (_, before, after, purposes) => {
    expect(toFollow(before, after)).toEqual(purposes);
  });
});

describe('a masked address', () => {
  it.each([
    ['anna@example.com', 'a•••@example.com'],
    ['x@example.com', 'x•••@example.com'],
    ['öl@example.com', 'ö•••@example.com'],
  ])('%s is %s', (whole, masked) => expect(maskAddress(whole)).toBe(masked));
});
