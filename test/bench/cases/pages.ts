/** Pages, filters and orders of a full inbox: how long, and for how many units. */
import { countsOf, numbersOf } from '#functions/case/numbers.ts';
import { endOfToday } from '#functions/case/view.ts';
import type { CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import { get, signedIn } from '../../support/people.ts';
import type { World } from '../../support/world.ts';
import { verdict } from '../verdict.ts';
import { print } from './print.ts';

/** A request looks at 400 cases at most, with what stands around each. */
const MOST_READ = 1_300;
/** Five items, half a unit each. */
const MOST_NUMBERS = 2.5;

/** `count`: how many cases there are; `whole`: one of their webinars. */
export const readInbox = async (world: World, whole: string, count: number): Promise<void> => {
  const cookie = await signedIn(world, ['agent']);
  const slowest: number[] = [];
  const pageOf = async (query: string): Promise<Page<CaseLine>> => {
    const began = performance.now();
    const answer = await get(world, `/api/console/cases?${query}`, cookie);
    const body = (await answer.json()) as Page<CaseLine>;
    slowest.push(performance.now() - began);
    return body;
  };
  const queries = [
    ...['view=all', 'view=unassigned', 'view=all&sort=votes', 'view=all&sort=waiting', 'view=overdue', 'view=due-today'],
    ...[`view=all&webinar=${whole}`, 'view=all&campaign=spring', 'view=all&label=Pricing', 'view=all&find=number%204321'],
  ];
  for (const query of queries) {
    world.takeUnits();
    slowest.length = 0;
    const { items } = await pageOf(`${query}&limit=50`);
    const read = world.takeUnits().reduce((all, one) => all + one.read, 0);
    print(query.slice(0, 34), `${items.length} cases, ${Math.round(slowest[0] ?? 0)} ms, ${read.toFixed(1)} read units`);
    verdict('  read units of a page', read, MOST_READ);
  }
  slowest.length = 0;
  const seen = new Set<string>();
  let cursor = '';
  do {
    const page = await pageOf(`view=all&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    for (const { id } of page.items) seen.add(id);
    cursor = page.next ?? '';
  } while (cursor);
  print(
    'every page of 200',
    `${slowest.length} pages, slowest ${Math.round(Math.max(...slowest))} ms, first ${Math.round(slowest[0] ?? 0)}, last ${Math.round(slowest.at(-1) ?? 0)}`,
  );
  verdict('cases that no page had', count - seen.size, 0);
  world.takeUnits();
  const at = {
    me: 'agent@example.com',
    now: world.deps.now().toISOString(),
    endOfToday: endOfToday(world.deps.now(), { timeZone: 'UTC' }),
  };
  const numbers = countsOf(await world.deps.cases.counts(numbersOf(at)), at);
  const read = world.takeUnits().reduce((all, one) => all + one.read, 0);
  print('the numbers beside the views', `${numbers.all.toLocaleString('en')} in all, ${read} read units`);
  verdict('  read units of the numbers', read, MOST_NUMBERS);
};
