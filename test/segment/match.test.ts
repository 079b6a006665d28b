/** Who fits a tree of rules: each rule by a table, whole trees against a naive evaluation. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part, Person } from '#functions/person/person.ts';
import { type Facts, matches } from '#functions/segment/match.ts';
import { scopeOf } from '#functions/segment/scope.ts';
import { type Group, MOST_DEPTH, type Node, ruleTree } from '#shared/segment.ts';
import type { Rule } from '#shared/segment-rule.ts';

const NOW = new Date('2027-06-30T09:00:00.000Z');
const [A, B] = ['aaaaaaaaaa', 'bbbbbbbbbb'];
const ended = { state: 'ended', endsAt: '2027-06-20T14:00:00.000Z', endedAt: '2027-06-20T14:00:00.000Z' } as const;
const fresh = { state: 'ended', endsAt: '2027-06-29T14:00:00.000Z', endedAt: '2027-06-29T14:00:00.000Z' } as const;
const facts: Facts = {
  now: NOW,
  webinars: new Map<string, typeof ended | typeof fresh>([
    [A, ended],
    [B, fresh],
  ]),
  score: ({ parts }, of) => (of === 'overall' ? parts.length * 40 : parts.find(({ webinar }) => webinar === of)?.result?.minutes),
  brought: ({ parts }, isMeant) =>
    parts.filter(({ webinar }) => isMeant(webinar)).reduce((sum, { row: { phone } }) => sum + Number(phone ?? 0), 0),
};

const row = { id: 'c', email: 'anna@example.com', name: '', company: '', at: '2027-06-01T00:00:00.000Z', state: 'registered' } as const;
const part = (webinar: string, more: Partial<Part> = {}): Part => ({ webinar, row, asked: 0, answered: 0, open: 0, ...more });
const contact: Person['contact'] = {
  ...{ id: 'c', email: 'anna@example.com', name: 'Anna Example', company: '', firstAt: '2027-06-01', lastAt: '2027-06-20', v: 2 },
};
const came = (minutes: number) => ({ minutes, votes: 0, first: '2027-06-20T13:00:00.000Z' });
const of = (parts: readonly Part[], more: Partial<Person['contact']> = {}): Person => ({ contact: { ...contact, ...more }, parts });

const cases: readonly (readonly [string, Rule, Person, boolean])[] = [
  ['a seat', { rule: 'state', in: [A], is: 'registered' }, of([part(A)]), true],
  ['a seat in another', { rule: 'state', in: [B], is: 'registered' }, of([part(A)]), false],
  ['a seat in any', { rule: 'state', in: 'any', is: 'registered' }, of([part(B)]), true],
  [
    'a seat that was given back',
    { rule: 'state', in: [A], is: 'registered' },
    of([part(A, { row: { ...row, state: 'cancelled' } })]),
    false,
  ],
  ['giving it back', { rule: 'state', in: [A], is: 'cancelled' }, of([part(A, { row: { ...row, state: 'left' } })]), true],
  ['an offer is a place in line', { rule: 'state', in: [A], is: 'waiting' }, of([part(A, { row: { ...row, state: 'offered' } })]), true],
  ['coming', { rule: 'state', in: [A], is: 'attended' }, of([part(A, { result: came(0) })]), true],
  ['29 of 30 minutes', { rule: 'state', in: [A], is: 'attended', minutes: 30 }, of([part(A, { result: came(29) })]), false],
  ['30 of 30 minutes', { rule: 'state', in: [A], is: 'attended', minutes: 30 }, of([part(A, { result: came(30) })]), true],
  [
    'votes before the start are no coming',
    { rule: 'state', in: [A], is: 'attended' },
    of([part(A, { result: { minutes: 0, votes: 3 } })]),
    false,
  ],
  ['missing it, confirmed', { rule: 'state', in: [A], is: 'missed' }, of([part(A, { row: { ...row, confirmed: true } })]), true],
  ['missing it, never confirmed, ten days ago', { rule: 'state', in: [A], is: 'missed' }, of([part(A)]), false],
  ['missing it, never confirmed, yesterday', { rule: 'state', in: [B], is: 'missed' }, of([part(B)]), true],
  ['who came did not miss it', { rule: 'state', in: [B], is: 'missed' }, of([part(B, { result: came(1) })]), false],
  ['who waits did not miss it', { rule: 'state', in: [B], is: 'missed' }, of([part(B, { row: { ...row, state: 'waiting' } })]), false],
  ['the replay', { rule: 'state', in: [A], is: 'replay' }, of([part(A, { row: { ...row, replay: 25 } })]), true],
  ['somebody whom they brought', { rule: 'brought', in: 'any', least: 1 }, of([part(A), part(B, { row: { ...row, phone: '1' } })]), true],
  ['brought to another one', { rule: 'brought', in: [A], least: 1 }, of([part(A), part(B, { row: { ...row, phone: '1' } })]), false],
  [
    'brought over several',
    { rule: 'brought', in: [A, B], least: 3 },
    of([part(A, { row: { ...row, phone: '1' } }), part(B, { row: { ...row, phone: '2' } })]),
    true,
  ],
  ['an answer to the survey', { rule: 'survey', in: [A] }, of([part(A, { row: { ...row, survey: { stars: 4 } } })]), true],
  ['none', { rule: 'survey', in: 'any' }, of([part(A)]), false],
  ['a low mark', { rule: 'survey', in: 'any', stars: [1, 2] }, of([part(A, { row: { ...row, survey: { stars: 2 } } })]), true],
  ['another mark', { rule: 'survey', in: [A], stars: [1, 2] }, of([part(A, { row: { ...row, survey: { stars: 3 } } })]), false],
  [
    'who would recommend it',
    { rule: 'survey', in: [A], nps: ['promoter', 'passive'] },
    of([part(A, { row: { ...row, survey: { stars: 5, nps: 7 } } })]),
    true,
  ],
  [
    'who was not asked that',
    { rule: 'survey', in: [A], nps: ['detractor'] },
    of([part(A, { row: { ...row, survey: { stars: 1 } } })]),
    false,
  ],
  ['a question', { rule: 'asked', in: [A], is: 'asked' }, of([part(A, { asked: 1 })]), true],
  ['an answer', { rule: 'asked', in: [A], is: 'answered' }, of([part(A, { asked: 1 })]), false],
  ['an open one in any', { rule: 'asked', in: 'any', is: 'open' }, of([part(A), part(B, { asked: 2, open: 1 })]), true],
  ['a poll', { rule: 'poll', in: [A] }, of([part(A, { result: { ...came(9), polls: { p: [1] } } })]), true],
  [
    'an answer of a poll',
    { rule: 'poll', in: [A], poll: 'p', options: [0, 1] },
    of([part(A, { result: { ...came(9), polls: { p: [1] } } })]),
    true,
  ],
  [
    'another answer',
    { rule: 'poll', in: [A], poll: 'p', options: [0] },
    of([part(A, { result: { ...came(9), polls: { p: [1] } } })]),
    false,
  ],
  ['another poll', { rule: 'poll', in: [A], poll: 'q' }, of([part(A, { result: { ...came(9), polls: { p: [1] } } })]), false],
  ['two votes', { rule: 'vote', in: [A], least: 2 }, of([part(A, { result: { ...came(9), votes: 2 } })]), true],
  [
    'two votes in two webinars are not two in one',
    { rule: 'vote', in: 'any', least: 2 },
    of([A, B].map((id) => part(id, { result: { ...came(9), votes: 1 } }))),
    false,
  ],
  ['a note', { rule: 'note', in: [A] }, of([part(A, { result: { ...came(9), notes: ['n1'] } })]), true],
  ['another note', { rule: 'note', in: [A], note: 'n2n2n2n2n2n2' }, of([part(A, { result: { ...came(9), notes: ['n1'] } })]), false],
  ['a download', { rule: 'did', what: 'download' }, of([], { did: ['download:guide'] }), true],
  ['another download', { rule: 'did', what: 'download', which: 'guid' }, of([], { did: ['download:guide'] }), false],
  ['a score', { rule: 'score', in: A, is: 'least', score: 30 }, of([part(A, { result: came(30) })]), true],
  ['a low score needs a part', { rule: 'score', in: B, is: 'most', score: 30 }, of([part(A)]), false],
  ['one of the labels', { rule: 'label', labels: ['x', 'vip'] }, of([], { labels: ['vip'] }), true],
  ['no label', { rule: 'label', labels: ['x'] }, of([]), false],
  [
    'a source in other letters',
    { rule: 'source', touch: 'first', field: 'source', is: 'is', text: 'LinkedIn' },
    of([], { first: { at: '', source: 'linkedin' } }),
    true,
  ],
  [
    'the last touch is not the first',
    { rule: 'source', touch: 'last', field: 'source', is: 'known' },
    of([], { first: { at: '', source: 'a' } }),
    false,
  ],
  [
    'a campaign that begins so',
    { rule: 'source', touch: 'last', field: 'campaign', is: 'starts', text: 'spring' },
    of([], { last: { at: '', campaign: 'Spring-2' } }),
    true,
  ],
  [
    'consent',
    { rule: 'consent', purpose: 'marketing', is: 'confirmed' },
    of([], { consent: { marketing: { state: 'confirmed', at: '2027-01-01T00:00:00.000Z' } } }),
    true,
  ],
  [
    'a request that is over is none',
    { rule: 'consent', purpose: 'marketing', is: 'none' },
    of([], { consent: { marketing: { state: 'asked', at: '2027-06-01T00:00:00.000Z' } } }),
    true,
  ],
  [
    'a suppression for a reason',
    { rule: 'suppressed', purpose: 'marketing', why: ['bounced'] },
    of([], { suppressed: { marketing: 'manual' } }),
    false,
  ],
  ['a suppression for any', { rule: 'suppressed', purpose: 'marketing' }, of([], { suppressed: { marketing: 'manual' } }), true],
  ['an answer owed', { rule: 'hold' }, of([], { owed: 2 }), true],
  ['a country', { rule: 'country', in: ['DE', 'AT'] }, of([], { country: 'AT' }), true],
  ['a language', { rule: 'language', in: ['de'] }, of([], { locale: 'en' }), false],
  ['ten days ago', { rule: 'day', touch: 'last', is: 'within', days: 10 }, of([]), true],
  ['more than nine days ago', { rule: 'day', touch: 'last', is: 'beyond', days: 9 }, of([]), true],
  ['that day', { rule: 'day', touch: 'first', is: 'since', day: '2027-06-01' }, of([]), true],
  ['before that day', { rule: 'day', touch: 'first', is: 'before', day: '2027-06-01' }, of([]), false],
];

describe('a rule', () => {
  it.each(cases)('%s', (_name, rule, person, is) => {
    expect(ruleTree.safeParse({ all: [rule] }).error?.issues).toBeUndefined();
    expect(matches(rule, person, facts)).toBe(is);
  });
});

const rule: fc.Arbitrary<Rule> = fc.oneof(
  ...cases.map(([, one]) => fc.constant(one)),
  fc.record({
    rule: fc.constant('vote' as const),
    in: fc.constantFrom<'any' | string[]>('any', [A], [B], [A, B]),
    least: fc.integer({ min: 1, max: 3 }),
  }),
);
const tree: fc.Arbitrary<Group> = fc.letrec<{ node: Node; group: Group }>((tie) => {
  const nodes = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
  return {
    node: fc.oneof({ depthSize: 'small', maxDepth: 3 }, rule, tie('group')),
    group: fc.oneof(
      nodes.map((all) => ({ all })),
      nodes.map((any) => ({ any })),
      nodes.map((none) => ({ none })),
    ),
  };
}).group;

const anyPart = (webinar: string): fc.Arbitrary<Part> =>
  fc
    .record({
      state: fc.constantFrom('registered', 'waiting', 'cancelled', 'left'),
      confirmed: fc.constantFrom(true, undefined),
      replay: fc.constantFrom(25, undefined),
      counts: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
      result: fc.option(
        fc.record({
          minutes: fc.nat(60),
          votes: fc.nat(3),
          first: fc.constantFrom('2027-06-20T13:00:00.000Z', undefined),
          polls: fc.constantFrom({}, { p: [0] }, { p: [1], q: [] }),
          notes: fc.constantFrom([], ['n1'], ['n2']),
        }),
        { nil: undefined },
      ),
    })
    .map(({ state, confirmed, replay, counts: [asked, answered, open], result }) => ({
      ...{ webinar, asked, answered, open },
      row: { ...row, state, ...(confirmed ? { confirmed } : {}), ...(replay ? { replay } : {}) } as Part['row'],
      ...(result ? { result: { ...result, first: result.first } as NonNullable<Part['result']> } : {}),
    }));
const person: fc.Arbitrary<Person> = fc
  .record({
    a: fc.option(anyPart(A), { nil: undefined }),
    b: fc.option(anyPart(B), { nil: undefined }),
    labels: fc.constantFrom(undefined, ['vip'], ['x', 'y']),
    owed: fc.constantFrom(undefined, 1),
    country: fc.constantFrom(undefined, 'DE', 'FR'),
    state: fc.constantFrom(undefined, 'asked', 'confirmed', 'withdrawn'),
  })
  .map(({ a, b, state, ...rest }) =>
    of(
      [a, b].filter((one) => one !== undefined),
      { ...rest, ...(state ? { consent: { marketing: { state, at: '2027-06-25T00:00:00.000Z' } } } : {}) } as Partial<Person['contact']>,
    ),
  );

/** As one would say it: the truth of every rule first, then the tree is folded with plain counts. */
const naive = (node: Node, who: Person): boolean => {
  if ('rule' in node) return matches(node, who, facts);
  const [kind = '', nodes = []] = Object.entries(node)[0] as [string, readonly Node[]];
  const held = nodes.reduce((n, one) => n + Number(naive(one, who)), 0);
  return { all: held === nodes.length, any: held > 0, none: held === 0 }[kind] ?? false;
};

