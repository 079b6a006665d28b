/** The rules of consent, by themselves: whatever order acts come in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askFor } from '#functions/consent/ask.ts';
import { itemToEntry, toAsked } from '#functions/consent/ledger.ts';
import { inMonths } from '#functions/consent/preferences.ts';
import { ask, confirm, type Decision, withdraw } from '#functions/consent/rules.ts';
import { mayMail } from '#functions/contact/may.ts';
import type { Contact, SuppressedWhy } from '#functions/contact/store.ts';

const start = Date.parse('2027-06-18T10:00:00.000Z');
const person: Contact = {
  ...{ id: 'c', address: 'anna@example.com', name: '', company: '', firstAt: '', lastAt: '', mailDay: '', mails: [], version: 1 },
  timeZone: 'UTC',
};
const act = { method: 'mailed-button', locale: 'en', page: '/confirm/' } as const;
const at = (minutes: number): Date => new Date(start + minutes * 60_000);

type Act = { readonly kind: 'ask' | 'confirm' | 'withdraw' | 'grant'; readonly purpose: 'marketing' | 'research'; readonly after: number };
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('ask' as const, 'confirm' as const, 'withdraw' as const, 'grant' as const),
    purpose: fc.constantFrom('marketing' as const, 'research' as const),
    // Also two acts of one moment.
    after: fc.constantFrom(0, 0, 1, 90, 8 * 24 * 60),
  }),
  { maxLength: 14 },
);

const carryOut = (contact: Contact, { kind, purpose }: Act, now: Date): Decision | undefined => {
  if (kind === 'confirm') return confirm(contact, [purpose], now, act);
  if (kind === 'grant') return confirm(contact, [purpose], now, { ...act, method: 'manage-link' }, true);
  return withdraw(contact, [purpose], now, { ...act, method: 'preferences' });
};

describe('consent', () => {
  it('is confirmed where the last word of its owner was yes, mailed only then, and no entry ever stands where another did', () => {
    fc.assert(
      fc.property(acts, (all) => {
        let [contact, minutes] = [person, 0];
        const keys: string[] = [];
        const last: Record<string, 'yes' | 'no'> = {};
        for (const one of all) {
          minutes += one.after;
          const now = at(minutes);
          if (one.kind === 'ask') {
            contact = ask(contact, toAsked([one.purpose], now.toISOString(), { ...act, method: 'form' }));
            continue;
          }
          const decided = carryOut(contact, one, now);
          expect(decided && carryOut(decided.contact, one, now), 'twice is once').toBeUndefined();
          if (!decided) continue;
          contact = decided.contact;
          keys.push(...decided.entries.map((entry) => `${entry.at}#${entry.purpose}`));
          last[one.purpose] = one.kind === 'withdraw' ? 'no' : 'yes';
        }
        expect(new Set(keys).size).toBe(keys.length);
        for (const purpose of ['marketing', 'research'] as const)
          expect(contact.consent?.[purpose]?.state === 'confirmed').toBe(last[purpose] === 'yes');
        const may = mayMail(contact, 'marketing', new Date('2030-01-01T12:00:00.000Z'), 'UTC');
        expect(may).toBe(last.marketing === 'yes' ? 'yes' : 'no');
        expect(mayMail(contact, 'service', at(minutes), 'UTC')).toBe('yes');
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it.each([
    ['unsubscribed', 'yes'],
    ['complained', 'yes'],
    ['bounced', 'yes'],
    ['erased', 'yes'],
    ['manual', 'no'],
    ['imported', 'no'],
  ] as [SuppressedWhy, string][])('after a suppression as %s, a yes through the mailed button means: %s', (why, may) => {
    const held = { ...person, suppressed: { marketing: { why, at: at(-9).toISOString() } } };
    const asked = ask(held, toAsked(['marketing'], at(0).toISOString(), { ...act, method: 'form' }));
    const decided = confirm(asked, ['marketing'], at(1), act);
    expect(decided?.entries[0]).toMatchObject({ kind: 'confirmed', asks: at(0).toISOString() });
    expect(mayMail(decided?.contact, 'marketing', at(2), 'UTC')).toBe(may);
  });

  it('asks by mail for the same form once, however often its change comes', () => {
    const asked = toAsked(['marketing'], at(0).toISOString(), { ...act, method: 'form' });
    const first = askFor(person, asked);
    expect(first).toMatchObject({ isMailed: true, contact: { optInAt: at(0).toISOString() } });
    expect(askFor(first.contact, asked)).toEqual(first);
    const yes = confirm(first.contact, ['marketing'], at(1), act)?.contact ?? person;
    expect(askFor(yes, asked)).toEqual({ contact: yes, isMailed: false });
  });

  it('reads an entry of before there were kinds as one that was asked', () => {
    const old = { purpose: 'marketing', at: at(0).toISOString(), textVersion: '2026-11', textHash: 'a'.repeat(16), locale: 'en' };
    const item = { pk: 'contact#c', sk: 'consent#x', v: 1, ...old, page: '/webinars/x/', method: 'form', confirmed: false };
    expect(itemToEntry(item)).toEqual({ kind: 'asked', ...old, page: '/webinars/x/', method: 'form' });
  });

  it.each([
    ['2027-01-31T10:00:00.000Z', 1, '2027-02-28T10:00:00.000Z'],
    ['2027-11-30T23:59:59.999Z', 3, '2028-02-29T23:59:59.999Z'],
    ['2027-06-18T10:00:00.000Z', 3, '2027-09-18T10:00:00.000Z'],
  ])('a pause from %s for %i months ends %s', (from, months, until) => {
    expect(inMonths(new Date(from), months).toISOString()).toBe(until);
  });
});
