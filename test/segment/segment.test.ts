/** Segments from outside: who makes and reads them, what they come to, and what became of them since a day. */
import { beforeAll, describe, expect, it } from 'vitest';
import { confirm, withdraw } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { walkSegment } from '#functions/segment/reactions.ts';
import type { Segment } from '#shared/segment.ts';
import { type DonePreview, type Preview, toCountWords } from '#shared/segment-preview.ts';
import { toDifferenceWords } from '#shared/since.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
const names = ['anna', 'bela', 'cara', 'dora', 'emil'] as const;
const addressOf = (name: string) => `${name}@example.com`;

let world: World;
let webinar: Webinar;
let other: Webinar;
const cookies = new Map<string, string>();
const who = (role: string): string => cookies.get(role) ?? '';
/** Sessions end over night. */
const signIn = async () => {
  for (const role of ['admin', 'host', 'marketer', 'agent'] as const) cookies.set(role, await signedIn(world, [role]));
};
const sleep = async () => {
  world.tick(DAY);
  await signIn();
};
const idOf = (name: string) => addressToContact(world.config.CONTACT_KEY, addressOf(name));
const agree = async (name: string) => {
  const act = { method: 'mailed-button', locale: 'en', page: '/confirm' } as const;
  await world.deps.contact.decide(idOf(name), (contact) => confirm(contact, ['marketing'], world.deps.now(), act));
};
const change = async (name: string, more: object) =>
  world.deps.contact.decide(idOf(name), (contact) => ({ contact: { ...contact, ...more }, entries: [] }));

beforeAll(async () => {
  world = await openWorld();
  await signIn();
  webinar = await openWebinar(world, { live: true });
  other = await openWebinar(world, { title: 'Another one' });
  for (const name of names) await register(world, webinar.slug, addressOf(name), { name, consent: { marketing: true } });
  await register(world, other.slug, 'gina@example.com', { name: 'gina' });
  await world.settle();
  const seat = await join(world, addressOf('anna'));
  await post(world, `/api/live/${webinar.id}/questions`, { text: 'Who answers this?' }, { cookie: seat });
  for (const name of ['anna', 'bela', 'cara']) await agree(name);
  await change('cara', { owed: new Set(['q']) });
  await world.settle();
});

const registered = () => ({ all: [{ rule: 'state', in: [webinar.id], is: 'registered' }] });
const preview = async (rules: unknown, role = 'marketer', purpose = 'marketing') =>
  post(world, '/api/console/segments/preview', { rules, purpose }, { cookie: who(role) });
const done = async (rules: unknown, purpose?: string) => (await (await preview(rules, 'marketer', purpose)).json()) as DonePreview;
const save = async (form: object, role = 'marketer') => post(world, '/api/console/segments', form, { cookie: who(role) });
const saved = async (form: object) => (await (await save(form)).json()) as Segment;
const look = async (id: string, role = 'marketer', query = '') =>
  (await (await get(world, `/api/console/segments/${id}/preview${query}`, who(role))).json()) as DonePreview;
