/** Files that reach further than one webinar's registrants: who was invited, and a segment's people after one of them was erased. */
import { beforeAll, expect, it } from 'vitest';
import { writeExport } from '#functions/export/reactions.ts';
import type { ExportView } from '#shared/export.ts';
import { act, addPerson, addSegment, idOf, makeInvitation } from '../invitation/segment.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await openWorld();
  cookie = await signedIn(world, ['marketer']);
  for (const who of ['anna', 'bela', 'cara'])
    await addPerson(world, `${who}@example.com`, { name: `${who} Example`, company: 'Example Air' });
});

const make = async (body: Record<string, unknown>): Promise<ExportView> => {
  const asked = await post(world, '/api/console/exports', { purpose: 'marketing', ...body }, { cookie });
  const { id } = (await asked.json()) as ExportView;
  await world.settle();
  return (await (await get(world, `/api/console/exports/${id}`, cookie)).json()) as ExportView;
};
const textOf = async ({ id }: Pick<ExportView, 'id'>): Promise<string> => {
  const [file] = (await world.deps.exports.find(id))?.files ?? [];
  return world.objects.get(file?.object ?? '') ?? '';
};
/** Who is in it, with how they stand. */
const statuses = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\r\n').flatMap((line) => {
      const who = /(\w+)@example\.com/.exec(line)?.[1];
      return who ? [[who, line.split(',').at(-1) ?? '']] : [];
    }),
  );

it('campaign members are those who came, and those who were invited and did nothing about it', async () => {
  const webinar = await openWebinar(world, { startsAt: '2027-07-18T13:00:00.000Z' });
  const { id } = await makeInvitation(world, webinar);
  await act(world, id, 'send');
  await world.settle();
  await register(world, webinar.slug, 'bela@example.com', { name: 'Bela Example', company: 'Example Air' });
  await register(world, webinar.slug, 'dora@example.com', { name: 'Dora Example', company: 'Example Air', consent: { marketing: true } });
  await world.settle();
  const members = await make({ webinar: webinar.id, target: 'salesforce-campaign-members', campaign: '701000000000001' });
  expect(statuses(await textOf(members))).toEqual({ anna: 'Invited', bela: 'Registered', cara: 'Invited' });
  expect(members.excluded).toEqual({ unconfirmed: 1 });
});

it('a segment’s file is written once more, without whoever was erased', async () => {
  const segment = (await world.deps.segment.list())[0]?.id ?? (await addSegment(world));
  const made = await make({ segment, target: 'hubspot' });
  expect(Object.keys(statuses(await textOf(made)))).toContain('cara');
  const cara = await world.deps.contact.find(idOf(world, 'cara@example.com'));
  if (!cara) throw new Error('Cara is not there');
  await world.deps.erasure.begin(cara, 'asked');
  await world.settle();
  await writeExport(world.deps, made.id);
  const after = (await (await get(world, `/api/console/exports/${made.id}`, cookie)).json()) as ExportView;
  expect([after.state, after.rows]).toEqual(['ready', made.rows - 1]);
  const [text] = [await textOf(made)];
  expect(Object.keys(statuses(text)).sort()).toEqual(['anna', 'bela']);
  expect([...world.objects.values()].filter((object) => object.includes('cara@example.com'))).toEqual([]);
});
