/** What became of an export’s list since a day before: explained to whoever may take it, with people for who may read contacts. */
import { beforeAll, expect, it } from 'vitest';
import { confirm, withdraw } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { writeExport } from '#functions/export/reactions.ts';
import { sweepPeople } from '#functions/retention/reactions.ts';
import type { ExportView } from '#shared/export.ts';
import type { Segment } from '#shared/segment.ts';
import { toDifferenceWords } from '#shared/since.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
let world: World;
let webinar: Webinar;
const idOf = (name: string) => addressToContact(world.config.CONTACT_KEY, `${name}@example.com`);
const enter = async (...names: string[]) => {
  for (const name of names) await register(world, webinar.slug, `${name}@example.com`, { name, consent: { marketing: true } });
  await world.settle();
};
const agree = async (...names: string[]) => {
  const act = { method: 'mailed-button', locale: 'en', page: '/confirm/' } as const;
  for (const name of names)
    await world.deps.contact.decide(idOf(name), (contact) => confirm(contact, ['marketing'], world.deps.now(), act));
  await world.settle();
};
const make = async (body: object, role: 'marketer' | 'host' = 'marketer'): Promise<ExportView> => {
  const cookie = await signedIn(world, [role]);
  const { id } = (await (await post(world, '/api/console/exports', { purpose: 'marketing', ...body }, { cookie })).json()) as ExportView;
  await world.settle();
  return (await (await get(world, `/api/console/exports/${id}`, cookie)).json()) as ExportView;
};
const wordsOf = ({ since }: ExportView) => since && toDifferenceWords(since);

beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true });
  await enter('anna', 'bela', 'cara', 'dora');
  await agree('anna', 'bela', 'cara');
});

it('explains a webinar’s and a segment’s list in the same words, whatever their columns', async () => {
  const rules = { all: [{ rule: 'state', in: [webinar.id], is: 'registered' }] };
  const cookie = await signedIn(world, ['marketer']);
  const { id } = (await (await post(world, '/api/console/segments', { name: 'Registered', rules }, { cookie })).json()) as Segment;
  const lists = [
    { webinar: webinar.id, target: 'plain' },
    { segment: id, target: 'hubspot' },
  ];
  for (const list of lists) expect((await make(list)).since).toBeUndefined();
  const blocked = { webinar: webinar.id, target: 'listmonk-blocklist' };
  await make(blocked);
  world.tick(DAY);

  await enter('emil');
  await agree('dora', 'emil');
  await world.deps.contact.decide(idOf('anna'), (contact) => ({ contact: { ...contact, owed: new Set(['q']) }, entries: [] }));
  const act = { method: 'preferences', locale: 'en', page: '/preferences' } as const;
  await world.deps.contact.decide(idOf('bela'), (contact) => withdraw(contact, ['marketing'], world.deps.now(), act));
  const cara = await world.deps.contact.find(idOf('cara'));
  if (!cara) throw new Error('Cara is not there');
  await world.deps.erasure.begin(cara, 'asked');
  await world.settle();

  for (const [at, list] of lists.entries()) {
    const made = await make({ ...list, ...(at === 0 ? { format: 'xlsx', columns: ['email'] } : {}) });
    expect(made).toMatchObject({ rows: 2, since: { before: { count: 4, reachable: 3 }, isSame: true } });
    expect(wordsOf(made)).toBe('+2 (1 registered, 1 confirmed), −3 (1 withdrew, 1 on hold, 1 erased)');
    expect(made.since?.people?.gained).toMatchObject({ registered: [{ name: 'emil' }], confirmed: [{ name: 'dora' }] });
    expect(made.since?.people?.lost).toMatchObject({ withdrew: [{ name: 'bela' }], hold: [{ name: 'anna' }] });
    expect(made.since?.people?.lost.erased).toBeUndefined();
  }
  const held = await make({ ...lists[0], overHold: { reason: 'A recall' } });
  expect([held.rows, held.since]).toEqual([3, undefined]);
  const optOuts = await make(blocked);
  expect([optOuts.rows, optOuts.since?.before.count, wordsOf(optOuts)]).toEqual([1, 0, '']);

  const host = await make(lists[0] ?? {}, 'host');
  expect([wordsOf(host), host.since?.people]).toEqual(['+2 (1 registered, 1 confirmed), −3 (1 withdrew, 1 on hold, 1 erased)', undefined]);
});

it('forgets whoever came and left with the file, or as soon as they are erased', async () => {
  const made = await make({ webinar: webinar.id, target: 'plain' });
  const stored = async () => JSON.stringify(await world.deps.exports.find(made.id));
  expect(await stored()).toContain(idOf('dora'));
  const dora = await world.deps.contact.find(idOf('dora'));
  if (!dora) throw new Error('Dora is not there');
  await world.deps.erasure.begin(dora, 'asked');
  world.tick(1_000);
  await world.journeys();
  await world.settle();
  expect(await stored()).not.toContain(idOf('dora'));
  await writeExport(world.deps, made.id);
  expect(await stored()).not.toContain(idOf('dora'));
  expect(await stored()).toContain(idOf('emil'));
  world.tick(DAY + 1_000);
  await sweepPeople(world.deps);
  expect(await stored()).not.toContain(idOf('emil'));
});
