/** How many codes of a list may be given, which comes next, and what becomes of one that came back. Pure. */
import type { Gift, GiftView } from '#shared/gift.ts';

/**
 * `codes`: how many it holds; those before `next` were handed out once, and `back` are places among them whose code reached nobody.
 * `inMonth`: how many were given in `month` (`2027-06`). `rev` counts every write, `version` what the team changed.
 */
export type StoredGift = Gift & {
  readonly codes: number;
  readonly next: number;
  readonly back: readonly number[];
  readonly month: string;
  readonly inMonth: number;
  readonly rev: number;
};

export const freshStock = { codes: 0, next: 0, back: [], month: '', inMonth: 0, rev: 1 } as const;

const monthOf = (today: string): string => today.slice(0, 7);
const givenOf = ({ next, back }: StoredGift): number => next - back.length;
const inMonthOf = ({ month, inMonth }: StoredGift, today: string): number => (month === monthOf(today) ? inMonth : 0);
const isEnded = ({ endsOn }: StoredGift, today: string): boolean => endsOn !== null && today > endsOn;

export type WhyNone = 'ended' | 'empty' | 'budget' | 'month';

/** `today`: the day of the house, like `2027-06-18`. Undefined where one can be given. */
export const whyNone = (gift: StoredGift, today: string): WhyNone | undefined => {
  if (isEnded(gift, today)) return 'ended';
  if (gift.budget <= givenOf(gift)) return 'budget';
  if (gift.codes <= givenOf(gift)) return 'empty';
  return gift.perMonth !== null && gift.perMonth <= inMonthOf(gift, today) ? 'month' : undefined;
};

/** The list without its next code, and the place of that one: codes that came back are given first. */
export const take = (gift: StoredGift, today: string): { readonly place: number; readonly gift: StoredGift } | WhyNone => {
  const why = whyNone(gift, today);
  if (why) return why;
  const [returned, ...back] = gift.back;
  const counted = { ...gift, month: monthOf(today), inMonth: inMonthOf(gift, today) + 1 };
  return returned === undefined
    ? { place: gift.next, gift: { ...counted, next: gift.next + 1 } }
    : { place: returned, gift: { ...counted, back } };
};

/** A code that reached nobody can be given again; the month that it was given in has it back. `givenOn`: that day. */
export const giveBack = (gift: StoredGift, place: number, givenOn: string): StoredGift => {
  if (place >= gift.next || gift.back.includes(place)) return gift;
  const inMonth = gift.month === monthOf(givenOn) ? Math.max(0, gift.inMonth - 1) : gift.inMonth;
  return { ...gift, back: [...gift.back, place].sort((a, b) => a - b), inMonth };
};

export const toView = (stock: StoredGift, today: string): GiftView => {
  const { next: _n, back: _b, month: _m, inMonth: _i, rev: _r, ...gift } = stock;
  const [given, thisMonth, ended] = [givenOf(stock), inMonthOf(stock, today), isEnded(stock, today)];
  const rests = [stock.codes - given, stock.budget - given, ...(stock.perMonth === null ? [] : [stock.perMonth - thisMonth])];
  return { ...gift, given, thisMonth, ended, left: ended ? 0 : Math.max(0, Math.min(...rests)) };
};
