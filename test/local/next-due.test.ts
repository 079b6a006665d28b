/** The clock of one machine stops where something is due, and nowhere else. */
import { expect, it } from 'vitest';
import { nextDue } from '#infra/local/process/next-due.ts';
import { openWebinar } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

it('finds the earliest time after one moment and up to another', async () => {
  const world = await openWorld({ at: '2027-06-18T09:00:00.000Z' });
  // Due at its start, and an hour after its end.
  await openWebinar(world, { video: { kind: 'external', url: 'https://video.example.com/one' }, mail: { reminders: [] } });
  const between = async (after: string, until: string) => {
    const range = { after: new Date(`2027-06-${after}`), until: new Date(`2027-06-${until}`) };
    return (await nextDue(world.deps.table, range))?.toISOString().slice(8, 16);
  };
  expect(await between('18T09:00Z', '18T12:59Z')).toBeUndefined();
  expect(await between('18T09:00Z', '18T13:00Z')).toBe('18T13:00');
  expect(await between('18T09:00Z', '30T00:00Z')).toBe('18T13:00');
  expect(await between('18T13:00Z', '30T00:00Z')).toBe('18T15:00');
  expect(await between('18T15:00Z', '30T00:00Z')).toBeUndefined();
});
