/** The price file, the only place where a price is written down. */
import file from './prices.json' with { type: 'json' };

export type Priced = keyof typeof file.prices;
/** How many of each are used. */
export type Bill = Partial<Record<Priced, number>>;

/** US dollars of a bill. */
export const toDollars = (bill: Bill): number =>
  Object.entries(bill).reduce((sum, [name, count]) => sum + count * file.prices[name as Priced].each, 0);

export const addBills = (bills: readonly Bill[]): Bill => {
  const sum: Bill = {};
  for (const bill of bills) for (const [name, count] of Object.entries(bill)) sum[name as Priced] = (sum[name as Priced] ?? 0) + count;
  return sum;
};

export const timesBill = (count: number, bill: Bill): Bill =>
  Object.fromEntries(Object.entries(bill).map(([name, one]) => [name, one * count]));

/** `$0.47`, `$0.0021`: cents, and two significant digits below ten of them. */
export const showDollars = (dollars: number): string =>
  dollars >= 0.1 || dollars === 0 ? `$${dollars.toFixed(2)}` : `$${Number(dollars.toPrecision(2))}`;

export const priceNote = (): string => `Prices: ${file.region}, ${file.currency}, ${file.asOf} (test/bench/prices.json names each source).`;
