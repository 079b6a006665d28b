/** Tries what means something to other programs wherever people of the team type. */
import { describe, expect, it } from 'vitest';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import type { World } from '../support/world.ts';
import { literal, refused } from './words.ts';

export type Made = { readonly id: string };

/** What is sent, and where it is read again. Several lines may stand in what is `long`. */
export type Field = {
  readonly name: string;
  readonly pointer: string;
  readonly send: (text: string) => Response | Promise<Response>;
  readonly back: (made: Made) => Promise<unknown>;
  readonly long?: true;
};

/** Each of them is tried in a third of the fields. */
const someFor = (place: number): readonly string[] => literal.filter((text, at) => at % 3 === place % 3 && [...text].length <= 30);

export const tryFields = (fields: readonly Field[], worldOf: () => World): void =>
  describe.each(fields.map((field, at) => ({ ...field, some: someFor(at) })))('$name', ({ pointer, send: put, back, long, some }) => {
    it('is kept to the letter', async () => {
      for (const text of some) {
        const answer = await put(text);
        expect([text, answer.status < 300]).toEqual([text, true]);
        expect(JSON.stringify(await back((await answer.json()) as Made))).toContain(JSON.stringify(text));
      }
    });

    it('is refused where it would lie to the eye', async () => {
      await writesNothing(worldOf(), async () => {
        const asked = long ? refused.filter((text) => !/\n|[\u2028\u202e\u2066]/.test(text)) : refused;
        for (const text of asked) expect([text, pointersOf(await problemOf(await put(text), 'invalid'))]).toEqual([text, [pointer]]);
      });
    });
  });
