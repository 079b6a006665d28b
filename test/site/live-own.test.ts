/** The room's client: one's own questions and votes, before, while and after the server has them. */

import { describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import type { OwnQuestion, PublicQuestion } from '#shared/question.ts';
import { isMineDue } from '../../site/src/lib/live/poll.ts';
import { type Effect, type Live, type LiveEvent, startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { toView } from '../../site/src/lib/live/view.ts';
import { aFeed, aMine, aQuestion, ownQuestion } from './live.fixture.ts';

const asked = '2027-06-18T13:00:00.000Z';
const shown = (id: string, votes: number, more: Partial<PublicQuestion> = {}): PublicQuestion =>
  aQuestion(id, { text: 'Theirs?', votes, ...more });
const [feed, own] = [aFeed, ownQuestion];
const mine = (questions: OwnQuestion[] = [], voted: string[] = []): LiveEvent => ({ is: 'mine', at: 0, mine: aMine({ questions, voted }) });
const came = (at: number, one?: Feed): LiveEvent => ({ is: 'feed', at, random: 0.5, ageSeconds: 0, ...(one ? { feed: one } : {}) });
const typed = (text: string): LiveEvent => ({ is: 'typed', text, anonymous: true });
const failed = (status: number, retryAfter?: number): LiveEvent => ({
  is: 'ask-failed',
  at: 10_000,
  key: 'k',
  failure: { status, detail: 'Too long.', ...(retryAfter ? { retryAfter } : {}) },
});

const play = (events: readonly LiveEvent[], from: Live = startLive('w')): { live: Live; effects: readonly Effect[] } =>
  events.reduce<{ live: Live; effects: readonly Effect[] }>(
    ({ live }, event) => {
      const [next, effects] = step(live, event);
      return { live: next, effects };
    },
    { live: from, effects: [] },
  );

const base = [mine(), came(0, feed(1, { questions: [shown('a', 9)] }))];
const votes = (live: Live): readonly [number, boolean] => {
  const row = toView(live).open.find((one) => one.id === 'a');
  return [row?.votes ?? -1, row?.voted ?? false];
};

describe('asking', () => {
  it('shows the question at once, empties the form and sends it', () => {
    const { live, effects } = play([...base, typed(' Why? '), { is: 'ask', key: 'k' }]);
    expect(toView(live).pending).toMatchObject([{ text: 'Why?', state: 'sending' }]);
    expect(live.draft).toEqual({ text: '', anonymous: true });
    expect(effects).toEqual([{ do: 'send-question', key: 'k', text: 'Why?', anonymous: true }]);
  });

  it('carries the name where no question goes without, whatever was ticked before', () => {
    const { effects } = play([...base, typed('Why?'), { is: 'ask', key: 'k', named: true }]);
    expect(effects).toEqual([{ do: 'send-question', key: 'k', text: 'Why?', anonymous: false }]);
  });

  it('sends nothing that is empty, and nothing twice', () => {
    expect(play([...base, typed('  '), { is: 'ask', key: 'k' }]).effects).toEqual([]);
    expect(play([...base, typed('Why?'), { is: 'ask', key: 'k' }, typed('Why?'), { is: 'ask', key: 'k' }]).effects).toEqual([]);
  });

  it('keeps a question that was stored while one’s own list was being read, and reads that once more', () => {
    const reading: Live = { ...play([...base, typed('Why?'), { is: 'ask', key: 'k' }]).live, mineAsked: true };
    const late = play([{ is: 'asked', key: 'k', question: own('q') }, mine()], reading);
    expect(late.live.mine?.questions.map(({ id }) => id)).toEqual(['q']);
    expect(late.effects).toEqual([{ do: 'fetch-mine' }]);
    const read = play([mine([own('q'), own('p')])], late.live);
    expect([read.live.mine?.questions.length, read.live.mineAsked, read.effects]).toEqual([2, false, []]);
  });

  it('keeps the question in review until the feed shows it, and never shows it twice', () => {
    const review = play([...base, typed('Why?'), { is: 'ask', key: 'k' }, { is: 'asked', key: 'k', question: own('q') }]).live;
    expect(toView(review).pending).toEqual([]);
    expect(toView(review).open.map((row) => [row.id, row.own?.words])).toEqual([
      ['q', 'in review'],
      ['a', undefined],
    ]);
    const live = play([came(5_000, feed(2, { questions: [shown('a', 9), shown('q', 1)] }))], review).live;
    expect(toView(live).open.map((row) => [row.id, row.own?.words])).toEqual([
      ['a', undefined],
      ['q', 'live'],
    ]);
  });

  it('waits for the network and sends the same key again', () => {
    const queued = play([...base, { is: 'online', online: false }, typed('Why?'), { is: 'ask', key: 'k' }]);
    expect(queued.effects).toEqual([]);
    expect(toView(queued.live).pending).toMatchObject([{ state: 'queued' }]);
    const back = play([{ is: 'online', online: true }, came(1)], queued.live);
    expect(back.effects).toContainEqual({ do: 'send-question', key: 'k', text: 'Why?', anonymous: true });
  });

  it('tries again after a lost answer, but not at once', () => {
    const lost = play([...base, typed('Why?'), { is: 'ask', key: 'k' }, failed(503)]).live;
    expect(play([came(11_000)], lost).effects).not.toContainEqual(expect.objectContaining({ do: 'send-question' }));
    expect(play([came(13_000)], lost).effects).toContainEqual(expect.objectContaining({ do: 'send-question', key: 'k' }));
  });

  it('sends what a reload interrupted', () => {
    const kept = startLive('w', {
      draft: { text: '', anonymous: false },
      pending: [{ key: 'k', text: 'Why?', anonymous: false, state: 'sending' }],
    });
    expect(play(base, kept).effects).toContainEqual({ do: 'send-question', key: 'k', text: 'Why?', anonymous: false });
  });

  it.each([
    { what: 'with the reason', event: failed(422), notice: { message: 'Too long.' } },
    { what: 'with the time left', event: failed(429, 24), notice: { message: 'You asked a lot in a short time.', until: 34_000 } },
  ])('gives a refused question back $what', ({ event, notice }) => {
    const { live } = play([...base, typed('Why?'), { is: 'ask', key: 'k' }, event]);
    expect([live.draft.text, live.notice, live.pending]).toEqual(['Why?', notice, []]);
  });

  it('does not overwrite what is being typed', () => {
    const { live } = play([...base, typed('Why?'), { is: 'ask', key: 'k' }, typed('And how?'), failed(422)]);
    expect(live.draft.text).toBe('And how?');
    expect(toView(live).pending).toMatchObject([{ state: 'refused', message: 'Too long.' }]);
    expect(play([{ is: 'take-back', key: 'k' }], live).live.draft.text).toBe('Why?\nAnd how?');
  });

  it('notices that the seat is gone', () => {
    const { live } = play([...base, typed('Why?'), { is: 'ask', key: 'k' }, failed(401)]);
    expect([live.seat, live.draft.text]).toEqual(['none', 'Why?']);
  });
});

describe('one’s own question', () => {
  it.each([
    { what: 'being answered', more: { now: shown('q', 1, { resolution: 'answering' }) }, words: 'being answered now' },
    {
      what: 'answered in the feed',
      more: { answered: [shown('q', 1, { resolution: 'answered', answer: { text: 'So.' } })] },
      words: 'answered',
    },
  ] as const)('is $what as soon as the feed says so', ({ more, words }) => {
    const { live } = play([mine([own('q')]), came(0, feed(1, more))]);
    expect(toView(live).mine[0]?.own?.words).toBe(words);
  });

  it('stays hidden when an older feed still shows it', () => {
    const { live } = play([mine([own('q', { visibility: 'hidden' })]), came(0, feed(1, { questions: [shown('q', 1)] }))]);
    expect(toView(live).mine[0]?.own?.words).toBe('not shown');
  });

  it('shows an answer once, in the list of mine', () => {
    const answered = own('q', { resolution: 'answered', answers: [{ kind: 'text', text: 'So.', private: false, at: asked }] });
    const { live } = play([mine([answered]), came(0, feed(1, { answered: [shown('q', 1, { answer: { text: 'So.' } })] }))]);
    expect(toView(live).mine[0]?.answers).toHaveLength(1);
  });

  it.each([
    { what: 'soon after a change', questions: [own('q')], now: 2_000, changed: true, due: true },
    { what: 'not at every change', questions: [own('q')], now: 1_000, changed: true, due: false },
    { what: 'now and then without one', questions: [own('q')], now: 8_000, changed: false, due: true },
    { what: 'seldom when all is settled', questions: [own('q', { resolution: 'answered' })], now: 44_000, changed: true, due: false },
    { what: 'in case it is opened again', questions: [own('q', { resolution: 'answered' })], now: 45_000, changed: false, due: true },
    { what: 'never without a question', questions: [], now: 90_000, changed: true, due: false },
  ])('is looked up $what', ({ questions, now, changed, due }) => {
    expect(isMineDue(play([mine(questions), came(0, feed(1, {}))]).live, now, changed)).toBe(due);
  });
});

it('is looked up with the next feed by whoever comes back, and by who was silenced', () => {
  const known = play([mine([own('q', { visibility: 'hidden' })]), came(0, feed(1))]).live;
  expect(isMineDue(known, 60_000, false)).toBe(true);
  const back = play(
    [
      { is: 'mine', at: 50_000, mine: aMine({ silenced: true }) },
      { is: 'visible', visible: true },
    ],
    known,
  ).live;
  expect(isMineDue(back, 51_000, false)).toBe(true);
  expect(isMineDue({ ...back, mine: aMine() }, 51_000, false)).toBe(false);
});

it('says that taking over did not work', () => {
  const failure = { status: 409, detail: 'Please press the button again.' };
  const { live } = play([{ is: 'adopt' }, { is: 'adopt-failed', failure }]);
  expect([live.adopting, live.voteNotice]).toEqual([false, failure.detail]);
});

describe('a private answer', () => {
  const told = own('q', {
    visibility: 'private',
    resolution: 'answered',
    answers: [{ kind: 'text', text: 'So.', private: true, at: asked }],
  });
  it('is told once, though no feed shows it', () => {
    const { live } = play([mine([own('q')]), came(0, feed(1, {})), mine([told]), came(9_000), mine([told]), came(18_000)]);
    expect(live.said).toEqual({ told: [{ say: 'Your question was answered, only to you.' }], fresh: 0, at: 9_000 });
  });

  it('is no news when the room opens', () => {
    expect(play([mine([told]), came(9_000, feed(1, {}))]).live.said.told).toEqual([]);
  });
});

describe('voting', () => {
  const press: LiveEvent = { is: 'vote', id: 'a', voted: true, at: 1 };
  const had = [mine([], ['a']), base[1] as LiveEvent];
  it.each([
    { what: 'counts at once', events: [...base, press], expected: [10, true] },
    {
      what: 'counts once when the feed has it',
      events: [...base, press, { is: 'voted', id: 'a', voted: true, at: 2 }, came(3, feed(2, { questions: [shown('a', 10)] }))],
      expected: [10, true],
    },
    { what: 'goes away at once', events: [...had, { ...press, voted: false }], expected: [8, false] },
    {
      what: 'comes back after two presses',
      events: [...had, { ...press, voted: false }, { is: 'voted', id: 'a', voted: false, at: 2 }, press],
      expected: [9, true],
    },
    {
      what: 'is taken back when it is refused',
      events: [...base, press, { is: 'vote-failed', id: 'a', at: 2, failure: { status: 409, detail: 'Over.' } }],
      expected: [9, false],
    },
    {
      what: 'is kept while there is no network',
      events: [...base, press, { is: 'vote-failed', id: 'a', at: 2, failure: { status: 0, detail: '' } }],
      expected: [10, true],
    },
    {
      what: 'trusts the feed after ten seconds',
      events: [...base, press, { is: 'voted', id: 'a', voted: true, at: 2 }, came(10_003)],
      expected: [9, true],
    },
  ] as { what: string; events: LiveEvent[]; expected: [number, boolean] }[])('$what', ({ events, expected }) => {
    expect(votes(play(events).live)).toEqual(expected);
  });

  it('sends one request at a time and ends at the last wish', () => {
    const twice = play([...base, press, { ...press, voted: false }]);
    expect(twice.effects).toEqual([]);
    const first = play([{ is: 'voted', id: 'a', voted: true, at: 2 }], twice.live);
    expect(first.effects).toEqual([{ do: 'send-vote', id: 'a', voted: false }]);
    expect(votes(play([{ is: 'voted', id: 'a', voted: false, at: 3 }], first.live).live)).toEqual([9, false]);
  });

  it('sends a kept vote again', () => {
    const kept = play([...base, press, { is: 'vote-failed', id: 'a', at: 2, failure: { status: 0, detail: '' } }, came(5_000)]);
    expect(kept.effects).toContainEqual({ do: 'send-vote', id: 'a', voted: true });
  });
});
