/** Who is quiet, and who of them may be asked: tables of the rule, and the figures of a round whatever comes in whatever order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#functions/contact/store.ts';
import type { Part } from '#functions/person/person.ts';
import { quietDeltas } from '#functions/quiet/counts.ts';
import { judge, silenceOf } from '#functions/quiet/rules.ts';
import { itemToVoice } from '#functions/voice/stored.ts';
import { quietWords, toQuietWords } from '#shared/quiet.ts';

const now = new Date('2027-07-30T09:00:00.000Z');
const over = { state: 'ended', endedAt: '2027-06-10T10:00:00.000Z' } as const;
const webinars = new Map([
  ['a', over],
  ['b', over],
  ['old', { ...over, endedAt: '2026-06-10T10:00:00.000Z' }],
  ['next', { state: 'scheduled', endedAt: null } as const],
]);
const part = (webinar: string, more: Partial<Part> = {}, at = '2027-06-01T09:00:00.000Z'): Part =>
  ({ webinar, row: { id: 'c', at, state: 'registered' }, asked: 0, answered: 0, open: 0, ...more }) as Part;
const silence = (parts: readonly Part[]) => silenceOf({ contact: { id: 'c' } as never, parts }, { now, webinars } as never);
const result = { minutes: 0, votes: 0 };

describe('somebody is quiet', () => {
  it('who registered for two of the year and said nothing anywhere, and the page can say why', () => {
    expect(
      silence([part('a'), part('b', { result: { ...result, minutes: 40, first: '2027-06-10T09:00:00.000Z' } }), part('next')]),
    ).toEqual({
      since: '2027-06-01',
      webinars: 2,
      came: 1,
    });
  });

  it.each<[string, readonly Part[]]>([
    ['one is over', [part('a'), part('next')]],
    ['the other was more than a year ago', [part('a'), part('old')]],
    [
      'they gave their seat back',
      [part('a'), part('b', { row: { id: 'c', at: '2027-06-01T09:00:00.000Z', state: 'cancelled' } as never })],
    ],
    ['they are known for some days', ['a', 'b'].map((one) => part(one, {}, '2027-07-20T09:00:00.000Z'))],
    ['they asked, also long ago', [part('a'), part('b'), part('old', { asked: 1 })]],
    ['they voted', [part('a'), part('b', { result: { ...result, votes: 1 } })]],
    ['they answered a poll', [part('a'), part('b', { result: { ...result, polls: { p: [0] } } })]],
    ['they pressed a note’s button', [part('a'), part('b', { result: { ...result, notes: ['n'] } })]],
  ])('not where %s', (_, parts) => expect(silence(parts)).toBeUndefined());
});

describe('just before the mail', () => {
  const person = {
    ...{ id: 'c', address: 'ida@example.com', name: '', company: '', firstAt: '', lastAt: '', mailDay: '', mails: [], version: 1 },
    ...{ timeZone: 'Europe/Berlin', consent: { marketing: { state: 'confirmed', at: '2027-01-01T00:00:00.000Z' } } },
  } as Contact;
  const voice = (more: object) => itemToVoice({ pk: 'contact#c', sk: 'voice', round: 'r', state: 'waiting', ...more });
  const say = (contact: Contact | undefined, more: object = {}, at = now) => judge(contact, [voice(more)], { now: at, houseZone: 'UTC' });

  it.each<[unknown, Contact | undefined, object?, Date?]>([
    ['yes', person],
    ['erased', undefined],
    ['gone', { ...person, mergedInto: 'd' }],
    ['consent', { ...person, consent: { research: { state: 'confirmed', at: '2027-01-01T00:00:00.000Z' } } }],
    ['hold', { ...person, owed: new Set(['w-1']) }],
    ['unsubscribed', { ...person, suppressed: { marketing: { why: 'unsubscribed', at: '2027-01-01T00:00:00.000Z' } } }],
    ['paused', { ...person, preferences: { pausedUntil: '2027-08-30T00:00:00.000Z' } }],
    ['never', person, { did: new Set(['never']), heardAt: '2025-01-01T00:00:00.000Z' }],
    ['heard', person, { did: new Set(['topic']), heardAt: '2025-01-01T00:00:00.000Z' }],
    ['lately', person, { touchedAt: '2027-02-02T09:00:00.000Z' }],
    ['yes', person, { touchedAt: '2027-01-30T09:00:00.000Z' }],
    [{ later: '2027-07-31T06:00:00.000Z' }, person, {}, new Date('2027-07-30T19:10:00.000Z')],
  ])('the answer is %j', (answer, contact, more, at) => expect(say(contact, more, at)).toEqual(answer));

  it('every reason has its words', () => {
    for (const words of Object.values(quietWords)) expect(words.length).toBeGreaterThan(3);
    expect(toQuietWords({ consent: 3, lately: 12 })).toBe('12 asked within half a year, 3 without consent');
  });
});

describe('the figures of a round', () => {
  const images = fc.record({
    state: fc.constantFrom('waiting', 'unknown', 'sent', 'left'),
    did: fc.uniqueArray(fc.constantFrom('asked', 'topic', 'channel', 'never'), { maxLength: 4 }),
  });
  const key = { pk: 'contact#c', sk: 'voice', round: 'r' };

  it('are what a recount of where each person stands comes to, after any way to it', () => {
    fc.assert(
      fc.property(fc.array(images, { minLength: 1, maxLength: 8 }), (way) => {
        const items = way.map(({ state, did }) => ({ ...key, state, why: 'hold', ...(did.length > 0 ? { did: new Set(did) } : {}) }));
        const sums = new Map<string, number>();
        for (const [at, item] of items.entries())
          for (const { attribute, by } of quietDeltas(items[at - 1], item)) sums.set(attribute, (sums.get(attribute) ?? 0) + by);
        const { state, did } = way.at(-1) ?? { state: 'sent', did: [] };
        const wanted = [
          state === 'left' ? 'left-hold' : state,
          ...did.map((one) => `voice-${one}`),
          ...(did.length > 0 ? ['voice-heard'] : []),
        ];
        expect([...sums].filter(([, n]) => n !== 0).sort()).toEqual(wanted.map((one) => [one, 1]).sort());
      }),
    );
  });

  it('keep who was asked and is gone, and move who waited to the erased', () => {
    expect(quietDeltas({ ...key, state: 'sent', did: new Set(['never']) }, undefined)).toEqual([]);
    expect(quietDeltas({ ...key, state: 'waiting' }, undefined).map(({ attribute, by }) => [attribute, by])).toEqual([
      ['left-erased', 1],
      ['waiting', -1],
    ]);
  });
});
