/** Lists of codes in words and as a form holds them, and a long list of codes in pieces that one request takes. Pure. */
import { CODES_AT_ONCE, type Gift, type GiftView } from '#shared/gift.ts';

/** “12 given, 38 can be given today”. */
export const stockWords = ({ codes, given, left, ended, budget, perMonth, thisMonth }: GiftView): string => {
  const n = (count: number): string => count.toLocaleString('en-GB');
  if (ended) return `Ended. ${n(given)} given.`;
  if (codes === 0) return 'No codes yet.';
  const why =
    left > 0
      ? ''
      : budget <= given
        ? ' The budget is used up.'
        : perMonth !== null && perMonth <= thisMonth
          ? ' The budget of this month is used up.'
          : ' All codes are given.';
  return `${n(given)} given, ${n(left)} left.${why}`;
};

export type GiftFields = {
  readonly name: string;
  readonly en: string;
  readonly de: string;
  readonly endsOn: string;
  readonly budget: string;
  readonly perMonth: string;
  readonly againMonths: string;
};

export const emptyGift: GiftFields = { name: '', en: '', de: '', endsOn: '', budget: '', perMonth: '', againMonths: '12' };

export const giftToFields = ({ name, words, endsOn, budget, perMonth, againMonths }: Gift): GiftFields => ({
  ...{ name, en: words.en ?? '', de: words.de ?? '', endsOn: endsOn ?? '' },
  ...{ budget: String(budget), perMonth: perMonth === null ? '' : String(perMonth), againMonths: String(againMonths) },
});

/** What is no number stays what it is: the server says so beside its field. */
const toNumber = (typed: string): number | string => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed.trim());

export const fieldsToGift = ({ name, en, de, endsOn, budget, perMonth, againMonths }: GiftFields) => ({
  ...{ name, words: { ...(en.trim() ? { en } : {}), ...(de.trim() ? { de } : {}) }, endsOn: endsOn || null },
  ...{ budget: toNumber(budget), perMonth: perMonth.trim() === '' ? null : toNumber(perMonth), againMonths: toNumber(againMonths) },
});

/** Errors by the id of their field. */
export const fieldOf = (pointer: string): string => `gift-${pointer.split('/').at(-1) ?? ''}`;

export const inPieces = (codes: readonly string[]): readonly string[] =>
  Array.from({ length: Math.ceil(codes.length / CODES_AT_ONCE) }, (_, at) =>
    codes.slice(at * CODES_AT_ONCE, (at + 1) * CODES_AT_ONCE).join('\n'),
  );
