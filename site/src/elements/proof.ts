/** Solves the puzzle that a crowded network is asked for: loaded only then. */
import type { Problem } from '#shared/problem.ts';

const startsWithZeros = (hash: Uint8Array, bits: number): boolean => {
  const whole = bits >> 3;
  for (let i = 0; i < whole; i += 1) if (hash[i] !== 0) return false;
  return (bits & 7) === 0 || (hash[whole] ?? 255) >> (8 - (bits & 7)) === 0;
};

/** `<token>:<nonce>` whose SHA-256 begins with the wanted zero bits; about a second of work. Hashes are asked for by the hundred: each is a promise. */
export const solve = async ({ token, bits }: NonNullable<Problem['challenge']>): Promise<string> => {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += 100) {
    const tries = Array.from({ length: 100 }, (_, i) => `${token}:${from + i}`);
    const hashes = await Promise.all(tries.map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text))));
    const found = hashes.findIndex((hash) => startsWithZeros(new Uint8Array(hash), bits));
    if (found >= 0) return tries[found] ?? '';
  }
};
