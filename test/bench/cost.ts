/** `npm run bench -- cost`: what a webinar of 30, 3,000 and 100,000 people costs, as the table of docs/cost.md. */
import { createChance } from '../trials/kill/chance.ts';
import { createBodies } from './audience/bodies.ts';
import { webinarHour, writeScript } from './audience/script.ts';
import { simulate } from './audience/simulate.ts';
import { fairWeather } from './audience/weather.ts';
import { meterDeeds } from './cost/meter.ts';
import { assumed, toSheet } from './cost/sheet.ts';
import { withWorld } from './database.ts';
import { addBills, priceNote, showDollars, toDollars } from './prices.ts';

const SIZES = [30, 3_000, 100_000];
/** So many are simulated at most: above that, looks and bytes grow by the head, and the pace is the large room's either way. */
const MOST_SIMULATED = 3_000;
const SEED = 1;

const anHourOf = (people: number) => {
  const script = writeScript(createChance(SEED), webinarHour);
  const feed = simulate({
    ...{ seed: SEED, people: Math.min(people, MOST_SIMULATED), machines: 5, edges: 400, shield: true, script },
    ...{ weather: fairWeather, restless: 0.1, ...createBodies(createChance(SEED), people, script) },
  });
  return { feed, publications: script.publishedAt.length };
};

const line = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

export const cost = (): Promise<void> =>
  withWorld(async (world) => {
    const metered = await meterDeeds(world);
    const sheets = SIZES.map((people) => {
      const { feed, publications } = anHourOf(people);
      return toSheet(people, metered, feed, publications);
    });
    line(['Deed', 'Each', ...SIZES.map((people) => `${people.toLocaleString('en')} people`)]);
    line(['---', '---', ...SIZES.map(() => '---:')]);
    for (const [n, { what, made }] of (sheets.at(-1) ?? []).entries())
      line([
        what,
        what.startsWith('looking') ? 'by the simulator' : made,
        ...sheets.map((rows) => showDollars(toDollars(rows[n]?.bill ?? {}))),
      ]);
    const totals = sheets.map((rows) => addBills(rows.map(({ bill }) => bill)));
    line(['**all**', '', ...totals.map((bill) => `**${showDollars(toDollars(bill))}**`)]);
    line(['all but mail', '', ...totals.map((bill) => showDollars(toDollars({ ...bill, mail: 0 })))]);
    line(['all but mail, a head', '', ...totals.map((bill, n) => showDollars(toDollars({ ...bill, mail: 0 }) / (SIZES[n] ?? 1)))]);
    console.log(`\n${priceNote()}`);
    console.log(
      `Assumed: ${Object.entries(assumed)
        .map(([name, value]) => `${name} ${value.toLocaleString('en')}`)
        .join(', ')}.`,
    );
  });
