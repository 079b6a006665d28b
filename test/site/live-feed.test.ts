/** The room's client: how it polls, what it refuses to show, what it says. */

import { describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { Mine, OwnQuestion, PublicQuestion } from '#shared/question.ts';
import { pollDelay, staleFor } from '../../site/src/lib/live/poll.ts';
import { type Live, type LiveEvent, startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { toView } from '../../site/src/lib/live/view.ts';
import { clockLength, countGraphemes, shortAge, toOwnState } from '../../site/src/lib/live/words.ts';
import { aFeed, aMine, aQuestion, ownQuestion } from './live.fixture.ts';

const question = (id: string, votes = 0, more: Partial<PublicQuestion> = {}): PublicQuestion =>
  aQuestion(id, { votes, askedAt: `2027-06-18T13:00:0${id.length % 10}.000Z`, ...more });
const [feed, own] = [aFeed, ownQuestion];
const mine = (questions: OwnQuestion[] = []): Mine => aMine({ questions });

const came = (at: number, one?: Feed, ageSeconds = 0): LiveEvent => ({
  is: 'feed',
  at,
  random: 0.5,
  ageSeconds,
  ...(one ? { feed: one, etag: `"${one.version}"` } : {}),
});

const play = (events: readonly LiveEvent[], from: Live = startLive('w')): Live =>
  events.reduce((live, event) => step(live, event)[0], from);
const missed = (at: number, status = 0, retryAfter?: number): LiveEvent => ({
  is: 'feed-failed',
  at,
  random: 0.5,
  failure: { status, detail: '', ...(retryAfter ? { retryAfter } : {}) },
});

describe('asking again', () => {
  it.each([
    { what: 'at the pace of the feed', events: [came(0, feed(1))], random: 0.5, ms: 1_000 },
    { what: '30 % sooner at most', events: [came(0, feed(1))], random: 0, ms: 700 },
    { what: '30 % later at most', events: [came(0, feed(1))], random: 1, ms: 1_300 },
    { what: 'at 15 s when the feed of a large room says so', events: [came(0, feed(1, { nextPollMs: 15_000 }))], random: 0.5, ms: 15_000 },
    { what: 'twice as late after a failure', events: [came(0, feed(1)), missed(1)], random: 0.5, ms: 2_000 },
    {
      what: 'at a minute after many failures',
      events: [came(0, feed(1)), ...Array<LiveEvent>(12).fill(missed(1))],
      random: 0.5,
      ms: 60_000,
    },
    { what: 'at the usual pace after a success', events: [came(0, feed(1)), missed(1), missed(2), came(3)], random: 0.5, ms: 1_000 },
    {
      what: 'at a minute in a hidden tab',
      events: [came(0, feed(1)), { is: 'visible', visible: false } as LiveEvent],
      random: 0.5,
      ms: 60_000,
    },
    { what: 'calmly when it is over', events: [came(0, feed(1, { state: 'ended' }))], random: 0.5, ms: 15_000 },
    { what: 'at a minute when the address is gone', events: [missed(0, 404)], random: 0.5, ms: 60_000 },
  ])('waits $what', ({ events, random, ms }) => {
    expect(pollDelay(play(events), random)).toBe(ms);
  });

  it('never undercuts Retry-After', () => {
    const [, effects] = step(startLive('w'), missed(0, 503, 20));
    expect(effects).toEqual([{ do: 'wait', ms: 20_000 }]);
  });

  it('stays silent while offline and looks at once when the network is back', () => {
    const offline = play([came(0, feed(1)), { is: 'online', online: false }]);
    expect(step(offline, { is: 'timer' })[1]).toEqual([]);
    expect(step(offline, missed(1))[1]).toEqual([]);
    expect(step(offline, { is: 'online', online: true })[1]).toEqual([{ do: 'fetch-feed', etag: '"1"' }]);
  });

  it('has one request under way at a time', () => {
    const opened = play([{ is: 'opened', at: 0 }]);
    expect(step(opened, { is: 'timer' })[1]).toEqual([]);
  });

  it('has one request under way also while what is on screen is looked at again', () => {
    const asking = play([came(0, feed(1)), { is: 'timer' }, { ...came(1_000), again: true } as LiveEvent]);
    expect(step(asking, { is: 'timer' })[1]).toEqual([]);
  });

  it('sends the ETag of what it shows', () => {
    const [, effects] = step(play([came(0, feed(7))]), { is: 'timer' });
    expect(effects).toEqual([{ do: 'fetch-feed', etag: '"7"' }]);
  });
});

describe('the version guard', () => {
  it('never shows an older version', () => {
    const live = play([came(0, feed(5, { questions: [question('a', 3)] })), came(1_000, feed(4, { questions: [question('old', 9)] }))]);
    expect(live.feed?.version).toBe(5);
    expect(live.etag).toBe('"5"');
    expect(toView(live).open.map((row) => row.id)).toEqual(['a']);
  });

  it('does not take an older version for fresh', () => {
    const live = play([came(0, feed(5)), came(20_000, feed(4))]);
    expect(staleFor(live, 20_000)).toBe(20_000);
  });

  it.each([
    { what: 'fresh after a 304', events: [came(0, feed(1)), came(20_000)], now: 21_000, stale: undefined },
    { what: 'as old as Age says', events: [came(60_000, feed(1), 30)], now: 60_000, stale: 30_000 },
    { what: 'fresh within twelve seconds', events: [came(0, feed(1))], now: 12_000, stale: undefined },
    { what: 'stale when nothing has come', events: [came(0, feed(1)), missed(9_000)], now: 40_000, stale: 40_000 },
    { what: 'fresh for three polls of a slow room', events: [came(0, feed(1, { nextPollMs: 15_000 }))], now: 44_000, stale: undefined },
  ])('says that it is $what', ({ events, now, stale }) => {
    expect(staleFor(play(events), now)).toBe(stale);
  });
});

describe('the list', () => {
  const first = came(0, feed(1, { questions: [question('a', 5), question('bb', 9)] }));

  it('shows everything at first, most wanted on top', () => {
    expect(toView(play([first])).open.map((row) => row.id)).toEqual(['bb', 'a']);
  });

  it('keeps new questions waiting until they are asked for', () => {
    const more = play([first, came(9_000, feed(2, { questions: [question('a', 5), question('bb', 9), question('ccc', 50)] }))]);
    expect(toView(more).waiting).toBe(1);
    expect(toView(more).open.map((row) => row.id)).toEqual(['bb', 'a']);
    expect(toView(play([{ is: 'admit' }], more)).open.map((row) => row.id)).toEqual(['ccc', 'bb', 'a']);
  });

  it('shows one’s own new question at once', () => {
    const live = play([
      first,
      { is: 'mine', at: 0, mine: mine([own('ccc', { visibility: 'live' })]) },
      came(1, feed(2, { questions: [question('a', 5), question('ccc')] })),
    ]);
    expect(toView(live).waiting).toBe(0);
    expect(toView(live).open.map((row) => row.id)).toContain('ccc');
  });

  it('does not move under a hand, and moves once it is gone', () => {
    const turned = feed(2, { questions: [question('a', 99), question('bb', 9)] });
    const held = play([first, { is: 'touched', at: 1_000 }, came(2_000, turned)]);
    expect(toView(held).open.map((row) => row.id)).toEqual(['bb', 'a']);
    const later = play([came(9_000, feed(3, { questions: turned.questions }))], held);
    expect(toView(later).open.map((row) => row.id)).toEqual(['a', 'bb']);
  });

  it('takes the question on air out of the list', () => {
    const live = play([
      first,
      came(1, feed(2, { now: question('bb', 9, { resolution: 'answering' }), questions: [question('a'), question('bb')] })),
    ]);
    expect(toView(live).now?.id).toBe('bb');
    expect(toView(live).open.map((row) => row.id)).toEqual(['a']);
  });

  it('says all news in one sentence, at most every eight seconds', () => {
    const live = play([
      first,
      came(10_000, feed(2, { now: question('a'), questions: [question('bb'), question('ccc'), question('dddd')] })),
    ]);
    expect(live.said).toMatchObject({ told: [{ say: 'Being answered now: {what}', what: 'Question a?' }], fresh: 2 });
    const soon = play([came(11_000, feed(3, { questions: [question('eeeee')] }))], live);
    expect(soon.said).toBe(live.said);
    expect(play([came(19_000)], soon).said).toMatchObject({ told: [], fresh: 1 });
  });
});

describe('words', () => {
  it.each([
    ['in-review', 'open', 'in review'],
    ['live', 'open', 'live'],
    ['live', 'answering', 'being answered now'],
    ['live', 'answered', 'answered'],
    ['private', 'answered', 'answered, only to you'],
    ['private', 'open', 'with the team'],
    ['in-review', 'follow-up', 'we’ll follow up'],
    ['hidden', 'open', 'not shown'],
    ['live', 'closed', 'closed'],
  ] as const)('%s and %s is “%s”', (visibility, resolution, words) => {
    expect(toOwnState(visibility, resolution).words).toBe(words);
  });

  it('counts what a person sees', () => {
    expect(countGraphemes('e\u0301👩‍👩‍👧!')).toBe(3);
  });

  it.each([
    [40_000, '40 s', '0:40'],
    [200_000, '3 min', '3:20'],
    [3_725_000, '1 h', '1:02:05'],
    [172_800_000, '2 d', '48:00:00'],
  ])('tells %d ms', (ms, age, clock) => {
    expect([shortAge(ms), clockLength(ms)]).toEqual([age, clock]);
  });
});
