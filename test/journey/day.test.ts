/** A webinar's mail from its publication to its end, as people and the team see it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let world: World;
let webinar: Webinar;
let host: string;

beforeEach(async () => {
  world = await openWorld({ at: '2027-06-10T09:00:00.000Z' });
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { replay: 'https://video.example.com/replay' });
});

/** Until that time passes, minute by minute where something is due. */
const until = async (time: string) => {
  world.tick(Date.parse(`2027-06-${time}:00.000Z`) - world.deps.now().getTime());
  await world.journeys();
  await world.settle();
};
const came = async (...people: string[]) => {
  for (const one of people) await register(world, webinar.slug, `${one}@example.com`);
  await world.settle();
  world.mails.splice(0);
};
/** Who of the audience was mailed what since the last call, in the words before the title. */
const mailed = () =>
  world.mails
    .splice(0)
    .filter(({ mail }) => mail.purpose !== 'team')
    .map(({ mail }) => `${mail.to.split('@')[0]}: ${mail.subject.split(': ')[0]}`)
    .toSorted();
const asked = async (name: string, text: string) => {
  const cookie = await register(world, webinar.slug, `${name}@example.com`);
  expect((await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie })).status).toBe(201);
  await world.settle();
};
const act = async (action: string) => {
  // Nobody touched anything for days.
  host = await signedIn(world, ['host']);
  const answer = await post(world, `/api/console/webinars/${webinar.id}/${action}`, {}, { cookie: host });
  expect(answer.status).toBe(200);
  await world.settle();
};
const patch = async (change: Record<string, unknown>) => {
  host = await signedIn(world, ['host']);
  const headers = { cookie: host, origin: BASE, 'content-type': 'application/json' };
  const answer = await world.request(`/api/console/webinars/${webinar.id}`, { method: 'PATCH', body: JSON.stringify(change), headers });
  expect(answer.status).toBe(200);
  await world.settle();
};
const runs = async () => Object.fromEntries((await itemsOf(world, '|run#')).map((item) => [String(item.sk).slice(4), item]));

