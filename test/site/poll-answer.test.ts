/** The room's client and its poll: what is on screen, one's answer before, while and after the server has it, and what is announced. */
import { describe, expect, it } from 'vitest';
import type { PublicPoll } from '#shared/poll.ts';
import { toSpeech } from '#shared/speech.ts';
import { toPollView } from '../../site/src/lib/live/poll-answer.ts';
import { isPollWaiting } from '../../site/src/lib/live/poll-state.ts';
import { type Call, type Effect, type Live, type LiveEvent, startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { mean, percent } from '../../site/src/room/poll/share.ts';
import { aFeed, aMine } from './live.fixture.ts';

const aPoll = (id: string, more: Partial<PublicPoll> = {}): PublicPoll => ({
  id,
  kind: 'single',
  question: `Which ${id}?`,
  options: ['One', 'Other'],
  answered: 3,
  state: 'open',
  ...more,
});
const came = (version: number, at: number, poll: PublicPoll | null): LiveEvent => ({
  is: 'feed',
  at,
  random: 0.5,
  ageSeconds: 0,
  feed: aFeed(version, { poll }),
});
const still = (at: number): LiveEvent => ({ is: 'feed', at, random: 0.5, ageSeconds: 0 });
const answer = (places: readonly number[], at = 1_000): LiveEvent => ({ is: 'answer', poll: 'a', answer: { options: places }, at });
const play = (events: readonly LiveEvent[], from: Live = startLive('w')): { live: Live; effects: readonly Effect[] } =>
  events.reduce<{ live: Live; effects: readonly Effect[] }>(
    ({ live }, event) => {
      const [next, effects] = step(live, event);
      return { live: next, effects };
    },
    { live: from, effects: [] },
  );
const callsIn = (effects: readonly Effect[]): readonly Call[] => effects.flatMap((one) => (one.do === 'call' ? [one.call] : []));
const callOf = (places: readonly number[]): Call => ({
  name: 'poll',
  about: 'a',
  method: 'PUT',
  path: '/polls/a/answer',
  body: { options: places },
});
const called = (places: readonly number[]): LiveEvent => ({
  is: 'called',
  call: callOf(places),
  at: 2_000,
  value: { poll: 'a', options: places },
});
const failed = (places: readonly number[], status: number, detail = '', retryAfter?: number): LiveEvent => ({
  is: 'call-failed',
  call: callOf(places),
  at: 2_000,
  failure: { status, detail, ...(retryAfter ? { retryAfter } : {}) },
});
const seated: LiveEvent = { is: 'mine', at: 0, mine: aMine() };
const base: readonly LiveEvent[] = [seated, came(1, 0, aPoll('a'))];
const shown = (live: Live) => [toPollView(live)?.state, toPollView(live)?.answer?.options];

describe('an answer', () => {
  it('shows at once, is sent, and stays when the server has it', () => {
    const sent = play([...base, answer([1])]);
    expect(shown(sent.live)).toEqual(['saving', [1]]);
    expect(callsIn(sent.effects)).toEqual([callOf([1])]);
    expect(shown(play([called([1])], sent.live).live)).toEqual(['answered', [1]]);
  });

  it('ends at the last wish, with one request at a time', () => {
    const twice = play([...base, answer([0]), answer([1]), answer([0]), answer([1])]);
    expect(callsIn(twice.effects)).toEqual([]);
    const then = play([called([0])], twice.live);
    expect([shown(then.live), callsIn(then.effects)]).toEqual([['saving', [1]], [callOf([1])]]);
    expect(shown(play([called([1])], then.live).live)).toEqual(['answered', [1]]);
  });

  it('waits for the network, and for a server that is busy, and goes out again with the feed', () => {
    const offline = play([...base, { is: 'online', online: false }, answer([1])]);
    expect([shown(offline.live), callsIn(offline.effects)]).toEqual([['waiting', [1]], []]);
    const back = play([{ is: 'online', online: true }, still(3_000)], offline.live);
    expect([shown(back.live), callsIn(back.effects)]).toEqual([['saving', [1]], [callOf([1])]]);
    const busy = play([failed([1], 503, '', 5)], back.live).live;
    expect(callsIn(play([still(6_000)], busy).effects)).toEqual([]);
    expect(callsIn(play([still(7_001)], busy).effects)).toEqual([callOf([1])]);
  });

  it('that is refused goes back to what is stored, and says why; without a seat the room asks for one', () => {
    const stored = play([...base, answer([0]), called([0]), answer([1])]).live;
    const refused = play([failed([1], 409, 'This poll is closed.')], stored).live;
    expect([shown(refused), toPollView(refused)?.notice]).toEqual([['answered', [0]], 'This poll is closed.']);
    expect(play([answer([1])], refused).live.poll.notice).toBe('');
    expect(play([failed([1], 401)], stored).live.seat).toBe('none');
  });

  it('of an earlier visit is there from the start', () => {
    const live = play([{ is: 'mine', at: 0, mine: aMine({ polls: { a: { options: [1] } } }) }, came(1, 0, aPoll('a'))]).live;
    expect(shown(live)).toEqual(['answered', [1]]);
  });
});

describe('the poll on screen', () => {
  const touched = (at: number): LiveEvent => ({ is: 'touched', at });

  it('waits while a hand is on the list, comes when the hand is gone, or at once when it is asked for', () => {
    const held = play([seated, came(1, 0, null), touched(1_000), came(2, 2_000, aPoll('a'))]).live;
    expect([toPollView(held), isPollWaiting(held)]).toEqual([null, true]);
    const replaced = play([...base, touched(1_000), came(2, 2_000, aPoll('b'))]).live;
    expect([toPollView(replaced)?.poll.id, toPollView(replaced)?.state, isPollWaiting(replaced)]).toEqual(['a', 'closed', true]);
    expect(toPollView(play([{ is: 'admit-poll' }], held).live)?.poll.id).toBe('a');
    const later = play([still(4_001)], held).live;
    expect([toPollView(later)?.poll.id, isPollWaiting(later)]).toEqual(['a', false]);
  });

  it('counts on in its place, and shows its results when it closes', () => {
    const live = play([...base, touched(900), came(2, 1_000, aPoll('a', { answered: 9 }))]).live;
    expect(toPollView(live)?.poll.answered).toBe(9);
    const closed = play([came(3, 2_000, aPoll('a', { state: 'closed', counts: [6, 3] }))], live).live;
    expect([toPollView(closed)?.state, toPollView(closed)?.poll.counts]).toEqual(['closed', [6, 3]]);
  });

  it('that closes without results says so for a while, then leaves', () => {
    const closed = play([...base, answer([1], 100), called([1]), came(2, 10_000, null)]).live;
    expect([shown(closed), toPollView(closed)?.poll.counts]).toEqual([['closed', [1]], undefined]);
    expect(toPollView(play([still(29_999)], closed).live)?.state).toBe('closed');
    expect(toPollView(play([still(30_000)], closed).live)).toBeNull();
    expect(toPollView(play([touched(29_000), still(30_000)], closed).live)?.state).toBe('closed');
  });

  it('gives way to the next one', () => {
    const live = play([...base, came(2, 5_000, aPoll('b', { kind: 'words', options: [] }))]).live;
    expect([toPollView(live)?.poll.id, shown(live)]).toEqual(['b', ['open', undefined]]);
  });

  it('lets a cloud wait, which would change its height', () => {
    const words = aPoll('a', { kind: 'words', options: [] });
    const live = play([seated, came(1, 0, words), touched(1_000), came(2, 2_000, { ...words, words: [] })]).live;
    expect(toPollView(live)?.poll.words).toBeUndefined();
    expect(toPollView(play([still(5_000)], live).live)?.poll.words).toEqual([]);
  });
});

describe('a listener', () => {
  const said = (events: readonly LiveEvent[]) =>
    play(events)
      .live.said.told.map(({ say, what = '' }) => toSpeech('en').t(say, { what }))
      .join(' ');

  it('hears of a new poll once, and of its end', () => {
    expect(said(base)).toBe('');
    const opened = [seated, came(1, 0, null), came(2, 10_000, aPoll('a'))];
    expect(said(opened)).toBe('A new poll: Which a?');
    expect(said([...opened, came(3, 20_000, aPoll('a', { answered: 4 }))])).toBe('A new poll: Which a?');
    expect(said([...opened, came(3, 20_000, aPoll('a', { state: 'closed', counts: [1, 2] }))])).toBe(
      'The poll is closed. Here are its results.',
    );
    expect(said([...opened, came(3, 20_000, null)])).toBe('The poll is closed.');
    expect(said([...opened, came(3, 20_000, aPoll('b'))])).toBe('A new poll: Which b?');
  });
});

describe('shares', () => {
  it.each([
    [0, 0, 0],
    [1, 3, 33],
    [2, 3, 67],
    [5, 5, 100],
    [7, 5, 100],
  ])('%i of %i people is %i %%', (count, people, share) => expect(percent(count, people)).toBe(share));

  it('of a rating have a mean', () => {
    expect(mean([0, 0, 0, 0, 0])).toBe('');
    expect(mean([1, 0, 0, 0, 1])).toBe('3.0');
    expect(mean([0, 0, 1, 2, 3])).toBe('4.3');
  });
});
