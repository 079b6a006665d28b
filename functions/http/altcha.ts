/**
 * Work before a comment, asked for only above the limits: a challenge of ALTCHA (docs/decisions/0058). It names the one comment that it
 * is for, so that a solved one is good for that idempotent write and for nothing else: nothing has to be remembered of those that were used.
 */
import { hkdfSync } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod';
import type { Altcha } from '#shared/problem.ts';

/** Of each try. With the tries below about a second of a telephone, and a millisecond of ours. */
const ITERATIONS = 5_000;
const TRIES = { least: 200, most: 400 } as const;
const SECONDS = 600;
const MOST_LETTERS = 4_000;

/** Which comment a challenge is for: its tag names writer, place and key; the key goes along for whoever sent none. */
export type WorkFor = { readonly tag: string; readonly key: string };

type Signing = { readonly SIGNING_KEYS: readonly { readonly secret: string }[] };

const about = z.looseObject({ tag: z.string(), key: z.string(), until: z.number() });
const solved = z.object({
  challenge: z.object({ parameters: z.looseObject({ data: about }), signature: z.string() }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

const parse = (proof: string) => {
  try {
    return solved.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString())).data;
  } catch {
    return undefined;
  }
};

export const createWork = ({ SIGNING_KEYS }: Signing) => {
  const secretFor = (purpose: string): string =>
    Buffer.from(hkdfSync('sha256', SIGNING_KEYS[0]?.secret ?? '', '', `parley comment ${purpose}`, 32)).toString('hex');
  const secrets = { hmacSignatureSecret: secretFor('challenge'), hmacKeySignatureSecret: secretFor('solution') };

  return {
    /** `random`: two bytes. The library's own clock is the machine's; ours is in what it signs. */
    async challenge({ tag, key }: WorkFor, now: Date, random: Uint8Array): Promise<Altcha> {
      const [high = 0, low = 0] = random;
      const made = await createChallenge({
        ...secrets,
        ...{ algorithm: 'PBKDF2/SHA-256', cost: ITERATIONS, deriveKey },
        // A known number of tries, not a lucky one: nobody waits four times as long as others.
        counter: TRIES.least + ((high * 256 + low) % (TRIES.most - TRIES.least + 1)),
        data: { tag, key, until: Math.floor(now.getTime() / 1000) + SECONDS },
      });
      return { parameters: { ...made.parameters }, signature: made.signature ?? '' };
    },

    /** `proof`: base64 of ALTCHA's `{challenge, solution}`. Undefined where it is not ours, not solved, or too late. */
    async solved(proof: string | undefined, now: Date): Promise<WorkFor | undefined> {
      const parsed = proof && proof.length <= MOST_LETTERS ? parse(proof) : undefined;
      if (!parsed) return undefined;
      const { challenge, solution } = parsed;
      const { data } = challenge.parameters;
      if (data.until <= now.getTime() / 1000) return undefined;
      const { verified } = await verifySolution({ ...secrets, challenge: challenge as never, solution, deriveKey });
      return verified ? { tag: data.tag, key: data.key } : undefined;
    },
  };
};
