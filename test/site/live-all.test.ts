/** The full list of questions: when it is offered, what it shows, and a vote for a question that no feed carries. */
import { describe, expect, it } from 'vitest';
import { listedRows, readingDelay, readPages } from '../../site/src/lib/live/all-questions.ts';
import { countBeyond } from '../../site/src/lib/live/order.ts';
import { type Live, type LiveEvent, startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { aFeed, aMine, aQuestion, ownQuestion } from './live.fixture.ts';

const liveAfter = (...events: readonly LiveEvent[]): Live => events.reduce((live, event) => step(live, event)[0], startLive('w'));
const came = (version: number, more: Parameters<typeof aFeed>[1] = {}, at = version * 1_000): LiveEvent => ({
  ...{ is: 'feed', at, random: 0.5, feed: aFeed(version, more), etag: `"${version}"`, ageSeconds: 0 },
});

describe('the full list', () => {
  const carried = { now: aQuestion('a'), next: aQuestion('b'), questions: [aQuestion('a'), aQuestion('b'), aQuestion('c')] };
  it.each([
    [{ open: 3, answered: 1 }, 0],
    [{ open: 4, answered: 1 }, 5],
    [{ open: 3, answered: 2 }, 5],
    [{ open: 0, answered: 0 }, 0],
  ])('of %j questions is offered as %i where the feed carries three and an answered one', (totals, count) => {
    expect(countBeyond(aFeed(1, { ...carried, answered: [aQuestion('d', { resolution: 'answered' })], totals }))).toBe(count);
  });

  it('goes by the feed where that has a question, tells answered ones apart, and drops what one took back', () => {
    const mine = aMine({ questions: [ownQuestion('own', { outcome: 'withdrawn', resolution: 'closed' })], voted: ['old'] });
    const live = liveAfter(came(1, { questions: [aQuestion('a', { votes: 7 })] }), { is: 'mine', at: 1_000, mine });
    const read = [
      aQuestion('a', { votes: 3 }),
      aQuestion('own'),
      aQuestion('old', { votes: 2 }),
      aQuestion('d', { resolution: 'answered' }),
    ];
    const rows = (which: 'all' | 'open' | 'answered') => listedRows(live, read, which).map(({ id, votes, voted }) => [id, votes, voted]);
    expect(rows('all')).toEqual([
      ['a', 7, false],
      ['old', 2, true],
      ['d', 0, false],
    ]);
    expect([rows('open').length, rows('answered')]).toEqual([2, [['d', 0, false]]]);
    expect(listedRows(live, read, 'answered')[0]?.answered).toBe(true);
  });

  it('shows a vote at once, until the list that is read again has counted it', () => {
    const shown = (live: Live, votes: number) =>
      listedRows(live, [aQuestion('old', { votes })], 'all').map((row) => [row.votes, row.voted]);
    const pressed = liveAfter(
      came(1),
      { is: 'mine', at: 1_000, mine: aMine() },
      { is: 'vote', id: 'old', voted: true, at: 2_000, votes: 4 },
    );
    expect(shown(pressed, 4)).toEqual([[5, true]]);
    const told = step(pressed, { is: 'voted', id: 'old', voted: true, at: 2_500 })[0];
    const polled = step(told, came(2, {}, 5_000))[0];
    expect([shown(polled, 4), shown(polled, 5)]).toEqual([[[5, true]], [[5, true]]]);
    const later = step(polled, came(3, {}, 13_000))[0];
    expect([later.intents, shown(later, 5)]).toEqual([{}, [[5, true]]]);
  });

  it('is read page by page, each from where the one before ended, and no further than there are any', async () => {
    const pages = new Map([
      [undefined, { items: [aQuestion('a')], next: 'a' }],
      ['a', { items: [aQuestion('b')], next: 'b' }],
      ['b', { items: [aQuestion('c')] }],
    ]);
    const read = async (cursor: string | undefined) => pages.get(cursor) ?? { items: [] };
    const ids = async (count: number) => {
      const { questions, more } = await readPages(read, count);
      return [questions.map(({ id }) => id).join(''), more];
    };
    expect([await ids(1), await ids(2), await ids(5)]).toEqual([
      ['a', true],
      ['ab', true],
      ['abc', false],
    ]);
  });

  it('is read no more often than each five seconds, and less in a large room', () => {
    expect([readingDelay(1_000, 0.5), readingDelay(1_000, 0), readingDelay(15_000, 1)]).toEqual([5_000, 3_500, 19_500]);
  });
});
