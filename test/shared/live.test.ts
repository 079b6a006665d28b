/** The feed's body and the counts of a batch: pure, so that whatever the room holds can be tried. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChanges, toDeltas, toParts } from '#functions/live/counts.ts';
import { computeFeed, FEED_BYTES, pollMs, roundPresent } from '#functions/live/feed.ts';
import { toQuestion } from '#functions/question/ask.ts';
import type { StoredQuestion } from '#functions/question/moderate.ts';
import { draftToWebinar } from '#functions/webinar/draft.ts';
import { resolutions, visibilities } from '#shared/question.ts';
import { byteLength } from '#shared/text.ts';
import type { Webinar } from '#shared/webinar.ts';
import { webinarDraft } from '#shared/webinar-draft.ts';

const now = new Date('2027-06-18T12:00:00.000Z');
const webinar: Webinar = {
  ...draftToWebinar(
    webinarDraft.parse({ title: 'Hello', startsAt: '2027-06-18T13:00:00Z', timeZone: 'UTC', durationMinutes: 60 }),
    '0123456789',
    now,
  ),
  state: 'live',
};
const asked = (n: number, more: Partial<StoredQuestion> = {}): StoredQuestion => ({
  ...toQuestion({
    id: `0123456789-${String(n).padStart(20, '0')}`,
    webinar,
    text: `Question ${n}?`,
    asker: 'asker',
    name: 'Anna Example',
    company: 'Secret Ltd',
    anonymous: false,
    confirmed: true,
    now: new Date(now.getTime() + n * 1_000),
  }),
  visibility: 'live',
  ...more,
});
/** Nothing but questions. */
const quiet = { polls: [], words: new Map(), notes: [], lines: [], reactions: [0, 0, 0, 0, 0], present: 0 };
const feedOf = (questions: StoredQuestion[], answers = new Map()) => computeFeed({ webinar, questions, answers, ...quiet });

const room = fc
  .array(
    fc.record({
      visibility: fc.constantFrom(...visibilities),
      resolution: fc.constantFrom(...resolutions),
      votes: fc.nat(50),
      anonymous: fc.boolean(),
      next: fc.boolean(),
    }),
    { maxLength: 120 },
  )
  .map((list) =>
    list.map(({ next, resolution, ...more }, n) =>
      asked(n, {
        ...more,
        resolution,
        ...(next ? { nextAt: now.toISOString() } : {}),
        ...(resolution === 'answering' ? { answeringAt: now.toISOString() } : {}),
      }),
    ),
  );

describe('the feed', () => {
  it('shows only what is live and not closed, whatever the room holds, and nobody’s company or contact', () => {
    fc.assert(
      fc.property(room, (questions) => {
        const feed = feedOf(questions);
        const shown = [...feed.questions, ...feed.answered, ...[feed.now, feed.next].filter((one) => one !== null)];
        for (const { id } of shown)
          expect(questions.find((one) => one.id === id)).toMatchObject({
            visibility: 'live',
            resolution: expect.not.stringMatching('closed'),
          });
        expect(feed.questions.length).toBeLessThanOrEqual(70);
        expect(feed.answered.length).toBeLessThanOrEqual(20);
        expect(JSON.stringify(feed)).not.toMatch(/Secret|asker|Example/);
        expect(feedOf([...questions].reverse())).toEqual(feed);
      }),
      { numRuns: 50 },
    );
  });

  it('stays under 48 KB with the longest questions and answers', () => {
    const questions = Array.from({ length: 200 }, (_, n) =>
      asked(n, { text: '😀'.repeat(200), ...(n % 2 ? { resolution: 'answered' as const, answeredAt: now.toISOString() } : {}) }),
    );
    const answer = { n: 0, at: now.toISOString(), by: 'hanna', kind: 'text' as const, text: '😀'.repeat(3_000), private: false };
    const feed = feedOf(questions, new Map(questions.map(({ id }) => [id, [answer]])));
    expect(byteLength(JSON.stringify(feed))).toBeLessThanOrEqual(FEED_BYTES);
    expect(feed.answered[0]?.answer).toMatchObject({ text: '😀'.repeat(500), more: true });
    expect(feed.questions.length).toBeGreaterThan(0);
  });

  it.each([
    [0, 1_000],
    [200, 1_000],
    [201, 2_000],
    [1_000, 2_000],
    [5_000, 5_000],
    [20_000, 10_000],
    [1_000_000, 15_000],
  ])('asks %i people to come every %i ms', (people, wait) => {
    expect(pollMs(people)).toBe(wait);
  });

  it.each([
    [7, 7],
    [99, 99],
    [101, 100],
    [1_234, 1_200],
  ])('shows %i people as %i', (people, shown) => {
    expect(roundPresent(people)).toBe(shown);
  });
});

const voted = (before: string[] | undefined, after: string[] | undefined) => {
  const image = (votes: string[] | undefined) =>
    votes
      ? { pk: 'contact#c', sk: 'registration#0123456789', for: 'x', ...(votes.length > 0 ? { votes: new Set(votes) } : {}) }
      : undefined;
  return toDeltas(
    { kind: 'registration', pk: 'contact#c', sk: 'registration#0123456789', before: image(before), after: image(after), sequence: '1' },
    (_, tag) => `0123456789-${tag}`,
  );
};

describe('the counts of a batch', () => {
  it.each([
    [undefined, ['a'], [1]],
    [['a'], ['a', 'b'], [1]],
    [['a', 'b'], ['b'], [-1]],
    // A ballot that goes (retention, erasure) leaves the figures of the past as they were.
    [['a'], undefined, []],
    [['a'], ['b'], [1, -1]],
    [['a'], ['a'], []],
  ])('from %j to %j move by %j', (before, after, moves) => {
    expect(voted(before, after).map(({ by }) => by)).toEqual(moves);
  });

  it('are the same sums however the batch is cut, in parts that a transaction takes', () => {
    const change = fc.array(fc.tuple(fc.constantFrom(...Array.from({ length: 30 }, (_, n) => `q${n}`)), fc.constantFrom(1, -1)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.integer({ min: 2, max: 99 }), (batch, most) => {
        // One record may move more than a transaction takes.
        const changes = batch.flatMap((moves, n) => {
          const deltas = moves.map(([name, by]) => ({ key: { pk: 'webinar#w', sk: name }, attribute: 'votes' as const, by }));
          return toChanges(String(n).padStart(5, '0'), deltas, most);
        });
        const parts = toParts(changes, most);
        const total = new Map<string, number>();
        for (const { sums } of parts) {
          expect(sums.size).toBeLessThanOrEqual(most);
          for (const { key, by } of sums.values()) total.set(key.sk, (total.get(key.sk) ?? 0) + by);
        }
        const wanted = new Map<string, number>();
        for (const [name, by] of batch.flat()) wanted.set(name, (wanted.get(name) ?? 0) + by);
        expect(total).toEqual(wanted);
        expect(parts.map(({ first }) => first)).toEqual([...parts.map(({ first }) => first)].sort());
        expect([parts[0]?.first, parts.at(-1)?.last]).toEqual([changes[0]?.sequence, changes.at(-1)?.sequence]);
      }),
    );
  });
});
