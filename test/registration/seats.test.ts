/** Seats: what a browser may see before and after its address is confirmed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { adopt } from '#functions/live/adopt.ts';
import { toDeltas } from '#functions/live/counts.ts';
import type { Feed } from '#shared/feed.ts';
import { toTag } from '#shared/ids.ts';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf, plant, problemOf, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let webinar: Webinar;
let live: string;
beforeEach(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'truly', votes: 'everyone' } });
  live = `/api/live/${webinar.id}`;
});

const mine = async (cookie: string): Promise<Mine> => (await (await get(world, `${live}/mine`, cookie)).json()) as Mine;
const texts = async (cookie: string): Promise<string[]> => (await mine(cookie)).questions.map(({ text }) => text).sort();
const ask = async (cookie: string, text: string, more = {}): Promise<OwnQuestion> => {
  const answer = await post(world, `${live}/questions`, { text, ...more }, { cookie });
  if (answer.status !== 201) throw new Error(await answer.text());
  return (await answer.json()) as OwnQuestion;
};
const vote = (cookie: string, id: string, method = 'PUT') => send(world, method, `${live}/questions/${id}/vote`, cookie);
const votesOf = async (id: string) => {
  const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
  return feed.questions.find((question) => question.id === id)?.votes;
};
const linkOf = (email: string): string =>
  /\/join\/[\w.~-]+/.exec(world.mails.findLast(({ mail }) => mail.to === email)?.mail.text ?? '')?.[0] ?? '';

describe('a guest', () => {
  it('sees only what this browser did, whatever address was typed', async () => {
    const victim = await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example', question: 'Anna’s secret question?' });
    await world.settle();
    const verified = await join(world, 'anna@example.com', victim);
    await ask(verified, 'Asked by Anna');
    const stranger = await register(world, webinar.slug, 'anna@example.com', { name: 'Mallory' });
    await world.settle();
    expect(await mine(stranger)).toEqual({
      ...{ seat: { verified: false, name: 'Mallory' }, adoptable: false, lines: [], silenced: false },
      ...{ questions: [], voted: [], polls: {}, reported: [] },
    });
    await ask(stranger, 'Asked by Mallory');
    expect(await texts(stranger)).toEqual(['Asked by Mallory']);
    expect(await texts(verified)).toEqual(['Anna’s secret question?', 'Asked by Anna']);
  });

  it('gets the same answer for an address that we know and for one that we do not', async () => {
    await register(world, webinar.slug, 'known@example.com', { name: 'Known Example' });
    await world.settle();
    const answers = await Promise.all(
      ['known@example.com', 'fresh@example.com'].map(async (email) => {
        const answer = await post(world, `/api/webinars/${webinar.slug}/registrations`, { email, name: 'Sam' });
        const again = await post(world, '/api/resend', { email, slug: webinar.slug });
        const headers = [...answer.headers, ...again.headers].filter(([name]) => name !== 'x-request-id');
        const shape = headers.map(([name, value]) => [name, name === 'set-cookie' ? value.replace(/=[^;]*/, `=${value.length}`) : value]);
        return { status: [answer.status, again.status], headers: shape, body: [await answer.text(), await again.text()] };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('is in no list and no count of registrants', async () => {
    const guest = await register(world, webinar.slug, 'anna@example.com');
    await ask(guest, 'One?');
    await world.settle();
    const host = await signedIn(world, ['host']);
    const list = (await (await get(world, `/api/console/webinars/${webinar.id}/registrations`, host)).json()) as { items: unknown[] };
    expect(list.items).toHaveLength(1);
    expect(((await (await get(world, `/api/console/webinars/${webinar.id}`, host)).json()) as Webinar).counts.registered).toBe(1);
  });

  it('takes the longest name and company in a cookie that leaves room for others, cut to forty letters', async () => {
    const seat = await register(world, webinar.slug, 'anna@example.com', { name: '😀'.repeat(120), company: '😀'.repeat(120) });
    expect((await mine(seat)).seat.name).toBe('😀'.repeat(40));
    expect(seat.length).toBeLessThan(900);
  });

  it('gives way to newer ones in a browser that holds many', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `seat-${String(i).padStart(10, '0')}`);
    const cookie = names.map((name) => `__Host-${name}=k1.x.y`).join('; ');
    const answer = await post(world, `/api/webinars/${webinar.slug}/registrations`, { email: 'loyal@example.com' }, { cookie });
    const gone = answer.headers.getSetCookie().filter((set) => set.includes('Max-Age=0'));
    expect(gone.map((set) => set.split('=')[0])).toEqual(names.slice(0, 19).map((name) => `__Host-${name}`));
  });

  it('stays the same guest when the same form is sent twice, and sees its question', async () => {
    const form = { name: 'Anna', question: 'Sent twice?', key: '6f2a9c1e-5b7d-4a80-9f10-000000000001' };
    await register(world, webinar.slug, 'anna@example.com', form);
    world.tick(30);
    const second = await register(world, webinar.slug, 'anna@example.com', form);
    await world.settle();
    expect(await texts(second)).toEqual(['Sent twice?']);
    const again = await register(world, webinar.slug, 'anna@example.com', { name: 'Other', key: 'short' });
    expect(await texts(again)).toEqual([]);
  });
});

