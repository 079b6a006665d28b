/** What the desk's own things cost, in DynamoDB's units, against docs/data.md. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lapseCase, lapseTogether } from '#functions/case/lapsing.ts';
import { openCase } from '#functions/case/rules.ts';
import { caseKey } from '#functions/table/keys.ts';
import type { CaseLine } from '#shared/case.ts';
import type { Listen } from '#shared/listen.ts';
import type { Page } from '#shared/page.ts';
import { usualPolicy } from '#shared/policy.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let cookie: string;
let one: string;
const api = '/api/console';

beforeAll(async () => {
  world = await openWorld();
  const host = await signedIn(world, ['host']);
  cookie = await signedIn(world, ['agent']);
  const webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
  await world.settle();
  await post(world, `/api/live/${webinar.id}/questions`, { text: 'Who answers?' }, { cookie: await join(world, 'anna@example.com') });
  await post(world, `${api}/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
  one = ((await (await get(world, `${api}/cases?view=all`, cookie)).json()) as Page<CaseLine>).items[0]?.id ?? '';
});

/** The session's copy is warm, as in a console that somebody works in. */
const writes = async (method: string, path: string, body: unknown = {}): Promise<number> => {
  await get(world, `${api}/me`, cookie);
  world.takeUnits();
  const headers = { 'content-type': 'application/json', origin: BASE, cookie };
  const answer = await world.request(`${api}/${path}`, { method, body: JSON.stringify(body), headers });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return world.takeUnits().reduce((sum, { write }) => sum + write, 0);
};

describe('the meter', () => {
  it('charges “a colleague is replying” to a customer 1 write and no other version, opened or closed', async () => {
    const version = async () => ((await (await get(world, `${api}/cases/${one}`, cookie)).json()) as CaseLine).version;
    const before = await version();
    // The case, and its place among those of its state, which says the same as before.
    expect(await writes('POST', `cases/${one}/replying`, { open: true })).toBe(1);
    const taken = await post(world, `${api}/cases/${one}/replying`, { open: true }, { cookie: await signedIn(world, ['host']) });
    expect([taken.status, await taken.json()]).toEqual([
      409,
      expect.objectContaining({ current: { replying: expect.objectContaining({ by: 'agent@example.com' }) } }),
    ]);
    expect(await writes('POST', `cases/${one}/replying`, { open: false })).toBe(1);
    const free = await post(world, `${api}/cases/${one}/replying`, { open: true }, { cookie: await signedIn(world, ['host']) });
    expect([free.status, await version()]).toEqual([200, before]);
  });

  it('charges what stands beside a case bounded reads, and answers of other cases out of the same minute’s copy', async () => {
    const reads = async (): Promise<number> => {
      await get(world, `${api}/me`, cookie);
      world.takeUnits();
      expect((await get(world, `${api}/cases/${one}/beside`, cookie)).status).toBe(200);
      return world.takeUnits().reduce((sum, { read }) => sum + read, 0);
    };
    // Place and case (strong), question, other cases of the person; the first time the last webinars and their answers as well.
    const [first, again] = [await reads(), await reads()];
    expect([first, again]).toEqual([4, 3]);
  });

  it('charges a saved answer 4 writes, and the note of a shift 4 and 1 for each who read it', async () => {
    expect(await writes('POST', 'saved-answers', { title: 'Slides', text: 'Here they are.' })).toBe(4);
    expect(await writes('POST', 'cases/handover', { text: 'The numbers come on Monday.' })).toBe(4);
    const { items } = (await (await get(world, `${api}/cases/handover`, await signedIn(world, ['host']))).json()) as Page<{ id: string }>;
    expect(await writes('POST', `cases/handover/${items[0]?.id}/read`)).toBe(1);
  });

  it('charges a reply 10 writes at once, and 4 for each of those whom it is for', async () => {
    expect(await writes('POST', `cases/${one}/replies`, { text: 'We do.' })).toBe(10);
    await world.settleStream();
    world.takeUnits();
    const contact = (await world.deps.cases.find(one))?.contact ?? '';
    const reply = world.queued.map(({ message }) => message).find((message) => message.kind === 'answer' && 'case' in message);
    expect(reply).toMatchObject({ kind: 'answer', contact, case: one });
    await world.handlers.work({ Records: [{ messageId: 'one', body: JSON.stringify(reply) }] as never });
    expect(world.takeUnits().reduce((sum, { write }) => sum + write, 0)).toBe(4);
  });
});

describe('the meter of listening', () => {
  it('charges the page of a week by its rooms and cases, reading a question 1 write and another for its case, and a choice about the mail 1', async () => {
    await get(world, `${api}/me`, cookie);
    world.takeUnits();
    const page = (await (await get(world, `${api}/listen`, cookie)).json()) as Listen;
    const read = world.takeUnits().reduce((sum, unit) => sum + unit.read, 0);
    expect(page.items.map(({ id }) => id)).toEqual([one]);
    // Two pages of the catalogue, one feed, one list of cases with one case and its question, what was read in two months, place and case.
    expect(read).toBeLessThanOrEqual(9);
    // The case is written whole with its place in the list; who read it already costs nothing more there.
    expect([await writes('POST', `listen/${one}/read`), await writes('POST', `listen/${one}/read`)]).toEqual([2, 1]);
    expect(await writes('PUT', 'listen/mail/mine', { isOn: false })).toBe(1);
  });

  it('charges a case that its lead is told of 6 writes when it is overdue, and 4 where many are overdue together', async () => {
    const policy = { ...usualPolicy, lead: 'lea@example.com' };
    cookie = await signedIn(world, ['admin']);
    await writes('PUT', 'policies', policy);
    const contact = (await world.deps.cases.find(one))?.contact ?? '';
    const of = { contact, source: 'mail', votes: 0, openedAt: '2027-06-16T09:00:00.000Z' } as const;
    const ids = [...'0123456789bcdefghjkmnpqrstv'].map((letter) => `${contact}-${letter.repeat(12)}`);
    for (const id of ids) await world.deps.cases.open(openCase({ ...of, id }, await world.deps.cases.clock()));
    await world.settle();
    world.tick(6_000);
    const [first, ...others] = await world.deps.table.batchGet(ids.map((id) => caseKey(contact, id)));
    const written = () => world.takeUnits().reduce((sum, { write }) => sum + write, 0);
    written();
    await lapseCase(world.deps, first ?? { pk: '', sk: '' });
    expect(written()).toBe(6);
    expect(await lapseTogether(world.deps, others)).toEqual([]);
    expect(written()).toBe(4 * others.length + 2);
    // As they were: each of them is somebody else's by now.
    expect(await lapseTogether(world.deps, others)).toHaveLength(others.length);
    for (const one of others) await lapseCase(world.deps, one);
    written();
    world.tick(61_000);
    await world.journeys();
    world.takeUnits();
    await world.settle();
    expect(world.mails.at(-1)?.mail.to).toBe('lea@example.com');
  });
});
