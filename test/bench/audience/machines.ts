/** Some of the people run the room's client itself, unchanged, and the flock beside it: the machine decides, and the two must agree. */
import type { Feed } from '#shared/feed.ts';
import { type Effect, type Live, type LiveEvent, startLive } from '../../../site/src/lib/live/state.ts';
import { step } from '../../../site/src/lib/live/step.ts';
import { ASK, type Came, type Mind, NOTHING } from './flock.ts';

export type Watched = {
  /** Steps in which machine and flock did not do the same. */
  disagreed: number;
  steps: number;
  /** Times a screen went back to an older version. */
  regressions: number;
};

/** The newest effect about the feed decides; a machine that only watches asks for nothing else but its own list, once. */
const toAction = (effects: readonly Effect[]): number => {
  let action = NOTHING;
  for (const effect of effects) {
    if (effect.do === 'fetch-feed') action = ASK;
    if (effect.do === 'wait') action = effect.ms;
  }
  return action;
};

/** The first `count` people are machines; the others are left to the flock. */
export const withMachines = (flock: Mind, count: number, feedOf: (version: number) => Feed): { mind: Mind; watched: Watched } => {
  const machines: Live[] = Array.from({ length: count }, () => startLive('w'));
  const watched: Watched = { disagreed: 0, steps: 0, regressions: 0 };

  const drive = (person: number, event: LiveEvent, byFlock: number): number => {
    const before = machines[person];
    if (!before) return byFlock;
    const [after, effects] = step(before, event);
    machines[person] = after;
    const action = toAction(effects);
    watched.steps += 1;
    if (action !== byFlock || (after.feed?.version ?? -1) !== flock.shown(person)) watched.disagreed += 1;
    if ((after.feed?.version ?? -1) < (before.feed?.version ?? -1)) watched.regressions += 1;
    return action;
  };

  const toEvent = ({ status, version, retryAfter, at }: Came, random: number): LiveEvent => {
    if (status === 304) return { is: 'feed', at, random, ageSeconds: 0 };
    if (status === 200) return { is: 'feed', at, random, ageSeconds: 0, feed: feedOf(version), etag: `"${version}"` };
    return { is: 'feed-failed', at, random, failure: { status, detail: '', ...(retryAfter > 0 ? { retryAfter } : {}) } };
  };

  const mind: Mind = {
    shown: flock.shown,
    open: (person, now) => {
      const action = drive(person, { is: 'opened', at: now }, flock.open(person, now));
      const machine = machines[person];
      // One's own list is another request: who only watches has no seat, and is told so.
      const failure = { status: 401, detail: '' };
      if (machine) machines[person] = step(machine, { is: 'mine-failed', at: now, failure })[0];
      return action;
    },
    timer: (person) => drive(person, { is: 'timer' }, flock.timer(person)),
    answered: (person, came, random) => drive(person, toEvent(came, random), flock.answered(person, came, random)),
    hide: (person) => drive(person, { is: 'visible', visible: false }, flock.hide(person)),
    show: (person) => drive(person, { is: 'visible', visible: true }, flock.show(person)),
    offline: (person) => drive(person, { is: 'online', online: false }, flock.offline(person)),
    online: (person) => drive(person, { is: 'online', online: true }, flock.online(person)),
  };
  return { mind, watched };
};
