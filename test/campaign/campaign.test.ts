/** Campaigns through the outside: planned, counted, ready, gone out, and what they caused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { countCampaign } from '#functions/campaign/reactions.ts';
import { openCase } from '#functions/case/rules.ts';
import { toQuestion } from '#functions/question/ask.ts';
import { heardBeforeHoursKey } from '#functions/table/keys.ts';
import type { Ahead, CalendarLink, CampaignLine, CampaignView, ComingTo } from '#shared/campaign.ts';
import { base32 } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { act as actOn, addPerson, addSegment, idOf, makeInvitation } from '../invitation/segment.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
let world: World;
let marketer: string;
let agent: string;
let segment: string;
let room: Webinar;
/** Sessions end when nobody works, and days pass here. */
const signInAgain = async () => {
  [marketer, agent] = [await signedIn(world, ['marketer']), await signedIn(world, ['agent'])];
};
beforeAll(async () => {
  world = await openWorld();
  await signInAgain();
  segment = await addSegment(world);
  await addPerson(world, 'ada@example.com');
  await addPerson(world, 'bo@example.com', { owed: new Set(['q']) });
  await addPerson(world, 'cy@example.com', { consent: {} });
  room = await openWebinar(world, { startsAt: at(4_000), title: 'Much later' });
  await world.settle();
});

const at = (hours: number): string => new Date(world.deps.now().getTime() + hours * HOUR).toISOString();
const read = async <T>(path: string, cookie = agent) => (await (await get(world, `/api/console/campaigns${path}`, cookie)).json()) as T;
const plan = async (form: Record<string, unknown>): Promise<CampaignView> => {
  const answer = await post(world, '/api/console/campaigns', form, { cookie: marketer });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as CampaignView;
  await world.settle();
  return read(`/${id}`);
};
const act = (it: { id: string; version: number }, path: string, more: object = {}) =>
  post(world, `/api/console/campaigns/${it.id}/${path}`, { version: it.version, ...more }, { cookie: marketer });
const pass = async (hours: number) => {
  world.tick(hours * HOUR);
  await signInAgain();
  await world.journeys();
  await world.settle();
};
/** A question that a campaign brought, with its case. */
const openOne = async (email: string, campaign: string) => {
  const [asker, text, now] = [idOf(world, email), `Asked at ${at(0)} by one of ${campaign}?`, world.deps.now()] as const;
  const id = world.deps.questionIds.make(room.id, asker, `${text}${base32(world.deps.random(4))}`);
  await world.deps.question.add(
    toQuestion({ id, webinar: room, text, asker, name: '', company: '', anonymous: false, confirmed: true, now }),
  );
  const opening = { id, contact: asker, question: id, webinar: room.id, source: 'question', campaign, votes: 0, openedAt: at(0) } as const;
  expect(await world.deps.cases.open(openCase(opening, await world.deps.cases.clock()))).toBe(true);
  await world.settle();
  return id;
};

