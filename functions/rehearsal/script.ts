/** What two hundred people do in twenty minutes, second by second: the same for the same seed. Pure. */
import type { Reaction } from '#shared/reaction.ts';
import { PEOPLE } from './people.ts';
import { chatLines, questions } from './questions.ts';

export const MINUTES = 20;

/** `who` counts people. `nth` is the place of a question among those that are shown, most votes first. */
export type Act = { readonly at: number; readonly who: number } & (
  | { readonly does: 'ask'; readonly text: string }
  | { readonly does: 'vote'; readonly nth: number }
  | { readonly does: 'chat'; readonly text: string }
  | { readonly does: 'react'; readonly sign: Reaction }
  | { readonly does: 'enter' }
);

/** A small generator of numbers from 0 to 1 (mulberry32): a rehearsal needs chance that repeats, not chance that nobody can guess. */
export const chanceOf = (seed: string): (() => number) => {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const signs: readonly Reaction[] = ['clap', 'clap', 'heart', 'thumb', 'thumb', 'laugh', 'wow'];

/** Many questions early, votes all along, a wave of signs now and then. */
export const writeScript = (seed: string): readonly Act[] => {
  const chance = chanceOf(seed);
  const someone = (): number => Math.floor(chance() * PEOPLE);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const seconds = MINUTES * 60;
  const asks = questions.map((text, n): Act => {
    const early = n < questions.length / 2;
    const at = Math.floor((early ? chance() * 0.3 : 0.3 + chance() * 0.7) * (seconds - 60)) + 5;
    return { at, who: someone(), does: 'ask', text };
  });
  const votes = Array.from(
    { length: seconds / 2 },
    (): Act => ({ at: 10 + Math.floor(chance() * (seconds - 10)), who: someone(), does: 'vote', nth: Math.floor(chance() ** 2 * 12) }),
  );
  const talk = Array.from(
    { length: seconds / 15 },
    (_, n): Act => ({ at: n * 15 + Math.floor(chance() * 15), who: someone(), does: 'chat', text: pick(chatLines) ?? '' }),
  );
  const waves = Array.from({ length: seconds / 4 }, (): Act => {
    const wave = Math.floor(chance() * MINUTES) * 60;
    return { at: wave + Math.floor(chance() * 30), who: someone(), does: 'react', sign: pick(signs) ?? 'clap' };
  });
  // All come within half a minute, and each browser tells every five minutes that it is still there.
  const beats = Array.from({ length: PEOPLE * (MINUTES / 5) }, (_, n): Act => {
    const who = n % PEOPLE;
    return { at: 1 + Math.floor((who * 30) / PEOPLE) + Math.floor(n / PEOPLE) * 300, who, does: 'enter' };
  });
  return [...beats, ...asks, ...votes, ...talk, ...waves].sort((a, b) => a.at - b.at);
};

/** After an open poll appears, each person takes between 3 and 60 seconds; one in five leaves it alone. Seconds, or undefined. */
export const secondsToAnswer = (poll: string, who: number): number | undefined => {
  const chance = chanceOf(`${poll}:${who}`);
  return chance() < 0.2 ? undefined : 3 + Math.floor(chance() * 57);
};

/** Which of `most` places a person chooses: the first ones are liked better. */
export const choiceOf = (poll: string, who: number, most: number): number => Math.floor(chanceOf(`${poll}:${who}:choice`)() ** 1.6 * most);
