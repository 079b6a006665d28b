/** Work ends, and every case is overdue at that instant: how long until each is marked, for how many units, and what else begins meanwhile. */
import { caseList } from '#functions/table/keys.ts';
import { openWebinar, signedIn } from '../../support/people.ts';
import type { World } from '../../support/world.ts';
import { verdict } from '../verdict.ts';
import { print } from './print.ts';

const later = (time: string, minutes: number): string => new Date(Date.parse(time) + minutes * 60_000).toISOString();

/** How many are marked, and how many of them their lead is told of. */
const marked = async ({ deps }: World): Promise<{ readonly overdue: number; readonly told: number }> => {
  let [overdue, told] = [0, 0];
  for await (const { pk, sk } of deps.table.all({ pk: caseList('open'), index: 'list', keysOnly: true })) {
    const item = await deps.table.get({ pk, sk }, { strong: true });
    if (item?.overdue === true) overdue += 1;
    if (Array.isArray(item?.escalated) && item.escalated.length === 1) told += 1;
  }
  return { overdue, told };
};

/** `count`: how many cases are open, all of one due time. */
export const fallDue = async (world: World, count: number): Promise<void> => {
  const policy = { ...(await world.deps.policy.find()), lead: 'lea@example.com' };
  const headers = { cookie: await signedIn(world, ['admin']), 'content-type': 'application/json' };
  const led = await world.request('/api/console/policies', { method: 'PUT', headers, body: JSON.stringify(policy) });
  if (!led.ok) throw new Error(`The policy was refused: ${led.status}`);
  const [first] = (await world.deps.cases.page({ pk: caseList('open'), limit: 1 })).places;
  const due = first && (await world.deps.cases.at(first))?.firstDueAt;
  if (!due) throw new Error('Nothing is due');
  const { id } = await openWebinar(world, {
    startsAt: due,

    video: { kind: 'external', url: 'https://video.example.com/x' },
  });
  world.tick(Date.parse(later(due, 1)) - world.deps.now().getTime());
  world.takeUnits();
  const began = performance.now();
  await world.journeys();
  const seconds = (performance.now() - began) / 1_000;
  const units = world.takeUnits();
  const each = (name: 'read' | 'write'): string => (units.reduce((sum, one) => sum + one[name], 0) / count).toFixed(2);
  const { overdue, told } = await marked(world);
  print(
    'overdue at one instant',
    `${overdue.toLocaleString('en')} in ${seconds.toFixed(1)} s, ${each('read')} read and ${each('write')} write units a case`,
  );
  verdict('seconds until every case is marked', seconds, 60);
  verdict('cases that are not marked, or whose lead is not told', 2 * count - overdue - told, 0);
  verdict('webinars that did not begin meanwhile', (await world.deps.webinar.find(id))?.state === 'live' ? 0 : 1, 0);
};
