/** Since last time: how many came into a list and left it, and why. */

/** Why somebody is in it who was not. `registered`: or new to us; `lifted`: mailed again; `fits`: the rules hold for them now. */
export type Gain = NewGain | 'answered' | 'resumed' | 'lifted';
/** Those of whom nothing is known that kept them out before. */
export type NewGain = 'registered' | 'confirmed' | 'fits';

/** Why somebody is not in it who was. `cancelled`: gave the seat back; `unfit`: the rules hold for them no more; `gone`: their time to be kept is over. */
export type Loss = 'withdrew' | 'hold' | 'bounced' | 'complained' | 'stopped' | 'paused' | 'cancelled' | 'unfit' | 'erased' | 'gone';

export const gainWords: Readonly<Record<Gain, string>> = {
  registered: 'registered',
  confirmed: 'confirmed',
  answered: 'answered',
  resumed: 'paused no more',
  lifted: 'mailed again',
  fits: 'fit now',
};

export const lossWords: Readonly<Record<Loss, string>> = {
  withdrew: 'withdrew',
  hold: 'on hold',
  bounced: 'bounced',
  complained: 'complained',
  stopped: 'stopped by the team',
  paused: 'paused',
  cancelled: 'gave the seat back',
  unfit: 'fit no more',
  erased: 'erased',
  gone: 'kept no longer',
};

export type GainCounts = Readonly<Partial<Record<Gain, number>>>;
export type LossCounts = Readonly<Partial<Record<Loss, number>>>;

/**
 * Of those who may be reached. `day`: what it is compared with, looked at `at`. `isSame`: the rules were the same ones then. Without
 * `gained` and `lost` there were too many people to know each of them.
 */
export type Difference = {
  readonly day: string;
  readonly at: string;
  readonly before: { readonly count: number; readonly reachable: number };
  readonly isSame: boolean;
  readonly gained?: GainCounts;
  readonly lost?: LossCounts;
};

const whole = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce((sum: number, n) => sum + (n ?? 0), 0);

const side = <K extends string>(
  sign: string,
  counts: Readonly<Partial<Record<K, number>>>,
  words: Readonly<Record<K, string>>,
): string[] => {
  const parts = (Object.keys(words) as K[])
    .flatMap((why) => (counts[why] ? [[why, counts[why]] as const] : []))
    .toSorted(([, a], [, b]) => b - a);
  const reasons = parts.map(([why, n]) => `${n.toLocaleString('en')} ${words[why]}`).join(', ');
  return reasons === '' ? [] : [`${sign}${whole(counts).toLocaleString('en')} (${reasons})`];
};

/** “+34 (21 registered, 13 confirmed), −12 (5 withdrew, 4 on hold, 3 erased)”; empty where nobody came or left. */
export const toDifferenceWords = ({ gained = {}, lost = {} }: Pick<Difference, 'gained' | 'lost'>): string =>
  [...side('+', gained, gainWords), ...side('−', lost, lossWords)].join(', ');