describe('a campaign', () => {
  it('is counted by the rule of every list, goes out at its time, and tells of whoever is about to get it', async () => {
    const made = await plan({
      name: 'June letter',
      segment,
      at: at(60),
      series: 'Letters',
      briefing: [{ question: 'What does it cost?' }],
    });
    expect(made).toMatchObject({
      state: 'planned',
      people: 2,
      held: 1,
      owner: 'marketer@example.com',
      briefing: [{ reply: '' }],
      gate: null,
    });
    const coming = async (email: string) =>
      (await read<ComingTo>(`/for/${idOf(world, email)}`)).items.map(({ name, held }) => [name, held]);
    expect(await coming('ada@example.com'), 'it is far away').toEqual([]);
    await addPerson(world, 'dee@example.com');
    await world.settle();
    await pass(13);
    expect(await read<CampaignView>(`/${made.id}`), 'counted again when it is near').toMatchObject({ people: 3, version: 1 });
    expect(await coming('ada@example.com')).toEqual([['June letter', false]]);
    expect(await coming('bo@example.com'), 'left out, since they wait').toEqual([['June letter', true]]);
    expect(await coming('cy@example.com')).toEqual([]);
    expect((await read<Ahead>('/ahead')).items).toMatchObject([{ name: 'June letter', people: 3, held: 1 }]);

    await world.deps.campaign.forget(idOf(world, 'ada@example.com'));
    expect(await coming('ada@example.com'), 'erased').toEqual([]);

    expect((await act(made, 'ready', {})).status).toBe(200);
    expect((await act(made, 'ready')).status, 'a second press').toBe(200);
    await pass(48);
    expect(await read<CampaignView>(`/${made.id}`)).toMatchObject({ state: 'running' });
    const late = await world.request(`/api/console/campaigns/${made.id}`, {
      method: 'PATCH',
      headers: { cookie: marketer, 'content-type': 'application/json' },
      body: JSON.stringify({ version: 3, at: at(9) }),
    });
    expect([late.status, ((await late.json()) as { detail: string }).detail]).toEqual([409, expect.stringContaining('It went out')]);
    const cases = [
      await openOne('bo@example.com', 'June letter'),
      await openOne('bo@example.com', 'JUNE letter'),
      await openOne('dee@example.com', 'June letter'),
    ];
    await pass(49);
    const done = await read<CampaignView>(`/${made.id}`);
    expect([done.state, done.caused, done.byHour.reduce((sum, one) => sum + one, 0)]).toEqual(['done', 3, 3]);
    expect(await coming('bo@example.com'), 'nobody is kept of it').toEqual([]);

    const next = await plan({ name: 'July letter', segment, at: at(30), series: 'letters' });
    expect(next.gate).toMatchObject({ previous: { name: 'June letter' }, needed: 3, heard: 0 });
    const refused = await act(next, 'ready');
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      409,
      expect.stringMatching(/read 0 of 3 .* Read 3 more/),
    ]);
    for (const id of [...cases, cases[0]])
      expect((await post(world, `/api/console/cases/${id}/heard`, {}, { cookie: marketer })).status).toBe(200);
    await world.settle();
    expect(await read<CampaignView>(`/${next.id}`)).toMatchObject({ gate: { heard: 3 } });
    expect((await act(next, 'ready')).status).toBe(200);
  });

  it('can be ready with a reason that the log keeps, is called off once, and is removed unless it went out', async () => {
    const next = await plan({ name: 'August letter', at: at(700), size: 900, series: 'Letters' });
    await pass(31);
    await openOne('dee@example.com', 'July letter');
    const { gate } = await read<CampaignView>(`/${next.id}`);
    expect(gate, 'more may come yet').toMatchObject({
      previous: { name: 'July letter' },
      needed: 3,
      heard: 0,
      watchedUntil: expect.any(String),
    });
    const ready = (await (await act(next, 'ready', { override: { reason: 'The prices change today' } })).json()) as CampaignView;
    expect(ready).toMatchObject({ state: 'ready', overridden: 'The prices change today', people: 900, held: null });
    const audit = (await (await get(world, '/api/console/audit', await signedIn(world, ['admin']))).json()) as {
      items: { changes: { field: string; after: unknown }[] }[];
    };
    expect(audit.items.flatMap(({ changes }) => changes)).toContainEqual({ field: 'override', after: 'The prices change today' });
    expect((await act(next, 'cancel')).status, 'of what was on the screen before').toBe(409);
    expect((await act(ready, 'cancel')).status).toBe(200);
    const remove = (id: string) => world.request(`/api/console/campaigns/${id}`, { method: 'DELETE', headers: { cookie: marketer } });
    expect([(await remove(next.id)).status, (await remove(next.id)).status]).toEqual([200, 404]);
    const [went] = (await read<{ items: CampaignLine[] }>('?from=2027-01-01')).items;
    expect((await remove(went?.id ?? '')).status, 'forecasts are made of it').toBe(409);
  });

  it('is refused with an answer for each thing that is wrong', async () => {
    const wrong = async (form: object) => {
      const answer = await post(world, '/api/console/campaigns', { name: 'x', at: at(1), ...form }, { cookie: marketer });
      return [answer.status, ((await answer.json()) as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)];
    };
    expect(await wrong({ segment: 'b'.repeat(16) })).toEqual([422, ['#/segment']]);
    expect(await wrong({ landing: 'http://example.com/' })).toEqual([422, ['#/landing']]);
    expect(await wrong({ size: 1.5, channel: 'pigeon' })).toEqual([422, expect.arrayContaining(['#/size', '#/channel'])]);
    expect(await wrong({ state: 'done' })).toEqual([422, expect.any(Array)]);
  });
});

