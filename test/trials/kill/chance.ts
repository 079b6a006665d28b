/** Chance that can be had again: the same seed gives the same draws. */
export type Chance = {
  /** From 0 up to, but not including, `below`. */
  readonly whole: (below: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly isLucky: (probability: number) => boolean;
  readonly shuffled: <T>(items: readonly T[]) => T[];
};

/** Mulberry32: a few lines, and good enough to spread kills and votes. */
export const draws = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const createChance = (seed: number): Chance => {
  const draw = draws(seed);
  const whole = (below: number): number => Math.floor(draw() * below);
  return {
    whole,
    between: (from, to) => from + draw() * (to - from),
    isLucky: (probability) => draw() < probability,
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: draw() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
};