describe('a day of a webinar', () => {
  it('reminds three times, says that it is live and thanks, each once and each to whom it is for', async () => {
    await came('anna', 'ben');
    await until('17T12:59');
    expect(mailed()).toEqual([]);
    await until('17T13:00');
    expect(mailed()).toEqual(['anna: It starts in 24 hours', 'ben: It starts in 24 hours']);
    await until('17T13:01');
    await came('late');
    await until('18T12:00');
    expect(mailed()).toEqual(['anna: It starts in 1 hour', 'ben: It starts in 1 hour', 'late: It starts in 1 hour']);
    await until('18T12:50');
    expect(mailed()).toHaveLength(3);
    await until('18T13:01');
    await act('start');
    expect(mailed()).toEqual(['anna: We are live', 'ben: We are live', 'late: We are live']);
    await act('end');
    await came('replay');
    await until('18T13:30');
    expect(mailed()).toEqual([]);
    await until('18T13:32');
    expect(mailed()).toEqual(['anna: We missed you', 'ben: We missed you', 'late: We missed you']);
    await until('20T13:32');
    expect(mailed()).toEqual([]);
    const { 'remind-60': reminder, after } = await runs();
    expect([reminder, after]).toMatchObject([
      { sent: 3, doneAt: expect.any(String) },
      { sent: 3, doneAt: expect.any(String) },
    ]);
    const { sweep: _, ...mails } = await runs();
    for (const run of Object.values(mails)) expect(run).not.toHaveProperty('duePk');
  });

  it('carries the reader’s own links, and the way out of these mails', async () => {
    await came('anna');
    await until('18T12:00');
    const [{ mail }] = world.mails as [(typeof world.mails)[number]];
    expect(mail).toMatchObject({
      to: 'anna@example.com',
      purpose: 'service',
      headers: {
        'List-Unsubscribe': expect.stringMatching(/^<https:\/\/parley\.example\.com\/api\/unsubscribe\/[^>]+>$/),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
    for (const folder of ['join', 'waitlist', 'preferences', 'unsubscribe']) expect(mail.text).toContain(`${BASE}/${folder}/`);
    const join = /\/join\/[\w.~-]+/.exec(mail.text)?.[0] ?? '';
    expect((await world.request(join)).headers.get('location')).toContain(webinar.slug);
  });

  it('mails nobody who gave the seat back, stopped these mails or is not known any more', async () => {
    await came('anna', 'ben', 'cleo');
    const contactOf = async (name: string) => {
      const [item] = (await itemsOf(world, '|contact')).filter(({ address }) => address === `${name}@example.com`);
      return String(item?.pk).slice('contact#'.length);
    };
    const at = world.deps.now().toISOString();
    await world.deps.contact.decide(await contactOf('ben'), (contact) => ({
      contact: { ...contact, suppressed: { service: { why: 'unsubscribed', at } } },
      entries: [],
    }));
    const row = (await world.deps.registration.find(await contactOf('cleo'), webinar.id))?.row;
    if (!row) throw new Error('Cleo is not registered');
    await world.deps.admission.step({ webinar: webinar.id, row, to: 'cancelled', at });
    await until('18T12:00');
    expect(mailed()).toEqual(['anna: It starts in 1 hour']);
    // Who comes back has another seat, and links of that one.
    const given = (await world.deps.registration.find(row.id, webinar.id))?.row;
    if (!given) throw new Error('Cleo is gone');
    await world.deps.admission.step({ webinar: webinar.id, row: given, to: 'registered', at: world.deps.now().toISOString() });
    await world.settle();
    world.mails.splice(0);
    await until('18T12:50');
    const own = world.mails.find(({ mail }) => mail.to === 'cleo@example.com')?.mail.text ?? '';
    expect((await world.request(/\/join\/[\w.~-]+/.exec(own)?.[0] ?? '')).headers.get('location')).toContain(webinar.slug);
  });
});

describe('the end of a webinar', () => {
  it('owes an answer to who asked and got none, by the next business day, and thanks who came', async () => {
    await came('anna', 'ben', 'cleo');
    await until('18T13:00');
    await act('start');
    await asked('anna', 'Who answers this?');
    const cookie = await register(world, webinar.slug, 'ben@example.com');
    await post(world, `/api/live/${webinar.id}/presence`, { seconds: 0 }, { cookie });
    await world.settle();
    await act('end');
    mailed();
    await until('18T13:40');
    // A Friday: the next business day is Monday.
    const owed = world.mails.find(({ mail }) => mail.to === 'anna@example.com')?.mail.text ?? '';
    expect(owed).toContain('Mon 21 June 2027');
    expect(owed, 'nothing that was typed goes to an address that nobody confirmed').not.toContain('Who answers this?');
    expect(mailed()).toEqual(['anna: We owe you an answer by Mon 21 June 2027', 'ben: Thank you for coming', 'cleo: We missed you']);
  });
});

it('archived right after its end, a webinar still thanks and reports, and leads to no replay', async () => {
  await patch({ mail: { report: ['lead@example.com'] } });
  await came('anna');
  await until('18T13:00');
  await act('start');
  await act('end');
  await act('archive');
  world.mails.splice(0);
  await until('18T13:31');
  const text = world.mails.find(({ mail }) => mail.to === 'anna@example.com')?.mail.text ?? '';
  expect(text).toContain('You could not come, and there is no recording.');
  expect(text).not.toContain('/join/');
  expect(world.mails.map(({ mail }) => mail.to).toSorted()).toEqual(['anna@example.com', 'lead@example.com']);
});

describe('a change', () => {
  it('of the time is told at once, to who waits as well, with the entry of the calendar; what went out stays sent', async () => {
    await patch({ capacity: 1 });
    await came('anna');
    world.tick(6_000);
    await came('waits');
    await until('18T12:00');
    expect(mailed()).toEqual(['anna: It starts in 1 hour']);
    await patch({ startsAt: '2027-06-18T14:00:00Z' });
    const [seated, waiting] = world.mails.toSorted((a, b) => a.mail.to.localeCompare(b.mail.to)).map(({ mail }) => mail);
    expect(seated?.calendar?.content).toMatch(/SEQUENCE:1\r\n/);
    expect(seated?.calendar).toMatchObject({ method: 'REQUEST', content: expect.stringContaining('DTSTART:20270618T140000Z') });
    expect([waiting?.to, waiting?.calendar, waiting?.text.includes('/join/')]).toEqual(['waits@example.com', undefined, false]);
    expect(mailed()).toEqual(['anna: It has a new time', 'waits: It has a new time']);
    await until('18T13:00');
    expect(mailed()).toEqual([]);
    await until('18T13:50');
    expect(mailed()).toEqual(['anna: It starts in 10 minutes']);
  });

  it('to another day reminds anew', async () => {
    await came('anna');
    await until('18T12:00');
    await patch({ startsAt: '2027-06-21T13:00:00Z' });
    mailed();
    await until('20T13:00');
    expect(mailed()).toEqual(['anna: It starts in 24 hours']);
    await until('21T12:00');
    expect(mailed()).toEqual(['anna: It starts in 1 hour']);
  });

  it('that calls it off is told at once, with CANCEL, and nothing follows', async () => {
    await came('anna');
    await until('17T13:00');
    mailed();
    await act('cancel');
    expect(world.mails[0]?.mail.calendar).toMatchObject({ method: 'CANCEL', content: expect.stringMatching(/SEQUENCE:1\r\n/) });
    // Who never got a confirmation has no entry.
    expect(world.mails[0]?.mail.text).toContain('If it is in your calendar, the file with this mail takes it out.');
    expect(mailed()).toEqual(['anna: It was called off']);
    for (const time of ['18T12:00', '18T12:50', '18T15:00']) await until(time);
    expect(mailed()).toEqual([]);
  });

  it('that takes the end back takes its mail back', async () => {
    await came('anna');
    await until('18T13:00');
    await act('start');
    await act('end');
    world.tick(20 * MINUTE);
    await act('resume');
    mailed();
    await until('18T13:45');
    expect(mailed()).toEqual([]);
    await act('end');
    await until('18T14:16');
    expect(mailed()).toEqual(['anna: We missed you']);
  });
});

describe('while all mail is stopped', () => {
  const turn = async (stopped: boolean) => {
    const cookie = await signedIn(world, ['host']);
    const headers = { cookie, origin: BASE, 'content-type': 'application/json' };
    const answer = await world.request('/api/console/mail/stop', { method: 'PUT', body: JSON.stringify({ stopped }), headers });
    expect(answer.status).toBe(200);
    world.tick(1_100);
  };

  it('a time that nobody was told is never named, and a move that was taken back is not told', async () => {
    await came('anna');
    await turn(true);
    await patch({ startsAt: '2027-06-19T13:00:00Z' });
    await patch({ startsAt: '2027-06-18T13:00:00Z' });
    await turn(false);
    await until('11T09:00');
    expect(mailed()).toEqual([]);
    await turn(true);
    await patch({ startsAt: '2027-06-19T13:00:00Z' });
    await patch({ startsAt: '2027-06-22T13:00:00Z' });
    await turn(false);
    await until('11T09:10');
    const text = world.mails.find(({ mail }) => mail.to === 'anna@example.com')?.mail.text ?? '';
    expect(text).toMatch(/Before, it was:\nFri 18 June 2027/);
    expect(text).not.toContain('19 June');
    expect(mailed()).toEqual(['anna: It has a new time']);
  });

  it('everything waits, nothing fails, and what is still true goes once it is on again', async () => {
    await came('anna');
    await until('17T13:00');
    mailed();
    world.tick(22 * HOUR + 59 * MINUTE);
    await turn(true);
    await register(world, webinar.slug, 'ben@example.com');
    for (const time of ['18T12:00', '18T12:01', '18T12:15', '18T12:30']) await until(time);
    expect(mailed()).toEqual([]);
    expect(world.queued.map(({ message }) => message.kind)).toEqual(['confirmation']);
    await turn(false);
    await until('18T12:32');
    expect(mailed()).toEqual(['anna: It starts in 28 minutes', 'ben: It starts in 28 minutes', 'ben: You have a seat']);
  });
});

it('stays true however late the schedule is: one reminder, not three', async () => {
  await came('anna');
  await until('18T12:55');
  expect(mailed()).toEqual(['anna: It starts in 5 minutes']);
});

it('mails people of a webinar that was published before there were such mails', async () => {
  await came('anna');
  // As an earlier version left it.
  for (const { pk, sk } of await itemsOf(world, '|run#remind')) await world.deps.table.remove({ pk: String(pk), sk: String(sk) });
  await until('18T11:30');
  expect(mailed()).toEqual([]);
  await until('18T12:00');
  expect(mailed()).toEqual(['anna: It starts in 1 hour']);
  await until('18T12:50');
  expect(mailed()).toEqual(['anna: It starts in 10 minutes']);
});