describe('the personal link', () => {
  it('writes nothing, however often a scanner looks at it', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    await world.settle();
    const link = linkOf('anna@example.com');
    await writesNothing(world, async () => {
      for (const method of ['HEAD', 'GET', 'GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD']) {
        const answer = await world.request(link, { method });
        const told = method === 'HEAD' ? [200, null, ''] : [303, `/webinars/${webinar.slug}/room/`, ''];
        expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual(told);
      }
    });
    expect((await mine(await join(world, 'anna@example.com'))).seat.verified).toBe(true);
  });

  it('ends with its epoch, and so does every seat that it gave', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    await world.settle();
    const seat = await join(world, 'anna@example.com');
    const question = await ask(seat, 'Before?');
    const [stored] = await itemsOf(world, `registration#${webinar.id}`);
    if (!stored) throw new Error('There is no registration');
    await plant(world, { ...stored, epoch: 2 });
    await writesNothing(world, async () => {
      expect((await get(world, linkOf('anna@example.com'))).status).toBe(403);
      await problemOf(await get(world, `${live}/mine`, seat), 'no-seat');
      await problemOf(await post(world, `${live}/questions`, { text: 'After?' }, { cookie: seat }), 'no-seat');
      await problemOf(await vote(seat, question.id), 'no-seat');
      await problemOf(await vote(seat, question.id, 'DELETE'), 'no-seat');
    });
  });

  it('that was passed on brings nothing of the browser’s own guest along', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    const mallory = await register(world, webinar.slug, 'mallory@example.com');
    await ask(mallory, 'Asked by Mallory');
    await world.settle();
    const seat = await join(world, 'anna@example.com', mallory);
    expect(await mine(seat)).toMatchObject({ adoptable: false, questions: [] });
    await problemOf(await post(world, `${live}/adopt`, {}, { cookie: seat }), 'refused');
  });

  it('keeps its seat when its owner registers a colleague', async () => {
    await register(world, webinar.slug, 'anna@example.com');
    await world.settle();
    const seat = await join(world, 'anna@example.com');
    const answer = await post(world, `/api/webinars/${webinar.slug}/registrations`, { email: 'berta@example.com' }, { cookie: seat });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([202, []]);
  });
});