describe('a send', () => {
  it('registers itself when its run starts, once, or becomes the plan of its name', async () => {
    const webinar = await openWebinar(world, { startsAt: at(24 * 60), title: 'Later' });
    const planned = await plan({ name: 'autumn ', at: at(30), promise: 'As planned', series: 'Seasons' });
    const { id } = await makeInvitation(world, webinar, { name: 'Autumn', at: at(20), overHold: { reason: 'It is about their case' } });
    expect((await read<CampaignView>(`/${planned.id}`)).origin, 'nothing leaves yet').toBeUndefined();
    await actOn(world, id, 'send');
    await world.settle();
    const found = await read<CampaignView>(`/${planned.id}`);
    expect(found).toMatchObject({
      state: 'ready',
      origin: { kind: 'invitation', id },
      promise: 'As planned',
      overHold: 'It is about their case',
    });
    const named = async () =>
      (await read<{ items: CampaignLine[] }>('')).items.filter(({ name }) => name.toLowerCase().trim() === 'autumn');
    await actOn(world, id, 'pause');
    await actOn(world, id, 'resume');
    await world.settle();
    expect(await named()).toHaveLength(1);
    await pass(21);
    expect(['running', 'done']).toContain((await named())[0]?.state);
    await actOn(world, id, 'stop').catch(() => undefined);
    await world.settle();
    expect((await named())[0]?.state).toMatch(/done|cancelled/);

    const asked = { segment, target: 'salesforce-campaign-members', purpose: 'marketing', campaign: `701${'A'.repeat(12)}` };
    await post(world, '/api/console/exports', asked, { cookie: marketer });
    await world.settle();
    const made = (await read<{ items: CampaignLine[] }>('')).items.filter(({ origin }) => origin?.kind === 'export');
    expect(made).toMatchObject([{ state: 'running', name: `Everybody (${asked.campaign})`, owner: 'marketer@example.com' }]);
  });
});

describe('the gate of a series', () => {
  const change = async ({ id }: { id: string }, fields: object) => {
    const { version } = await read<CampaignView>(`/${id}`);
    const answer = await world.request(`/api/console/campaigns/${id}`, {
      method: 'PATCH',
      headers: { cookie: marketer, 'content-type': 'application/json' },
      body: JSON.stringify({ version, ...fields }),
    });
    await world.settle();
    return [answer.status, (await read<CampaignView>(`/${id}`)).state];
  };
  const ready = async ({ id }: { id: string }) => {
    const answer = await act(await read<CampaignView>(`/${id}`), 'ready');
    return [answer.status, ((await answer.json()) as { detail?: string }).detail];
  };
  const stateOf = async ({ id }: { id: string }) => (await read<CampaignView>(`/${id}`)).state;

  it('keeps what is planned ahead waiting for the one before, by whatever way it would go round', async () => {
    const first = await plan({ name: 'Monday news', at: at(10), size: 100, series: 'News' });
    const second = await plan({ name: 'Tuesday news', at: at(30), size: 100, series: 'News' });
    expect(second.gate).toMatchObject({ previous: { name: 'Monday news' }, needed: 3, heard: 0 });
    expect(await ready(second), 'before the first went out').toEqual([409, expect.stringMatching(/“Monday news” .* goes out before it/)]);
    await change(second, { series: '' });
    expect((await ready(second))[0], 'in no series nothing stands before it').toBe(200);
    expect(await change(second, { series: 'news' })).toEqual([200, 'planned']);
    await change(second, { at: at(5) });
    expect((await ready(second))[0], 'it is the first now').toBe(200);
    expect(await change(second, { at: at(30) })).toEqual([200, 'planned']);

    await change(second, { series: '' });
    await ready(second);
    await change(first, { series: '' });
    await change(second, { series: 'News' });
    expect([await stateOf(second), await change(first, { series: 'News' }), await stateOf(second)], 'another comes before it').toEqual([
      'ready',
      [200, 'planned'],
      'planned',
    ]);

    const webinar = await openWebinar(world, { startsAt: at(24 * 60), title: 'Of the news' });
    const { id } = await makeInvitation(world, webinar, { name: 'Tuesday news', at: at(20) });
    await actOn(world, id, 'send');
    await world.settle();
    expect(await stateOf(second), 'a run of its name is a send of its own').toBe('planned');
    expect(await read<CampaignView>(`/${id}`)).toMatchObject({ name: 'Tuesday news', state: 'ready', origin: { id } });
    await actOn(world, id, 'stop');
  });

  it('counts what was read of the one before, and not of another of the same name, nor what somebody was given', async () => {
    const letter = (hours: number) => plan({ name: 'Same name', at: at(hours), size: 100, series: 'Same' });
    const heard = (id: string) => post(world, `/api/console/cases/${id}/heard`, {}, { cookie: marketer });
    const first = await letter(1);
    await ready(first);
    await pass(2);
    for (const email of ['bo@example.com', 'dee@example.com', 'ada@example.com']) await heard(await openOne(email, 'same name'));
    await world.settle();
    const second = await letter(60);
    expect(second.gate).toMatchObject({ needed: 3, heard: 3 });
    await ready(second);
    await pass(61);
    const third = await letter(100);
    expect(third.gate, 'of the second nobody read anything').toMatchObject({ needed: 3, heard: 0 });
    const [given, taken] = [await openOne('bo@example.com', 'Same name'), await openOne('ada@example.com', 'Same name')];
    await post(world, `/api/console/cases/${given}/assign`, { owner: 'marketer@example.com' }, { cookie: agent });
    await world.settle();
    expect((await read<CampaignView>(`/${third.id}`)).gate).toMatchObject({ heard: 0 });
    const both = await signedIn(world, ['marketer', 'agent']);
    await post(world, `/api/console/cases/${taken}/assign`, { owner: 'marketer@example.com' }, { cookie: both });
    await world.settle();
    expect((await read<CampaignView>(`/${third.id}`)).gate, 'who takes one reads it').toMatchObject({ needed: 3, heard: 1 });
    expect(await change(second, { owner: 'agent@example.com' }), 'somebody else who reads').toEqual([409, 'running']);
    await pass(49);
    expect((await read<CampaignView>(`/${third.id}`)).gate, 'no more than it caused').toMatchObject({ needed: 2, heard: 1 });
    await heard(given);
    await world.settle();
    expect((await ready(third))[0]).toBe(200);
  });

  it('counts what was read before marks said an hour, for what went out by then, and each case once', async () => {
    const { cause, table } = world.deps;
    const reader = 'marketer@example.com';
    await table.put({ ...heardBeforeHoursKey('older', reader), cases: new Set(['one', 'two']), v: 1 });
    const heard = (since: string) => cause.heard('Older', reader, since);
    const went = '2026-11-20T09:00:00.000Z';
    expect([await heard(went), await heard('2026-11-24T09:00:00.000Z')]).toEqual([2, 0]);
    await cause.hear('Older', reader, { mark: 'two', openedAt: went });
    expect(await heard(went), 'read again').toBe(2);
    await cause.hear('Older', reader, { mark: 'three', openedAt: went });
    expect(await heard(went)).toBe(3);
  });

  it('waits for nothing that was missed, until that goes out after all', async () => {
    const missed = await plan({ name: 'First try', at: at(1), size: 100, series: 'Tries' });
    const next = await plan({ name: 'Second try', at: at(30), size: 100, series: 'Tries' });
    expect(next.gate).toMatchObject({ previous: { name: 'First try' } });
    await pass(2);
    expect((await read<CampaignView>(`/${next.id}`)).gate).toBeNull();
    expect((await ready(next))[0]).toBe(200);
    expect((await ready(missed))[0], 'late, at once').toBe(200);
    await world.settle();
    expect([await stateOf(next), await ready(next)]).toEqual(['planned', [409, expect.stringMatching(/read 0 of 3 .*“First try”/)]]);
  });
});