const patch = (id: string, form: object) =>
  world.request(`/api/console/segments/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(form),
    headers: { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie: who('marketer') },
  });
const peopleOf = async (of: Parameters<typeof walkSegment>[1]) => {
  const found: string[] = [];
  for await (const { contact } of walkSegment(world.deps, of)) found.push(contact.name);
  return found.sort();
};

describe('a preview', () => {
  it('counts, says why people fall out, and shows a few', async () => {
    const found = await done(registered());
    expect(found).toMatchObject({ state: 'done', count: 5, reachable: 2, left: { unconfirmed: 2, hold: 1 } });
    expect(toCountWords(found)).toBe('5 people, 2 may be mailed: 2 with consent not confirmed, 1 on hold');
    expect(found.sample.map(({ name }) => name).sort()).toEqual([...names]);
    expect((await done(registered(), 'service')).reachable).toBe(5);
  });

  it('says which rule cut most where nobody is left', async () => {
    const rules = { all: [...registered().all, { rule: 'asked', in: [webinar.id], is: 'asked' }, { rule: 'label', labels: ['vip'] }] };
    // Of five one asked, and nobody has the label: without it there would be one.
    expect(await done(rules)).toMatchObject({ count: 0, cut: { at: 2, cut: 5, without: 1 } });
    expect((await done({ any: [{ rule: 'label', labels: ['vip'] }] })).cut).toBeUndefined();
  });

  it('is bounded: an unknown webinar, an operator of one’s own and a tree without end are refused', async () => {
    const refusals = [
      [{ all: [{ rule: 'state', in: ['zzzzzzzzzz'], is: 'registered' }] }, '#/rules/all/0/in'],
      [{ all: [{ rule: 'state', in: [webinar.id], is: 'registered', $gt: 1 }] }, '#/rules/all/0/$gt'],
      [{ all: [{ rule: 'vote', in: [webinar.id], least: '1' }] }, '#/rules/all/0/least'],
      [JSON.parse('{"all":['.repeat(500) + ']}'.repeat(500)), '#/rules/all/0/all/0/all/0/all/0'],
      [{ any: [] }, '#/rules/any'],
    ] as const;
    for (const [rules, pointer] of refusals) {
      const answer = await preview(rules);
      const problem = (await answer.json()) as { errors: { pointer: string }[] };
      expect([answer.status, problem.errors[0]?.pointer]).toEqual([422, pointer]);
    }
  });

  it('takes its time where people are many, and tells who asked', async () => {
    await world.deps.table.change({ pk: `webinar#${other.id}`, sk: 'webinar' }, { set: { registered: 20_001 } });
    world.tick(6_000);
    const answer = await preview({ all: [{ rule: 'state', in: [other.id], is: 'registered' }] });
    const counting = (await answer.json()) as Exclude<Preview, DonePreview>;
    expect([answer.status, counting.state]).toEqual([202, 'counting']);
    const ask = (role: string) => get(world, `/api/console/segments/previews/${counting.id}`, who(role));
    expect(await (await ask('marketer')).json()).toMatchObject({ state: 'counting', looked: 0 });
    await world.settle();
    expect(await (await ask('marketer')).json()).toMatchObject({ state: 'done', count: 1, sample: [{ email: 'gina@example.com' }] });
    expect((await ask('admin')).status).toBe(404);
    await world.deps.table.change({ pk: `webinar#${other.id}`, sk: 'webinar' }, { set: { registered: 1 } });
    world.tick(6_000);
  });
});

describe('a saved segment', () => {
  it('belongs to marketers; hosts see how many, and nobody in particular', async () => {
    for (const role of ['host', 'agent']) expect((await save({ name: 'x', rules: registered() }, role)).status).toBe(403);
    expect((await preview(registered(), 'host')).status).toBe(403);
    const { id } = await saved({ name: 'Registered', rules: registered() });
    const seen = await look(id, 'host');
    expect(seen.count).toBe(5);
    expect(seen.sample.every(({ email, name, id: contact }) => /^[a-e]•••@/.test(email) && name === '' && contact === undefined)).toBe(
      true,
    );
    expect((await look(id, 'agent')).sample.map(({ name }) => name)).toContain('anna');
  });

  it('changes by its version, tells the audit log, and goes', async () => {
    const made = await saved({ name: 'Asked', rules: { all: [{ rule: 'asked', in: [webinar.id], is: 'open' }] } });
    expect((await look(made.id)).count).toBe(1);
    const changed = await patch(made.id, { name: 'Asked and open', version: 1 });
    expect(await changed.json()).toMatchObject({ name: 'Asked and open', version: 2, counted: { count: 1 } });
    const stale = await patch(made.id, { name: 'Late', version: 1 });
    expect([stale.status, ((await stale.json()) as { current: Segment }).current.name]).toEqual([409, 'Asked and open']);
    // Other rules make the earlier count one of something else.
    expect(((await (await patch(made.id, { rules: registered(), version: 2 })).json()) as Segment).counted).toBeUndefined();
    expect((await send(world, 'DELETE', `/api/console/segments/${made.id}?version=2`, who('marketer'))).status).toBe(409);
    expect((await send(world, 'DELETE', `/api/console/segments/${made.id}?version=3`, who('marketer'))).status).toBe(200);
    expect((await get(world, `/api/console/segments/${made.id}`, who('marketer'))).status).toBe(404);
    const audit = (await (await get(world, '/api/console/audit', who('admin'))).json()) as { items: { act: string; thing: string }[] };
    const acts = audit.items.filter(({ thing }) => thing === `segment#${made.id}`).map(({ act }) => act);
    expect(acts.sort()).toEqual(['segment.changed', 'segment.changed', 'segment.created', 'segment.deleted']);
  });

  it('that is a snapshot keeps who fitted then, and loses who is erased for good', async () => {
    const { id, state } = await saved({ name: 'Then', rules: registered(), kind: 'snapshot' });
    expect([state, (await get(world, `/api/console/segments/${id}/preview`, who('marketer'))).status]).toEqual(['taking', 409]);
    const exported = async () =>
      (await post(world, '/api/console/exports', { segment: id, target: 'plain', purpose: 'service' }, { cookie: who('marketer') })).status;
    expect(await exported(), 'half a list looks like the whole').toBe(422);
    await world.settle();
    expect(await exported()).toBe(202);
    await world.settle();
    await register(world, webinar.slug, 'fred@example.com', { name: 'fred' });
    await world.settle();
    expect(await peopleOf({ segment: id })).toEqual([...names]);
    expect(await peopleOf({ webinar: webinar.id })).toEqual([...names, 'fred']);
    const refused = await patch(id, { rules: registered(), version: 1 });
    expect(refused.status).toBe(409);

    const emil = await world.deps.contact.find(idOf('emil'));
    if (!emil) throw new Error('Emil is not there');
    await world.deps.erasure.begin(emil, 'asked');
    world.tick(1_000);
    await world.journeys();
    await world.settle();
    expect(await peopleOf({ segment: id })).toEqual(names.slice(0, 4));
    world.tick(10_000);
    await register(world, webinar.slug, addressOf('emil'), { name: 'emil' });
    await world.settle();
    // Back as somebody new: living segments hold them, the snapshot does not.
    expect(await peopleOf({ webinar: webinar.id })).toContain('emil');
    expect(await peopleOf({ segment: id })).toEqual(names.slice(0, 4));
  });
});