describe('“These are mine”', () => {
  it('unites votes and questions, counts a person once, and can be pressed twice', async () => {
    const asker = await register(world, webinar.slug, 'asker@example.com');
    const [one, two] = [await ask(asker, 'One?'), await ask(asker, 'Two?')];
    const guest = await register(world, webinar.slug, 'anna@example.com', { name: 'Anna', question: 'From the form?' });
    await world.settle();
    await ask(guest, 'As a guest?');
    await vote(guest, one.id);
    await vote(guest, two.id);
    const other = await join(world, 'anna@example.com');
    await vote(other, one.id);
    await world.settle();
    expect([await votesOf(one.id), await votesOf(two.id)]).toEqual([2, 1]);

    const seat = await join(world, 'anna@example.com', guest);
    expect(await mine(seat)).toMatchObject({ adoptable: true, voted: [one.id] });
    const [first, second] = await Promise.all([
      post(world, `${live}/adopt`, {}, { cookie: seat }),
      post(world, `${live}/adopt`, {}, { cookie: seat }),
    ]);
    expect([first.status, second.status].filter((status) => status === 200).length).toBeGreaterThan(0);
    const third = await post(world, `${live}/adopt`, {}, { cookie: seat });
    expect(third.status).toBe(200);
    const adopted = (await third.json()) as Mine;
    expect(adopted.adoptable).toBe(false);
    expect([...adopted.voted].sort()).toEqual([one.id, two.id].sort());
    expect(adopted.questions.map(({ text }) => text).sort()).toEqual(['As a guest?', 'From the form?']);
    await world.settle();
    expect([await votesOf(one.id), await votesOf(two.id)]).toEqual([1, 1]);
    await problemOf(await post(world, `${live}/questions`, { text: 'Still here?' }, { cookie: guest }), 'no-seat');
  });

  it('carries over all that a ballot holds: sets unite, the first time holds, the owner’s own answers stand', async () => {
    const guest = await register(world, webinar.slug, 'anna@example.com', { name: 'Anna' });
    await world.settle();
    const one = await ask(guest, 'As a guest?');
    const seat = await join(world, 'anna@example.com', guest);
    const two = await ask(seat, 'As myself?');
    await world.settle();
    const items = await itemsOf(world, `registration#${webinar.id}`);
    const [theirs, own] = [items.find((item) => item.for !== undefined), items.find((item) => item.for === undefined)];
    if (!theirs || !own) throw new Error('There are not two ballots');
    const early = '2027-06-18T09:00:01.000Z';
    const late = '2027-06-18T09:30:00.000Z';
    await plant(world, {
      ...theirs,
      ...{ joinedAt: early, lastAt: late, minutes: new Set([1, 2]), beat: 7, 'r:clap': 2, reported: new Set(['q:x']) },
      ...{ 'p:one': { o: [0], at: 1 }, 'p:two': { o: [1], at: 1 }, 'n:note': 5, moved: new Set(['a>b']) },
    });
    await plant(world, {
      ...own,
      ...{ joinedAt: late, lastAt: early, minutes: new Set([2, 3]), beat: 8, 'r:clap': 1, reported: new Set(['q:x', 'q:y']) },
      'p:one': { o: [2], at: 2 },
    });
    expect((await post(world, `${live}/adopt`, {}, { cookie: seat })).status).toBe(200);
    const after = await itemsOf(world, `registration#${webinar.id}`);
    expect(after.find((item) => item.for === undefined)).toMatchObject({
      ...{ joinedAt: early, lastAt: late, minutes: new Set([1, 2, 3]), beat: 8, 'r:clap': 3, reported: new Set(['q:x', 'q:y']) },
      ...{ 'p:one': { o: [2], at: 2 }, 'p:two': { o: [1], at: 1 }, 'n:note': 5, moved: new Set(['a>b']) },
      asked: new Set([toTag(one.id), toTag(two.id)]),
    });
    const kept = Object.keys(after.find((item) => item.for !== undefined) ?? {});
    expect(kept.filter((name) => /^(p:|r:|n:|votes|asked|moved|reported|minutes|joinedAt|lastAt|beat$|silenced)/.test(name))).toEqual([]);
  });

  it('moves every count from one ballot to the other, so that nobody is counted twice', () => {
    const theirs = {
      votes: new Set(['a', 'b']),
      reported: new Set(['q:c']),
      joinedAt: '1',
      beat: 7,
      'r:clap': 2,
      'p:one': { o: [0], at: 1 },
    };
    const own = { votes: new Set(['b']), reported: new Set(['q:c']), joinedAt: '2', beat: 7, 'r:clap': 1, 'p:one': { o: [1], at: 1 } };
    const { own: change, gone } = adopt('g', theirs, own);
    const united = {
      ...{ ...own, ...change.set, ...change.initial, 'r:clap': 3 },
      ...{ votes: new Set(['a', 'b']), reported: new Set(['q:c']) },
    };
    const left = Object.fromEntries(Object.entries(theirs).filter(([name]) => !gone.includes(name)));
    const fact = (before: object, after: object) =>
      ({ kind: 'registration', pk: 'contact#c', sk: 'registration#0123456789', before, after, sequence: '1' }) as never;
    const sums = new Map<string, number>();
    for (const { key, attribute, by } of [fact(own, united), fact(theirs, left)].flatMap((one) =>
      toDeltas(one, (_, tag) => `0123456789-${tag}`),
    )) {
      const name = `${key.sk} ${attribute}`;
      sums.set(name, (sums.get(name) ?? 0) + by);
    }
    const moved = Object.fromEntries([...sums].filter(([, by]) => by !== 0));
    // Of what both had, one is left: a vote, a report, the attending, the place in this window, the answer to the poll.
    expect(moved).toEqual({
      ...{ 'question#0123456789-b votes': -1, 'question#0123456789-c reports': -1, 'webinar attended': -1 },
      ...{ 'presence#00000007 people': -1, 'poll#one answered': -1, 'poll#one count0': -1 },
    });
  });

  it('gives nobody a question that was asked truly without a name', async () => {
    const guest = await register(world, webinar.slug, 'anna@example.com', { name: 'Anna' });
    await world.settle();
    expect(await ask(guest, 'Who am I?', { anonymous: true })).toMatchObject({ nameless: true, editable: false });
    const seat = await join(world, 'anna@example.com', guest);
    await post(world, `${live}/adopt`, {}, { cookie: seat });
    world.tick(37_123);
    const asked = await ask(seat, 'And who now?', { anonymous: true });
    // Not even their own list has it, so that it does not lead to them; and nobody can change or withdraw it.
    expect([await texts(guest), await texts(seat)]).toEqual([[], []]);
    await problemOf(await send(world, 'DELETE', `${live}/questions/${asked.id}`, seat), 'not-found');
    for (const { asked: named } of await itemsOf(world, 'registration#')) expect(named).toBeUndefined();
    // The times of the limit stand on the ballot to the millisecond; the question has the minute.
    expect((await itemsOf(world, `question#${asked.id}`))[0]).toMatchObject({
      askedAt: expect.stringMatching(/:00\.000Z$/),
      confirmed: false,
    });
    const questions = await itemsOf(world, 'question#');
    const people = new Set((await itemsOf(world, 'registration#')).map(({ pk }) => pk.slice('contact#'.length)));
    for (const { asker, by, company } of questions) expect([people.has(String(asker)), by, company]).toEqual([false, '', '']);
    const host = await signedIn(world, ['host']);
    const request = { webinar: webinar.id, target: 'questions', purpose: 'service' };
    await world.request('/api/console/exports', {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { origin: BASE, cookie: host, 'content-type': 'application/json' },
    });
    await world.settle();
    const file = [...world.objects.values()].join('');
    expect(file).toContain('Who am I?');
    expect(file).not.toContain('anna@example.com');
  });
});
