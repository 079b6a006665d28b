/** T10: an export that is killed at any part boundary, and wherever else it keeps something, comes to the same bytes. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { withdraw } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { writeExport } from '#functions/export/reactions.ts';
import { toRegistration } from '#functions/registration/register.ts';
import type { ExportView } from '#shared/export.ts';
import { toDifferenceWords } from '#shared/since.ts';
import type { Webinar } from '#shared/webinar.ts';
import { fillWebinar } from '../bench/crowd.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const PEOPLE = 120;
/** Small enough for a dozen parts. */
const PART = 4_000;

/** What they hold today, and what became of them since the day before. */
const targets = [
  { body: { target: 'plain', purpose: 'service' }, list: PEOPLE + 2, since: '+2 (2 registered)' },
  { body: { target: 'listmonk', purpose: 'marketing' }, list: (PEOPLE / 3) * 2 - 9, since: '−9 (5 bounced, 4 withdrew)' },
];

let world: World;
let webinar: Webinar;
const idOf = (n: number) => addressToContact(world.config.CONTACT_KEY, `p${n}@example.com`);
const bounce = async (n: number): Promise<void> => {
  const suppressed = { marketing: { why: 'bounced' as const, at: world.deps.now().toISOString() } };
  await world.deps.contact.decide(idOf(n), (contact) => ({ contact: { ...contact, suppressed }, entries: [] }));
  await world.deps.suppression.follow(idOf(n), ['marketing']);
};

beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true });
  await fillWebinar(world, webinar.id, PEOPLE, { agreed: true });
  for (let n = 0; n < PEOPLE; n += 3) await bounce(n);
  for (const { body } of targets) await writeExport(world.deps, await ask(body), PART);
  world.tick(24 * 3_600_000);
  const act = { method: 'preferences', locale: 'en', page: '/preferences/' } as const;
  for (const n of [1, 4, 7, 10, 13]) await bounce(n);
  for (const n of [2, 5, 8, 11]) {
    await world.deps.contact.decide(idOf(n), (contact) => withdraw(contact, ['marketing'], world.deps.now(), act));
    await world.deps.suppression.follow(idOf(n), ['marketing']);
  }
  for (const n of [PEOPLE, PEOPLE + 1]) {
    const form = toRegistration({ email: `p${n}@example.com`, name: 'New Example' }, idOf(n), idOf(n), world.deps.now());
    await world.deps.registration.register(webinar.id, form);
  }
});

class Killed extends Error {}

const ask = async (body: Record<string, unknown>): Promise<string> => {
  const cookie = await signedIn(world, ['marketer']);
  const { id } = (await (await post(world, '/api/console/exports', { webinar: webinar.id, ...body }, { cookie })).json()) as ExportView;
  world.queued.splice(0);
  return id;
};

const seen = async (id: string): Promise<ExportView> =>
  (await (await get(world, `/api/console/exports/${id}`, await signedIn(world, ['marketer']))).json()) as ExportView;

/** One process: what it does to the world is counted, and from deed number `last` on it is dead: before the deed, or right after it. */
const lives = (last: number, after: boolean) => {
  const count = { deeds: 0 };
  const dying = <Args extends unknown[], Answer>(deed: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      count.deeds += 1;
      if (count.deeds > last || (count.deeds === last && !after)) throw new Killed('killed');
      const answer = await deed(...args);
      if (count.deeds === last) throw new Killed('killed');
      return answer;
    };
  };
  const { objects, exports } = world.deps;
  const { multipart } = objects;
  const deps: World['deps'] = {
    ...world.deps,
    exports: { ...exports, save: dying(exports.save), ready: dying(exports.ready) },
    objects: {
      ...objects,
      write: dying(objects.write),
      remove: dying(objects.remove),
      multipart: { ...multipart, begin: dying(multipart.begin), part: dying(multipart.part), complete: dying(multipart.complete) },
    },
  };
  return { deps, count };
};

const hashOf = (id: string): string =>
  ['list', 'suppression']
    .map((name) =>
      createHash('sha256')
        .update(world.objects.get(`exports/${id}/${name}.csv`) ?? '')
        .digest('hex'),
    )
    .join();

const leftovers = (id: string): string[] =>
  [...world.objects.keys()].filter((key) => key.startsWith(`exports/${id}/`) && !key.endsWith('.csv'));

describe.each(targets)('an export as $body.target', ({ body, list, since }) => {
  it('is the same file wherever its writer was killed, and nothing else is left of it', async () => {
    const whole = await ask(body);
    const life = lives(Number.POSITIVE_INFINITY, false);
    await writeExport(life.deps, whole, PART);
    const view = await seen(whole);
    expect(view.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['list', list],
      ['suppression', PEOPLE / 3 + 9],
    ]);
    expect(view.since && toDifferenceWords(view.since)).toBe(since);
    expect(life.count.deeds).toBeGreaterThan(20);
    const after = body.target === 'plain';
    for (let last = 1; last <= life.count.deeds; last += 1) {
      const id = await ask(body);
      await expect(writeExport(lives(last, after).deps, id, PART)).rejects.toThrow(Killed);
      await writeExport(world.deps, id, PART);
      expect([last, hashOf(id)]).toEqual([last, hashOf(whole)]);
      const told = await seen(id);
      expect([told.state, told.rows, told.excluded, told.since]).toEqual(['ready', view.rows, view.excluded, view.since]);
      expect(leftovers(id)).toEqual([]);
    }
  });

  it('goes on in the next call where the time of one is over', async () => {
    const whole = await ask(body);
    await writeExport(world.deps, whole, PART);
    const id = await ask(body);
    const { page } = world.deps.registration;
    const slow: World['deps'] = {
      ...world.deps,
      registration: {
        ...world.deps.registration,
        page: async (...all) => {
          world.tick(3 * 60_000);
          return page(...all);
        },
      },
    };
    let calls = 0;
    for (world.queued.push({ queue: 'work', message: { kind: 'export', id }, at: 0 }); world.queued.length > 0; calls += 1) {
      const [next] = world.queued.splice(0, 1);
      if (next?.queue === 'work') await writeExport(slow, id, PART * 1_000);
    }
    expect(calls).toBeGreaterThan(2);
    expect(hashOf(id)).toBe(hashOf(whole));
    expect(leftovers(id)).toEqual([]);
  });
});

it('two who write the same export at once come to one file', async () => {
  const body = { target: 'plain', purpose: 'marketing' };
  const whole = await ask(body);
  await writeExport(world.deps, whole, PART);
  const id = await ask(body);
  await Promise.all([writeExport(world.deps, id, PART), writeExport(world.deps, id, PART)]);
  expect(hashOf(id)).toBe(hashOf(whole));
});
