/** One client before an edge that answers whatever it likes: its screen never goes back, and it never hammers or falls asleep. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import { startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import { feedOf, roomOf } from '../bench/audience/body.ts';
import { ASK, createFlock, NOTHING } from '../bench/audience/flock.ts';
import { withMachines } from '../bench/audience/machines.ts';
import { createChance } from '../trials/kill/chance.ts';

const small = feedOf(roomOf(createChance(1), { people: 50, open: 2, answered: 1 }), 0);
const versions = new Map<number, Feed>();
const version = (n: number): Feed => versions.get(n) ?? (versions.set(n, { ...small, version: n }).get(n) as Feed);

type Turn = { readonly what: 'came' | 'timer' | 'hide' | 'show' | 'offline' | 'online'; readonly status: number; readonly version: number };
const turns = fc.array(
  fc.record<Turn>({
    what: fc.constantFrom('came', 'came', 'came', 'timer', 'timer', 'hide', 'show', 'offline', 'online'),
    status: fc.constantFrom(200, 200, 200, 304, 0, 404, 429, 502, 503),
    version: fc.nat(30),
  }),
  { maxLength: 60 },
);

describe('one client, whatever its edge answers and whatever its owner does', () => {
  it('never shows an older version, asks once at a time, rests in the background and never undercuts Retry-After', () => {
    fc.assert(
      fc.property(turns, fc.double({ min: 0, max: 1, noNaN: true }), (script, random) => {
        let live = startLive('w');
        let [asking, waiting, highest] = [false, false, -1];
        const happen = (event: Parameters<typeof step>[1], retryAfter = 0): void => {
          const [next, effects] = step(live, event);
          const asks = effects.filter((effect) => effect.do === 'fetch-feed').length;
          expect(asks).toBeLessThanOrEqual(asking ? 0 : 1);
          asking ||= asks > 0;
          for (const effect of effects) {
            if (effect.do !== 'wait') continue;
            waiting = true;
            expect(effect.ms).toBeGreaterThanOrEqual(Math.max(retryAfter * 1_000, next.hidden || next.gone ? 42_000 : 700));
            expect(effect.ms).toBeLessThanOrEqual(78_000);
          }
          expect(next.feed?.version ?? -1).toBeGreaterThanOrEqual(live.feed?.version ?? -1);
          live = next;
        };
        happen({ is: 'opened', at: 0 });
        for (const [n, turn] of script.entries()) {
          const at = (n + 1) * 1_000;
          if (turn.what === 'came') {
            if (!asking) continue;
            asking = false;
            if (turn.status === 200) {
              highest = Math.max(highest, turn.version);
              happen({ is: 'feed', at, random, ageSeconds: 0, feed: version(turn.version), etag: `"${turn.version}"` });
            } else if (turn.status === 304) happen({ is: 'feed', at, random, ageSeconds: 0 });
            else {
              const retryAfter = turn.status === 429 ? 20 : 0;
              const failure = { status: turn.status, detail: '', ...(retryAfter ? { retryAfter } : {}) };
              happen({ is: 'feed-failed', at, random, failure }, retryAfter);
            }
            expect(live.feed?.version ?? -1).toBe(highest);
          } else if (turn.what === 'timer') {
            waiting = false;
            happen({ is: 'timer' });
          } else if (turn.what === 'hide' || turn.what === 'show') happen({ is: 'visible', visible: turn.what === 'show' });
          else {
            // Whoever loses the network loses the answer that was on its way.
            if (turn.what === 'online') asking = false;
            happen({ is: 'online', online: turn.what === 'online' });
          }
          // Whoever is connected always has a next look before them: no client falls asleep for good.
          if (live.online) expect(asking || waiting).toBe(true);
        }
      }),
      { numRuns: 300, seed: 19 },
    );
  });

  it('does what the shorter client of the simulator does', () => {
    fc.assert(
      fc.property(turns, fc.double({ min: 0, max: 1, noNaN: true }), (script, random) => {
        const { mind, watched } = withMachines(createFlock(1, version), 1, version);
        const acts = { timer: mind.timer, hide: mind.hide, show: mind.show, offline: mind.offline, online: mind.online };
        let asking = mind.open(0, 0) === ASK;
        for (const [n, { what, ...told }] of script.entries()) {
          if (what === 'came' && !asking) continue;
          if (what === 'came') {
            mind.answered(0, { ...told, retryAfter: 0, at: n * 1_000 }, random);
            asking = false;
          } else {
            const action = acts[what](0);
            expect(action === NOTHING || action === ASK || action > 0).toBe(true);
            asking ||= action === ASK;
          }
        }
        expect(watched).toMatchObject({ disagreed: 0, regressions: 0 });
      }),
      { numRuns: 200, seed: 23 },
    );
  });
});
