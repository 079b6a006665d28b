/** What is asked after the end: a case at once, and one letter that says until when it is answered, in the mail after the end or by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { contactOf } from '../erasure/person.ts';
import { itemsOf } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
let anna: string;

const ask = async (text: string, cookie: string) => {
  const answer = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie });
  expect(answer.status, await answer.clone().text()).toBe(201);
  await world.settle();
  return ((await answer.json()) as { id: string }).id;
};
const go = async (minutes: number) => {
  world.tick(minutes * MINUTE);
  await world.journeys();
  await world.settle();
};
const promised = (name: string) =>
  world.mails.flatMap(({ mail }) => (mail.to === `${name}@example.com` && mail.subject.startsWith('We owe you an answer') ? [mail] : []));
const decide = async (id: string, form: Record<string, unknown>) => {
  const cookie = await signedIn(world, ['host']);
  expect((await post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, form, { cookie })).status).toBe(200);
  await world.settle();
};

const end = async (at: string) => {
  world = await openWorld({ at });
  webinar = await openWebinar(world, { live: true, replay: 'https://video.example.com/replay', questions: { mode: 'open' } });
  await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example', locale: 'en' });
  await world.settle();
  anna = await join(world, 'anna@example.com');
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: await signedIn(world, ['host']) });
  await world.settle();
};
beforeEach(() => end('2027-06-18T12:00:00.000Z'));

describe('within the half hour after an end', () => {
  it('a question of after midnight is promised for the day on which its case is due', async () => {
    // 23:40 on Thursday, where the organisation is.
    await end('2027-06-17T21:40:00.000Z');
    world.tick(25 * MINUTE);
    await ask('Is it too late to ask?', anna);
    await go(10);
    const due = (await itemsOf(world, '|case#')).map(({ dueAt }) => String(dueAt)).find((at) => at.startsWith('2027'));
    expect(due).toBe('2027-06-21T15:00:00.000Z');
    expect(promised('anna').map(({ subject }) => subject)).toEqual([expect.stringContaining('Mon 21 June')]);
  });

  it('a question is a case at once, and the mail after the end tells of it: to who came, and to who came for the recording', async () => {
    world.tick(10 * MINUTE);
    await ask('What about the other plan?', anna);
    const ben = await register(world, webinar.slug, 'ben@example.com');
    await register(world, webinar.slug, 'cleo@example.com');
    await world.settle();
    await ask('Words that ben never confirmed', ben);
    expect([(await itemsOf(world, '|case#')).filter(({ pk }) => pk.startsWith('contact#')).length, world.mails.length]).toEqual([2, 3]);
    expect([promised('anna'), promised('ben')], 'nothing by itself while the end may be taken back').toEqual([[], []]);
    await go(25);
    expect(promised('anna')[0]?.text).toContain('> What about the other plan?');
    expect([promised('anna').length, promised('ben').length]).toEqual([1, 1]);
    expect(JSON.stringify(promised('ben'))).not.toContain('never confirmed');
    expect(world.mails.filter(({ mail }) => mail.to === 'cleo@example.com').map(({ mail }) => mail.subject)).toEqual([
      expect.not.stringContaining('missed'),
    ]);
    await go(3);
    await go(3);
    expect([promised('anna').length, promised('ben').length]).toEqual([1, 1]);
  });
});

describe('later than that', () => {
  it('a letter of its own says at once until when, and that day no second one', async () => {
    await go(31);
    expect(promised('anna')).toEqual([]);
    const late = await ask('And after the recording?', anna);
    const [mail, ...more] = promised('anna');
    expect([mail?.subject, more]).toEqual(['We owe you an answer by Mon 21 June 2027: When marketing answers the phone', []]);
    expect(mail?.text).toContain('> And after the recording?');
    const page = /\/answers\/[A-Za-z0-9_.~-]+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(await (await get(world, page)).text()).toContain('And after the recording?');
    expect([...((await world.deps.contact.find(contactOf(world, 'anna@example.com')))?.owed ?? [])]).toEqual([late]);
    world.tick(2 * MINUTE);
    await ask('One more, the same day?', anna);
    await go(3);
    expect(promised('anna')).toHaveLength(1);
    await go(24 * 60);
    await ask('And the day after?', anna);
    expect(promised('anna')).toHaveLength(2);
  });

  it('an address that nobody confirmed reads no word of it, and one that stopped mail or was answered first gets none', async () => {
    await go(31);
    const ben = await register(world, webinar.slug, 'ben@example.com');
    await world.settle();
    await ask('Words that ben never confirmed', ben);
    expect(promised('ben')).toHaveLength(1);
    expect(JSON.stringify(promised('ben'))).not.toContain('never confirmed');

    const admin = await signedIn(world, ['admin']);
    const stop = (stopped: boolean) =>
      world.request('/api/console/mail/stop', {
        method: 'PUT',
        body: JSON.stringify({ stopped }),
        headers: { 'content-type': 'application/json', origin: BASE, cookie: admin },
      });
    expect((await stop(true)).status).toBe(200);
    world.tick(2_000);
    const id = await ask('Answered before the mailer came to it?', anna);
    await decide(id, { decision: 'answered' });
    expect((await stop(false)).status).toBe(200);
    world.tick(2_000);
    await go(3);
    expect(promised('anna')).toEqual([]);
  });

  it('is told to nobody where the host wants no mail after the webinar', async () => {
    await go(31);
    const host = await signedIn(world, ['host']);
    const { version } = (await (await get(world, `/api/console/webinars/${webinar.id}`, host)).json()) as { version: number };
    const changed = await world.request(`/api/console/webinars/${webinar.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ version, mail: { after: false } }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    expect(changed.status, await changed.clone().text()).toBe(200);
    world.tick(6_000);
    await ask('Quietly?', anna);
    expect([promised('anna'), (await itemsOf(world, '|case#')).some(({ pk }) => pk.startsWith('contact#'))]).toEqual([[], true]);
  });
});