it('keeps nobody of one that ended while it was counted', async () => {
  const made = await plan({ name: 'Called off at once', segment, at: at(20) });
  const { person } = world.deps;
  const open: typeof person.open = async (scope) => {
    const found = await person.open(scope);
    expect((await act(await read<CampaignView>(`/${made.id}`), 'cancel')).status).toBe(200);
    await world.settle();
    return found;
  };
  await countCampaign({ ...world.deps, person: { ...person, open } }, made.id);
  expect((await itemsOf(world, `campaign#${made.id}|receivers`)).length, 'it counted').toBeGreaterThan(0);
  await world.settle();
  expect(await itemsOf(world, `campaign#${made.id}|receivers`)).toEqual([]);
});

describe('the calendar', () => {
  it('is read by an address of one’s own until that is ended or replaced', async () => {
    const link = async (method: string) =>
      (await (
        await world.request('/api/console/campaigns/calendar', {
          method,
          headers: { cookie: agent, 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: '{}' } : {}),
        })
      ).json()) as CalendarLink;
    const path = ({ url }: CalendarLink) => (url ?? '').replace(world.config.PARLEY_URL, '');
    const status = async (it: CalendarLink, more = '') => (await get(world, `${path(it)}${more}`)).status;
    expect(await link('GET')).toEqual({ url: null, until: null });
    const first = await link('POST');
    const answer = await get(world, path(first));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = (await answer.text()).replaceAll('\r\n ', '');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:July letter \(3 people\\, \d on hold\)[\s\S]*END:VCALENDAR\r\n$/);
    expect(await status(first, 'x'), 'nobody made that one').toBe(401);
    const second = await link('POST');
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    expect((await link('GET')).url).toBe(second.url);
    world.tick(80 * 24 * HOUR);
    agent = await signedIn(world, ['agent']);
    expect((await link('GET')).url, 'prolonged, and the same').toBe(second.url);
    world.tick(80 * 24 * HOUR);
    expect(await status(second)).toBe(200);
    world.tick(11 * 24 * HOUR);
    expect(await status(second), 'nobody came for 90 days').toBe(401);
    agent = await signedIn(world, ['agent']);
    const third = await link('POST');
    await link('DELETE');
    expect(await status(third)).toBe(401);
  });
});
