/** A list of one's own that was read before something was stored, and comes after it: what was done stays done on the screen. */
import { describe, expect, it } from 'vitest';
import type { Mine } from '#shared/question.ts';
import { type Call, type Effect, type Live, type LiveEvent, startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { toView } from '../../site/src/lib/live/view.ts';
import { aFeed, aMine, aQuestion, ownQuestion } from './live.fixture.ts';

const play = (events: readonly LiveEvent[], from: Live): { live: Live; effects: readonly Effect[] } =>
  events.reduce<{ live: Live; effects: readonly Effect[] }>(
    ({ live }, event) => {
      const [next, effects] = step(live, event);
      return { live: next, effects };
    },
    { live: from, effects: [] },
  );
const before: Partial<Mine> = { questions: [ownQuestion('q', { visibility: 'live' })] };
const mine = (more = before): LiveEvent => ({ is: 'mine', at: 0, mine: aMine(more) });
const feed = aFeed(1, { questions: [aQuestion('q', { text: 'Mine?' }), aQuestion('a')] });
const open = play([mine(), { is: 'feed', at: 0, random: 0.5, ageSeconds: 0, feed }], startLive('w')).live;
/** Asked for, and read by the server before what follows was stored. */
const reading: Live = { ...open, mineAsked: true };
const call = (more: Partial<Call>): Call => ({ name: 'edit', about: 'q', method: 'PATCH', path: '', ...more });
const changed = ownQuestion('q', { visibility: 'live', text: 'Mine, changed?' });

describe.each<{ what: string; events: readonly LiveEvent[]; shows: (live: Live) => unknown; done: unknown; after: Partial<Mine> }>([
  {
    what: 'a vote',
    events: [
      { is: 'vote', id: 'a', voted: true, at: 1 },
      { is: 'voted', id: 'a', voted: true, at: 2 },
    ],
    shows: ({ mine: own }) => own?.voted,
    done: ['a'],
    after: { ...before, voted: ['a'] },
  },
  {
    what: 'other words',
    events: [{ is: 'called', call: call({}), value: changed, at: 2 }],
    shows: (live) => toView(live).mine.map(({ text }) => text),
    done: ['Mine, changed?'],
    after: { questions: [changed] },
  },
  {
    what: 'an answer to a poll',
    events: [{ is: 'called', call: call({ name: 'poll', about: 'p', method: 'PUT' }), value: { options: [1] }, at: 2 }],
    shows: ({ mine: own }) => own?.polls,
    done: { p: { options: [1] } },
    after: { ...before, polls: { p: { options: [1] } } },
  },
  {
    what: 'a report',
    events: [
      { is: 'report', id: 'a' },
      { is: 'called', call: call({ name: 'report', about: 'a', method: 'POST' }), value: {}, at: 2 },
    ],
    shows: (live) => toView(live).open.find(({ id }) => id === 'a')?.reported,
    done: true,
    after: { ...before, reported: ['a'] },
  },
])('$what', ({ events, shows, done, after }) => {
  it('stays, and the list is read once more', () => {
    const late = play([...events, mine()], reading);
    expect([shows(late.live), late.effects]).toEqual([done, [{ do: 'fetch-mine' }]]);
    const read = play([mine(after)], late.live);
    expect([shows(read.live), read.live.mineAsked, read.effects]).toEqual([done, false, []]);
  });

  it('costs no second reading where none was on its way', () => {
    const { live } = play(events, open);
    expect([shows(live), play([mine(after)], live).effects]).toEqual([done, []]);
  });
});

it('a report shows again where a list without it came before the report was stored', () => {
  const { live } = play([{ is: 'report', id: 'a' }, mine()], reading);
  const stored = play([{ is: 'called', call: call({ name: 'report', about: 'a', method: 'POST' }), value: {}, at: 2 }], live).live;
  expect(toView(stored).open.find(({ id }) => id === 'a')?.reported).toBe(true);
});