describe('since last time', () => {
  it('explains who came and who left, with the people for whom rights allow', async () => {
    const { id } = await saved({ name: 'To be mailed', rules: registered() });
    expect((await look(id)).since).toBeUndefined();
    await sleep();
    await register(world, webinar.slug, 'hans@example.com', { name: 'hans', consent: { marketing: true } });
    await world.settle();
    for (const name of ['dora', 'hans']) await agree(name);
    await change('anna', { owed: new Set(['q']) });
    const act = { method: 'preferences', locale: 'en', page: '/preferences' } as const;
    await world.deps.contact.decide(idOf('bela'), (contact) => withdraw(contact, ['marketing'], world.deps.now(), act));
    await world.settle();
    const { since, count, reachable } = await look(id);
    expect(since && toDifferenceWords(since)).toBe('+2 (1 registered, 1 confirmed), −2 (1 withdrew, 1 on hold)');
    expect(since?.before.reachable).toBe(2);
    expect(reachable).toBe(2);
    expect(count).toBe((since?.before.count ?? 0) + 1);
    expect(since?.people?.gained.registered).toMatchObject([{ name: 'hans' }]);
    expect(since?.people?.lost.hold).toMatchObject([{ name: 'anna' }]);
    expect((await look(id, 'host')).since?.people).toBeUndefined();
    // The same day again: what it is compared with stays the day before.
    expect((await look(id)).since?.day).toBe(since?.day);
  });

  it('is written by the schedule once a day, knows who was erased, and says where the rules changed', async () => {
    const { id, version } = await saved({ name: 'Daily', rules: registered() });
    const first = world.deps.now().toISOString().slice(0, 10);
    await world.journeys();
    await world.settle();
    expect((await world.deps.since.days(`segment#${id}`)).map(({ day }) => day)).toEqual([first]);
    await sleep();
    await world.journeys();
    await world.settle();
    const [kept] = await world.deps.since.days(`segment#${id}`);
    expect(kept?.day).toBe(new Date(Date.parse(first) + DAY).toISOString().slice(0, 10));
    const dora = await world.deps.contact.find(idOf('dora'));
    if (!dora) throw new Error('Dora is not there');
    await world.deps.erasure.begin(dora, 'asked');
    await sleep();
    await world.journeys();
    await world.settle();
    const { since } = await look(id);
    expect(since && [toDifferenceWords(since), since.isSame]).toEqual(['−1 (1 erased)', true]);
    expect((await look(id, 'marketer', '?since=2027-01-01')).since).toBeUndefined();
    await patch(id, { rules: { all: [] }, version });
    expect((await look(id)).since?.isSame).toBe(false);
    // Nothing of it leads to anybody: no id of a contact stands in what is kept.
    const bytes = JSON.stringify([...((await world.deps.since.people(`segment#${id}`, kept ?? ({} as never))) ?? [])]);
    for (const name of names) expect(bytes).not.toContain(idOf(name));
  });
});
