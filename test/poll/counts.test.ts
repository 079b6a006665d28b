/** Counts of a poll: whatever order, batch or repetition the answers come in, they are what a recount finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delta, toParts } from '#functions/live/counts.ts';
import { countName, pollDeltas, pollsTouched, recount } from '#functions/poll/counts.ts';
import { countedEntry, type Entry, entryOf, isSameChoice } from '#functions/poll/entry.ts';
import { toWord, toWords } from '#functions/poll/word.ts';

const POLL = '0123456789ab';
const WEBINAR = 'webinar000';
type Ballot = Record<string, unknown>;

/** What stampAnswer does to a ballot, as the database would: the same answer again is refused. */
const answered = (ballot: Ballot, entry: Entry): Ballot => {
  const stands = entryOf(ballot, POLL);
  if (stands && isSameChoice(stands, entry)) return ballot;
  return { ...ballot, [`p:${POLL}`]: entry, [`p:${POLL}:was`]: stands ?? 0 };
};
const fact = (before: Ballot | undefined, after: Ballot | undefined) => ({
  kind: 'registration',
  sk: `registration#${WEBINAR}`,
  before: before as never,
  after: after as never,
});
const sum = (deltas: Iterable<Delta>): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const { key, attribute, by } of deltas) {
    const name = key.sk === `poll#${POLL}` ? attribute : key.sk.slice(`word#${POLL}#`.length);
    totals[name] = (totals[name] ?? 0) + by;
  }
  return Object.fromEntries(Object.entries(totals).filter(([, count]) => count !== 0));
};
const flat = ({ answered: people, counts, words }: ReturnType<typeof recount>): Record<string, number> => ({
  ...(people > 0 ? { answered: people } : {}),
  ...counts,
  ...words,
});

const choice = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }).map((o) => ({ o })),
  fc.uniqueArray(fc.constantFrom('trust', 'speed', 'one team', 'ab#c', '時間'), { minLength: 1, maxLength: 3 }).map((w) => ({ w })),
);
/** Acts in the order of their time: somebody answers, or goes and leaves their ballot (adoption, removal). */
const acts = fc
  .array(fc.record({ who: fc.integer({ min: 0, max: 5 }), wait: fc.integer({ min: 0, max: 3 }), choice: fc.option(choice, { freq: 9 }) }), {
    maxLength: 40,
  })
  .map((all) => {
    let at = 0;
    return all.map(({ wait, ...act }) => {
      at += wait;
      return { ...act, at };
    });
  });

describe('counts of a poll', () => {
  it('equal the recount for any answers, any closing and any batching', () => {
    fc.assert(
      fc.property(acts, fc.option(fc.integer({ min: 0, max: 60 })), fc.array(fc.integer({ min: 1, max: 7 })), (all, closedAt, sizes) => {
        const ballots = new Map<number, Ballot>();
        const changes = all.map(({ who, at, choice: chosen }, i) => {
          const before = ballots.get(who);
          const after = chosen ? answered(before ?? {}, { ...chosen, at }) : undefined;
          if (after) ballots.set(who, after);
          else ballots.delete(who);
          return { sequence: String(i).padStart(40, '0'), at, fact: fact(before, after) };
        });
        // An answer that is counted before the closing was stored sees none: it came in time.
        const toDeltas = (change: (typeof changes)[number], i: number): readonly Delta[] => {
          const isKnown = closedAt !== null && (change.at > closedAt || i % 2 === 0);
          return pollDeltas(change.fact, new Map([[POLL, isKnown ? closedAt : null]]));
        };
        const moved = changes.map((change, i) => ({ sequence: change.sequence, deltas: toDeltas(change, i) }));
        // Split anywhere; a part that comes again is dropped by its mark, as in functions/counts.ts.
        const parts = sizes.reduce<{ rest: typeof moved; parts: ReturnType<typeof toParts> }>(
          ({ rest, parts: done }, size) => ({ rest: rest.slice(size), parts: [...done, ...toParts(rest.slice(0, size), 3)] }),
          { rest: moved, parts: [] },
        );
        const every = [...parts.parts, ...toParts(parts.rest, 99)];
        expect(sum(every.flatMap(({ sums }) => [...sums.values()]))).toEqual(flat(recount(ballots.values(), POLL, closedAt)));
      }),
    );
  });

  it('drop what was stored after the closing and keep the answer before it', () => {
    const first = answered({}, { o: [0], at: 10 });
    const late = answered(first, { o: [1], at: 21 });
    expect(sum(pollDeltas(fact(undefined, first), new Map()))).toEqual({ answered: 1, count0: 1 });
    expect(sum(pollDeltas(fact(first, late), new Map([[POLL, 20]])))).toEqual({});
    expect(countedEntry(late, POLL, 20)).toEqual({ o: [0], at: 10 });
    expect(sum(pollDeltas(fact(undefined, answered({}, { o: [1], at: 21 })), new Map([[POLL, 20]])))).toEqual({});
  });

  it('move an answer, and touch nothing that stayed', () => {
    const first = answered({ votes: new Set(['a']) }, { o: [0, 2], at: 1 });
    const second = answered(first, { o: [2, 3], at: 2 });
    expect(sum(pollDeltas(fact(first, second), new Map()))).toEqual({ count0: -1, count3: 1 });
    expect(pollsTouched(fact(second, { ...second, votes: new Set(['b']) }))).toEqual([]);
    expect(pollDeltas(fact(second, { ...second, name: 'Noor' }), new Map())).toEqual([]);
    expect(countName(3)).toBe('count3');
  });

  it('make a word that nobody wrote before, and never one that is taken away', () => {
    const word = pollDeltas(fact(undefined, answered({}, { w: ['trust'], at: 1 })), new Map()).find(({ key }) =>
      key.sk.startsWith('word#'),
    );
    expect(word).toEqual({ key: { pk: `webinar#${WEBINAR}`, sk: `word#${POLL}#trust` }, attribute: 'count', by: 1, make: true });
  });
});

describe('a word', () => {
  it.each([
    ['Trust', 'trust'],
    ['  one \u00a0 TEAM ', 'one team'],
    ['ＴＲＵＳＴ', 'trust'],
    ['tr\u00adu\u200bst', 'trust'],
    ['Straße', 'straße'],
    ['e\u0301cole', 'école'],
    ['ﬁne', 'fine'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['\u200b', undefined],
    ['ﷺ'.repeat(24), undefined],
  ])('%j is counted as %j', (typed, counted) => expect(toWord(typed)).toBe(counted));

  it('is the same when it is levelled again, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (typed) => {
        const word = toWord(typed);
        if (word !== undefined) expect(toWord(word)).toBe(word);
      }),
    );
  });

  it('counts once for a person', () => expect(toWords(['Trust', 'trust ', 'Speed', '\u200b'])).toEqual(['trust', 'speed']));
});