describe('a tree', () => {
  it('holds whom a naive evaluation holds', () => {
    fc.assert(
      fc.property(tree, person, (rules, who) => matches(rules, who, facts) === naive(rules, who)),
      { numRuns: 2_000 },
    );
  });

  it('finds nobody outside of its scope', () => {
    fc.assert(
      fc.property(tree, person, (rules, who) => {
        const { of: whom, webinars } = scopeOf(rules);
        const parts = webinars === 'any' ? who.parts : who.parts.filter(({ webinar }) => webinars.includes(webinar));
        const isLookedAt = whom === 'everybody' || parts.length > 0;
        expect(isLookedAt && matches(rules, { ...who, parts }, facts)).toBe(matches(rules, who, facts));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused where it is too deep, too large, empty, or says what it does not know', () => {
    const leaf = { rule: 'hold' };
    const deep = (depth: number): unknown => (depth === 0 ? leaf : { all: [deep(depth - 1)] });
    const refused = (given: unknown) => ruleTree.safeParse(given).error?.issues.map(({ path, message }) => [path.join('/'), message]);
    expect(refused(deep(MOST_DEPTH))).toBeUndefined();
    expect(refused(deep(MOST_DEPTH + 1))?.[0]?.[1]).toMatch(/4 deep at most/);
    expect(refused({ all: [] })).toBeUndefined();
    expect(refused({ all: [{ any: [] }] })).toEqual([['all/0/any', 'This group is empty: please add a rule, or remove the group.']]);
    expect(refused({ all: Array.from({ length: 41 }, () => leaf) })?.[0]?.[1]).toMatch(/40 rules at most/);
    expect(refused({ all: [{ any: Array.from({ length: 25 }, () => leaf) }, { any: Array.from({ length: 25 }, () => leaf) }] })).toEqual([
      ['', '40 rules at most.'],
    ]);
    expect(refused({ all: [leaf], any: [leaf] })).toBeDefined();
    expect(refused({ all: [{ ...leaf, operator: '$where' }] })).toEqual([['all/0', 'Unrecognized key: "operator"']]);
    expect(refused({ all: [{ rule: 'consent', purpose: 'marketing', is: '1=1' }] })?.[0]?.[0]).toBe('all/0/is');
    expect(refused({ all: [{ rule: 'state', in: [A, A], is: 'registered' }] })).toEqual([['all/0/in', 'One of them is there twice.']]);
    expect(refused({ all: [{ rule: 'state', in: [A], is: 'missed', minutes: 3 }] })?.[0]?.[0]).toBe('all/0/minutes');
  });
});
