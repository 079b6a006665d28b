/** Whatever is sent to a route that takes something: it is answered in our words, and what is refused was not written. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './asking.ts';
import { openPlace, type Place } from './place.ts';
import { type Body, type Json, rows } from './routes.ts';
import { partsOf } from './spoil.ts';
import { literal, refused } from './words.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});

const RUNS = 25;
const taking = Object.entries(rows).filter(([, { takes }]) => takes);

const text = fc.oneof(fc.constantFrom(...literal, ...refused), fc.string({ unit: 'binary', maxLength: 40 }));
const anything: fc.Arbitrary<Json> = fc.oneof(text, fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>);

/** A body with a part of it exchanged, or a field more; now and then something else altogether. */
const near = (bodies: readonly Body[]): fc.Arbitrary<Json> => {
  const parts = bodies.flatMap((body) => [...partsOf(body)]);
  const exchanged = fc.tuple(fc.constantFrom(...parts), anything).map(([{ put }, other]) => put(other));
  const longer = fc.tuple(fc.constantFrom(...bodies), text, anything).map(([body, key, value]) => ({ ...body, [key]: value }));
  return fc.oneof({ weight: 6, arbitrary: exchanged }, { weight: 2, arbitrary: longer }, { weight: 1, arbitrary: anything });
};

describe('whatever is sent', () => {
  it.each(taking)('to %s is taken or refused, and a refusal writes nothing', async (route, row) => {
    await fc.assert(
      fc.asyncProperty(near(row.takes?.(place) ?? []), async (body) => {
        place.world.takeUnits();
        const queued = place.world.queued.length;
        const answer = await ask(place, [route, row], { body: JSON.stringify(body) });
        const used = place.world.takeUnits().reduce((sum, { write }) => sum + write, 0);
        expect(answer.status).toBeLessThan(500);
        if (answer.status < 400) return;
        expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
        if (row.keeps && answer.status === 409) return;
        expect([answer.status, used, place.world.queued.length - queued]).toEqual([answer.status, 0, 0]);
      }),
      { numRuns: RUNS },
    );
  });
});
