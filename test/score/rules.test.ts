/** The open formula of the score, as a table and against everything that could be. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from '#functions/person/person.ts';
import type { Offer } from '#functions/score/offer.ts';
import { overallOf, scoreOf } from '#functions/score/rules.ts';
import { scoreInputs, usualWeights, type Weights, weightsForm } from '#shared/score.ts';

const offer: Offer = {
  webinar: 'w1',
  startedAt: '2027-06-18T13:00:00.000Z',
  endedAt: '2027-06-18T14:00:00.000Z',
  minutes: 60,
  polls: ['p1', 'p2'],
  ratings: ['p2'],
  notes: ['n1'],
  votes: 3,
};
const bare: Offer = { ...offer, polls: [], ratings: [], notes: [], votes: 0 };
type Did = {
  minutes?: number;
  votes?: number;
  polls?: Record<string, number[]>;
  notes?: string[];
  asked?: number;
  open?: number;
  at?: string;
  stars?: number;
  commented?: true;
};
const part = ({
  minutes = 0,
  votes = 0,
  polls,
  notes,
  asked = 0,
  open = 0,
  at = '2027-06-10T09:00:00.000Z',
  stars,
  commented,
}: Did = {}): Part => ({
  webinar: 'w1',
  row: {
    id: 'c1',
    email: 'anna@example.com',
    name: 'Anna Example',
    company: '',
    state: 'registered',
    at,
    ...(stars ? { survey: { stars } } : {}),
    ...(commented ? { commented } : {}),
  },
  result: { minutes, votes, ...(polls ? { polls } : {}), ...(notes ? { notes } : {}) },
  ...{ asked, open, answered: asked - open },
});
const pointsOf = (did: Did, of = offer, weights: Weights = usualWeights) => scoreOf(part(did), of, weights)?.points;

describe('the score of a webinar', () => {
  it.each<[string, Did, Offer, number]>([
    ['nothing is 0', {}, offer, 0],
    ['everything is 100', { minutes: 60, votes: 3, polls: { p1: [0], p2: [4] }, notes: ['n1'], asked: 1 }, offer, 100],
    ['half the time is half its weight', { minutes: 30 }, offer, 15],
    ['more than the time is the time', { minutes: 75 }, offer, 30],
    ['one question is all of asking', { asked: 1 }, offer, 30],
    ['a comment below the recording is a question', { commented: true }, offer, 30],
    ['and both are one', { asked: 1, commented: true }, offer, 30],
    ['who came for the recording, and commented', { at: '2027-06-19T09:00:00.000Z', commented: true }, offer, 100],
    ['one poll of two', { polls: { p1: [1] } }, offer, 10],
    ['a poll that was never opened counts for nobody', { polls: { p9: [1] } }, offer, 0],
    ['one vote of three', { votes: 1 }, offer, 3],
    ['a note that was pressed', { notes: ['n1'] }, offer, 10],
    ['what was not offered weighs nothing: who watched it all and asked has it all', { minutes: 60, asked: 2 }, bare, 100],
    ['who only watched has half of that', { minutes: 60 }, bare, 50],
    ['who also says how it was has more', { minutes: 30, stars: 2 }, offer, 23],
    ['and all of it is still all', { minutes: 60, asked: 1, stars: 5 }, bare, 100],
    ['who watched nothing and said how the recording was', { at: '2027-06-19T09:00:00.000Z', stars: 4 }, offer, 25],
    ['who asks for the recording', { at: '2027-06-19T09:00:00.000Z', asked: 1 }, offer, 100],
  ])('%s', (_, did, of, points) => {
    expect(pointsOf(did, of)).toBe(points);
  });

  it('says nothing of who came for the recording alone, or never had a seat', () => {
    expect(pointsOf({ at: '2027-06-19T09:00:00.000Z' })).toBeUndefined();
    const { result: _, ...none } = part();
    expect(scoreOf({ ...none, row: { ...none.row, state: 'waiting' } }, offer, usualWeights)).toBeUndefined();
    expect(scoreOf(none, offer, usualWeights)?.points).toBe(0);
  });

  it('keeps the need of help apart: open questions, low ratings and low marks', () => {
    const helpOf = (did: Did) => scoreOf(part(did), offer, usualWeights)?.help;
    const all: Did[] = [
      {},
      { open: 1 },
      { open: 2 },
      { polls: { p2: [1] } },
      { polls: { p2: [2] } },
      { polls: { p1: [0] } },
      { stars: 2 },
      { stars: 3 },
    ];
    expect(all.map(helpOf)).toEqual([0, 50, 75, 50, 0, 0, 50, 0]);
  });

  const did = fc.record({
    minutes: fc.nat(300),
    votes: fc.nat(100),
    asked: fc.nat(5),
    polls: fc.dictionary(fc.constantFrom('p1', 'p2', 'p3'), fc.array(fc.nat(4), { maxLength: 2 })),
    notes: fc.subarray(['n1', 'n2']),
  });
  const weights = fc
    .record(Object.fromEntries(scoreInputs.map((input) => [input, fc.nat(100)])) as Record<keyof Weights, fc.Arbitrary<number>>)
    .filter((some) => weightsForm.safeParse(some).success);
  const offered = fc.record({
    webinar: fc.constant('w1'),
    startedAt: fc.constant(offer.startedAt),
    endedAt: fc.constantFrom(offer.endedAt, null),
    minutes: fc.integer({ min: 1, max: 240 }),
    polls: fc.subarray(['p1', 'p2']),
    ratings: fc.constant<string[]>([]),
    notes: fc.subarray(['n1']),
    votes: fc.nat(3),
  });

  it('is a whole number from 0 to 100, and its parts add up to it', () => {
    fc.assert(
      fc.property(did, offered, weights, (some, of, given) => {
        const score = scoreOf(part(some), of, given);
        const parts = score?.parts ?? [];
        expect(score?.points).toSatisfy((points: number) => Number.isInteger(points) && points >= 0 && points <= 100);
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score?.points);
        expect(parts.filter(({ offered: was, points }) => !was && points > 0)).toEqual([]);
      }),
    );
  });

  it('never counts asking less than watching, whatever the weights', () => {
    fc.assert(
      fc.property(did, offered, weights, fc.nat(300), (some, of, given, minutes) => {
        const rest = { ...some, minutes: 0, asked: 0 };
        expect(pointsOf({ ...rest, asked: 1 }, of, given) ?? 0).toBeGreaterThanOrEqual(pointsOf({ ...rest, minutes }, of, given) ?? 0);
      }),
    );
  });

  it('never falls by doing more', () => {
    fc.assert(
      fc.property(did, did, offered, weights, (some, more, of, given) => {
        const both = {
          minutes: some.minutes + more.minutes,
          votes: some.votes + more.votes,
          asked: some.asked + more.asked,
          polls: { ...some.polls, ...more.polls },
          notes: [...some.notes, ...more.notes],
        };
        expect(pointsOf(both, of, given) ?? 0).toBeGreaterThanOrEqual(pointsOf(some, of, given) ?? 0);
      }),
    );
  });
});

describe('the overall score', () => {
  const older: Offer = { ...bare, webinar: 'w0', startedAt: '2026-12-18T01:00:00.000Z', endedAt: '2026-12-18T02:00:00.000Z' };
  const offers = new Map([
    ['w0', older],
    ['w1', { ...bare, startedAt: '2027-06-18T13:00:00.000Z' }],
  ]);
  const now = new Date('2027-06-18T13:00:00.000Z');

  it('lets a webinar of half a year ago count half', () => {
    const parts = [{ ...part({ minutes: 60, asked: 1, at: '2026-12-01T00:00:00.000Z' }), webinar: 'w0' }, part()];
    const overall = overallOf(parts, offers, usualWeights, now);
    expect(overall).toMatchObject({
      points: 33,
      help: 0,
      webinars: [
        { points: 100, share: 0.5 },
        { points: 0, share: 1 },
      ],
    });
  });

  it('is absent where there is nothing to judge by, and sums up what is still open', () => {
    expect(overallOf([], offers, usualWeights, now)).toBeUndefined();
    expect(overallOf([{ ...part(), webinar: 'draft' }], offers, usualWeights, now)).toBeUndefined();
    expect(
      overallOf([part({ asked: 1, open: 1 }), { ...part({ asked: 1, open: 1 }), webinar: 'w0' }], offers, usualWeights, now)?.help,
    ).toBe(75);
  });
});
