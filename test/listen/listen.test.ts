/** What customers asked, for those who do not answer it: the page, what campaigns caused, and the Monday mail. */
import { beforeAll, describe, expect, it } from 'vitest';
import { memberKey } from '#functions/table/keys.ts';
import type { Listen, MondayMail } from '#shared/listen.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
let marketer: string;
let host: string;
const signInAgain = async () => {
  [marketer, host] = [await signedIn(world, ['marketer']), await signedIn(world, ['host'])];
};
const listen = async (cookie = marketer) => {
  const answer = await get(world, '/api/console/listen', cookie);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Listen;
};
const texts = ({ items }: Listen) => items.map(({ text }) => text);
const put = (path: string, body: object, cookie: string) =>
  world.request(`/api/console/listen/${path}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const passTo = async (time: string) => {
  world.tick(Date.parse(time) - world.deps.now().getTime());
  await world.journeys();
  await world.settle();
};
const mondays = () => world.mails.filter(({ mail }) => mail.subject === 'What customers asked last week');

describe('listening', () => {
  let webinar: Webinar;
  let anna: string;
  let asked: Record<string, string> = {};
  const decide = async (id: string, decision: object) => {
    const answer = await post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, decision, { cookie: host });
    expect(answer.status).toBeLessThan(300);
    await world.settle();
  };
  const ask = async (text: string, more: object = {}) => {
    const answer = await post(world, `/api/live/${webinar.id}/questions`, { text, ...more }, { cookie: anna });
    expect(answer.status).toBe(201);
    world.tick(MINUTE);
    await world.settle();
    asked = { ...asked, [text]: ((await answer.json()) as { id: string }).id };
  };
  const idOf = (text: string) => asked[text] ?? '';
  beforeAll(async () => {
    world = await openWorld();
    await signInAgain();
    const at = new Date(world.deps.now().getTime() - MINUTE).toISOString();
    const planned = await post(
      world,
      '/api/console/campaigns',
      { name: 'June letter', at, size: 1200, series: 'Letters' },
      { cookie: marketer },
    );
    const { id, version } = (await planned.json()) as { id: string; version: number };
    expect((await post(world, `/api/console/campaigns/${id}/ready`, { version }, { cookie: marketer })).status).toBe(200);
    await world.settle();
    await world.journeys();
    await world.settle();
    webinar = await openWebinar(world, { live: true, questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' } });
    await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example', utm: { source: 'mail', campaign: 'june LETTER' } });
    await world.settle();
    anna = await join(world, 'anna@example.com');
    await ask('Was this answered on air?');
    await ask('Can I have that in writing?');
    await ask('Who answers the rest?', { anonymous: true });
    await ask('What does it cost us?');
    await ask('Buy my shoes?');
    await decide(idOf('Was this answered on air?'), { decision: 'answered' });
    await decide(idOf('Can I have that in writing?'), { decision: 'reply', text: 'Yes, here it is.', private: false });
    await decide(idOf('What does it cost us?'), { decision: 'approve' });
    await decide(idOf('Buy my shoes?'), { decision: 'hide', reason: 'spam' });
  });

  it('shows what the room shows and what still waits, without whoever asked, with what was answered', async () => {
    expect(new Set(texts(await listen())), 'a question in review is no news before somebody waits for us').toEqual(
      new Set(['Was this answered on air?', 'Can I have that in writing?', 'What does it cost us?']),
    );
    expect((await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host })).status).toBe(200);
    await world.settle();
    const page = await listen();
    const became = Object.fromEntries(page.items.map(({ text, answer, case: isCase }) => [text, [answer.is, isCase]]));
    expect(became).toEqual({
      'Was this answered on air?': ['on-air', false],
      'Can I have that in writing?': ['written', false],
      'Who answers the rest?': ['open', true],
      'What does it cost us?': ['open', true],
    });
    expect(JSON.stringify(page)).not.toMatch(/Anna|anna@|"by"|asker/);
  });

  it('marks what was read, on its case as well, and puts what is new before it', async () => {
    const read = async (text: string) => (await post(world, `/api/console/listen/${idOf(text)}/read`, {}, { cookie: marketer })).status;
    for (const text of ['Who answers the rest?', 'Was this answered on air?', 'Who answers the rest?']) expect(await read(text)).toBe(200);
    await world.settle();
    const page = await listen();
    expect(texts(page).slice(0, 2)).toEqual(['What does it cost us?', 'Can I have that in writing?']);
    const waits = page.items.find(({ text }) => text === 'Who answers the rest?');
    expect(waits).toMatchObject({ read: true, heard: 1 });
    expect(
      (await listen(host)).items.map((one) => one.read),
      'somebody else has read nothing',
    ).toEqual([false, false, false, false]);
    expect((await post(world, `/api/console/listen/${webinar.id}-${'0'.repeat(20)}/read`, {}, { cookie: marketer })).status).toBe(404);
    expect((await post(world, `/api/console/listen/${waits?.id}/read`, { by: 'x' }, { cookie: marketer })).status).toBe(422);
  });

  it('says what each campaign of the week caused, and how much of it its owner read', async () => {
    const { campaigns } = await listen();
    expect(campaigns).toMatchObject([
      {
        name: 'June letter',
        state: 'running',
        people: 1200,
        cases: 2,
        needed: 3,
        heard: 1,
        questions: [{ text: 'What does it cost us?' }, { text: 'Who answers the rest?', read: true }],
      },
    ]);
    await post(world, `/api/console/cases/${idOf('Who answers the rest?')}/resolve`, {}, { cookie: host });
    await world.settle();
    expect((await listen()).campaigns[0]?.questions, 'what was resolved was caused all the same').toHaveLength(2);
  });

  it('comes by mail on Monday at nine, once, to marketers and admins who want it', async () => {
    await signedIn(world, ['admin']);
    await signedIn(world, ['agent']);
    await signedIn(world, ['marketer'], 'mia@example.com');
    expect((await put('mail/mine', { isOn: false }, await signedIn(world, ['marketer'], 'mo@example.com'))).status).toBe(200);
    const before = (await (await get(world, '/api/console/listen/mail', marketer)).json()) as MondayMail;
    expect(before).toEqual({ isOn: true, mine: true, people: 3, nextAt: '2027-06-21T07:00:00.000Z', version: 0 });
    const forHost = (await (await get(world, '/api/console/listen/mail', host)).json()) as MondayMail;
    expect(forHost.mine).toBeNull();
    await passTo('2027-06-21T07:00:00.000Z');
    await world.deps.queue('mail-now', { kind: 'listen', week: '2027-06-21' });
    await passTo('2027-06-21T07:01:00.000Z');
    expect(mondays().map(({ mail }) => mail.to)).toEqual(['admin@example.com', 'marketer@example.com', 'mia@example.com']);
    const text = mondays()[0]?.mail.text ?? '';
    for (const part of [
      'What does it cost us?',
      'Yes, here it is.',
      'Answered on air.',
      'June letter: 2 cases. Most people wanted to know:',
      'https://parley.example.com/console/listen/',
    ])
      expect(text).toContain(part);
    expect(text, 'what only the team could read is not mailed').not.toContain('Who answers the rest?');
    expect(text).not.toMatch(/Anna|anna@|shoes/);
    // Who joins the team on Monday noon hears the same, if the queue brings it again.
    await signedIn(world, ['marketer'], 'nia@example.com');
    await world.deps.queue('mail-now', { kind: 'listen', week: '2027-06-21' });
    await world.settle();
    expect([mondays().length, mondays().at(-1)?.mail.text]).toEqual([4, text]);
  });

  it('is silent in a week without questions, and once it was switched off', async () => {
    await passTo('2027-06-28T07:00:00.000Z');
    expect(mondays()).toHaveLength(4);
    await signInAgain();
    const answer = await put('mail', { isOn: false, version: 0 }, marketer);
    expect(answer.status, 'only admins').toBe(403);
    const admin = await signedIn(world, ['admin']);
    expect((await put('mail', { isOn: false, version: 3 }, admin)).status, 'another look').toBe(409);
    expect(await (await put('mail', { isOn: false, version: 0 }, admin)).json()).toMatchObject({ isOn: false, version: 1 });
    const before = world.queued.length;
    await passTo('2027-07-05T07:00:00.000Z');
    expect(world.queued.length).toBe(before);
    expect((await world.deps.listen.find()).nextAt, 'the week after stands in the schedule').toBe('2027-07-12T07:00:00.000Z');
    world.tick(91 * 24 * 60 * MINUTE);
    const mo = await signedIn(world, ['marketer'], 'mo@example.com');
    await signedIn(world, ['marketer'], 'mia@example.com');
    expect(await world.deps.listen.readers(), 'who wanted none wants none when they come back').toEqual(['mia@example.com']);
    expect(await (await put('mail/mine', { isOn: true }, mo)).json()).toMatchObject({ mine: true, people: 2 });
    const older = { set: { noMonday: true } };
    expect((await world.deps.table.change(memberKey('mo@example.com'), older, { exists: 'pk' })).ok).toBe(true);
    expect(await (await get(world, '/api/console/listen/mail', mo)).json(), 'said before that had an item').toMatchObject({
      mine: false,
      people: 1,
    });
    expect(await (await put('mail/mine', { isOn: true }, mo)).json()).toMatchObject({ mine: true, people: 2 });
    expect(world.logged.join('\n')).not.toMatch(/mia@example|Who answers/);
  });
});
