/** The stage link: what a speaker sees and may do with it, for how long, and what it never shows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnStage, stageUntil } from '#functions/stage/link.ts';
import type { Feed } from '#shared/feed.ts';
import type { StageLink } from '#shared/stage.ts';
import { toTextSize } from '#shared/stage.ts';
import type { Webinar } from '#shared/webinar.ts';
import { writesNothing } from '../http/stored.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { openRoom } from '../support/room.ts';
import { BASE } from '../support/world.ts';

type Room = Awaited<ReturnType<typeof openRoom>>;
let room: Room;
let path: string;
const ids: string[] = [];
beforeAll(async () => {
  room = await openRoom();
  const noor = await room.guest();
  for (const text of ['Who decides?', 'What comes next?']) ids.push((await room.ask(noor, text)).id);
  path = await linkFor('Ada Example');
  await room.decide(ids[0] ?? '', { decision: 'answering' });
  await room.decide(ids[1] ?? '', { decision: 'next' });
});

const linkFor = async (name: string, webinar = room.webinar): Promise<string> => {
  const answer = await post(room.world, `/api/console/webinars/${webinar.id}/stage`, { name }, { cookie: room.host });
  expect(answer.status).toBe(201);
  return new URL(((await answer.json()) as StageLink).url).pathname;
};
const press = (at: string, answered: string) =>
  room.world.request(at, {
    method: 'POST',
    body: new URLSearchParams({ answered }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' },
  });
const feed = async (): Promise<Feed> => (await (await get(room.world, `/feed/${room.webinar.id}`)).json()) as Feed;

describe('a stage link', () => {
  it('is minted for a name, says until when, and asks for one', async () => {
    const stage = `/api/console/webinars/${room.webinar.id}/stage`;
    const made = (await (await post(room.world, stage, { name: ' Ada Example ' }, { cookie: room.host })).json()) as StageLink;
    expect(made).toMatchObject({ name: 'Ada Example', until: stageUntil(room.webinar).toISOString() });
    expect(made.url.startsWith(`${BASE}/stage/`)).toBe(true);
    for (const name of ['', '   ', undefined, 'x'.repeat(500)])
      expect((await post(room.world, stage, { name }, { cookie: room.host })).status).toBe(422);
    expect((await post(room.world, stage.replace(room.webinar.id, 'w'), { name: 'A' }, { cookie: room.host })).status).toBe(404);
  });

  it('shows what is on air and nobody’s name, to HEAD and GET alike, and writes nothing', async () => {
    await writesNothing(room.world, async () => {
      expect((await room.world.request(path, { method: 'HEAD' })).status).toBe(200);
      const page = await get(room.world, path);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const html = await page.text();
      expect(html).toContain('Who decides?');
      expect(html).not.toMatch(/Person 1|Ada|hanna/);
    });
  });

  it('answers the question on air by the speaker’s name, once, and brings the page back', async () => {
    const pressed = await press(path, ids[0] ?? '');
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, path]);
    const stored = await room.world.deps.question.find(ids[0] ?? '');
    expect(stored).toMatchObject({ resolution: 'answered', outcome: 'live', answers: 1 });
    expect(stored?.history.at(-1)).toMatchObject({ did: 'answered', by: 'Ada Example' });
    expect((await feed()).now).toBeNull();
    await writesNothing(room.world, async () => expect((await press(path, ids[0] ?? '')).status).toBe(303));
  });

  it('answers nothing that is not on air, and no other webinar’s question', async () => {
    await writesNothing(room.world, async () => {
      expect((await press(path, ids[1] ?? '')).status).toBe(303);
      expect((await press(path, 'invented')).status).toBe(404);
      expect((await press(path, '')).status).toBe(422);
    });
  });

  it.each([
    ['cut', (it: string) => it.slice(0, -3)],
    ['bent', (it: string) => `${it.slice(0, 20)}${it[20] === 'a' ? 'b' : 'a'}${it.slice(21)}`],
    ['of another purpose', (it: string) => `${it.slice(0, 7)}${room.host.slice(room.host.indexOf('=') + 1)}`],
    ['empty', () => '/stage/x'],
  ])('that is %s is turned away kindly, and can do nothing', async (_, bend) => {
    await writesNothing(room.world, async () => {
      for (const answer of [await get(room.world, bend(path)), await press(bend(path), ids[1] ?? '')]) {
        expect(answer.status).toBe(403);
        expect(await answer.text()).toContain('Please ask your host for a new one');
      }
    });
  });

  it('never stands in the log', () => {
    const lines = room.world.logged.join('\n');
    expect(lines).toContain('"route":"/stage/:token"');
    expect(lines).not.toContain(path.slice('/stage/'.length));
    expect(lines).not.toContain('Ada');
  });

  it('ends with what it was for', async () => {
    const other = await openWebinar(room.world, { title: 'Called off', live: true });
    const gone = await linkFor('Ada Example', other);
    expect((await get(room.world, gone)).status).toBe(200);
    await post(room.world, `/api/console/webinars/${other.id}/cancel`, {}, { cookie: room.host });
    expect((await get(room.world, gone)).status).toBe(403);
    await post(room.world, `/api/console/webinars/${room.webinar.id}/end`, {}, { cookie: room.host });
    const { id } = room.webinar;
    room.world.tick(23 * 3_600_000);
    const after = await get(room.world, path);
    expect([after.status, await after.text()]).toEqual([200, expect.stringContaining('The webinar is over')]);
    room.world.tick(3_600_001);
    expect([id.length > 0, (await get(room.world, path)).status]).toEqual([true, 403]);
  });
});

describe('until when', () => {
  const end = '2027-06-18T14:00:00.000Z';
  const at = (hours: number) => new Date(Date.parse(end) + hours * 3_600_000);
  it.each([
    ['scheduled', null, 2_000, true],
    ['live', null, 30, true],
    ['ended', end, 23, true],
    ['ended', end, 24, false],
    ['cancelled', null, 0, false],
    ['archived', end, 1, false],
    ['draft', null, 0, false],
  ] as const)('%s, ended %s, %i h after the planned end: %s', (state, endedAt, hours, expected) => {
    expect(isOnStage({ state, endsAt: end, endedAt } as Webinar, at(hours))).toBe(expected);
  });
});

describe('the size of words', () => {
  it.each([
    [45, 'huge'],
    [46, 'large'],
    [91, 'medium'],
    [161, 'small'],
    [800, 'small'],
  ])('of %i letters is %s', (length, size) => {
    expect(toTextSize('x'.repeat(length))).toBe(size);
  });
});

describe('who is here', () => {
  it('is known for a minute, and oneself is among them', async () => {
    const agent = await signedIn(room.world, ['agent'], 'lea@example.com');
    const come = async (cookie: string) => {
      const answer = await room.world.request(`/api/console/webinars/${room.webinar.id}/here`, {
        method: 'PUT',
        headers: { origin: BASE, cookie },
      });
      return ((await answer.json()) as { items: { email: string }[] }).items.map(({ email }) => email);
    };
    const host = await signedIn(room.world, ['host'], 'hanna@example.com');
    expect(await come(host)).toEqual(['hanna@example.com']);
    room.world.tick(30_000);
    expect(await come(agent)).toEqual(['hanna@example.com', 'lea@example.com']);
    room.world.tick(30_001);
    expect(await come(agent)).toEqual(['lea@example.com']);
  });
});
