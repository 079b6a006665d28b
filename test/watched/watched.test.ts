/** What was watched of a recording, through the routes: from report to row, segment, score, journey, copy and file. */
import { describe, expect, it } from 'vitest';
import { toMeToken } from '#functions/me/link.ts';
import { registrationKey } from '#functions/table/keys.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { createSeen, toText } from '#shared/pieces.ts';
import type { Watched } from '#shared/watched.ts';
import { erase } from '../erasure/person.ts';
import { problemOf, scan } from '../http/stored.ts';
import { type Cookie, get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const LENGTH = 600;
const pieces = (from: number, to: number): string => {
  const seen = createSeen();
  seen.play(from, to, LENGTH);
  return toText(seen.pieces);
};

const openReplay = async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true, replay: 'https://video.example.com/replay.mp4' });
  const host = await signedIn(world, ['admin'], 'hanna@example.com');
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  world.tick(60_000);
  const path = `/api/replays/${webinar.id}/watched`;
  const tell = (cookie: Cookie, from: number, to: number, more = {}) =>
    post(world, path, { pieces: pieces(from, to), place: to, length: LENGTH, ...more }, { cookie });
  const place = async (cookie: Cookie) => (await (await get(world, path, cookie)).json()) as Watched;
  /** Somebody who registered after the end and opened the link of their mail. */
  const late = async (email: string): Promise<Cookie> => {
    await register(world, webinar.slug, email, { name: 'Anna Example' });
    await world.settle();
    return join(world, email);
  };
  const contact = async (email: string) => {
    const { items } = (await (await get(world, `/api/console/contacts?find=${encodeURIComponent(email)}`, host)).json()) as {
      items: readonly { id: string }[];
    };
    return items[0]?.id ?? '';
  };
  const person = async (email: string) =>
    (await (await get(world, `/api/console/contacts/${await contact(email)}`, host)).json()) as PersonPage;
  return { world, webinar, host, path, tell, place, late, contact, person };
};

describe('what somebody watched', () => {
  it('needs a seat and a recording', async () => {
    const { world, webinar, path, late, tell, host } = await openReplay();
    await problemOf(await get(world, path), 'no-seat');
    const seat = await late('anna@example.com');
    expect((await tell(seat, 0, 60)).status).toBe(204);
    const none = await openWebinar(world, { title: 'Another one', live: true });
    const other = await register(world, none.slug, 'ben@example.com');
    await problemOf(await get(world, `/api/replays/${none.id}/watched`, other), 'not-found');
    for (const wrong of [{ place: 601 }, { length: 0 }, { pieces: 'no' }, { more: 1 }])
      await problemOf(await tell(seat, 0, 60, wrong), 'invalid');
    await post(world, `/api/console/webinars/${webinar.id}/archive`, {}, { cookie: host });
    world.tick(5_001);
    await problemOf(await tell(seat, 0, 60), 'not-found');
  });

  it('goes on where they stopped, on another device as well, and is never less', async () => {
    const { world, tell, place, late } = await openReplay();
    const desk = await late('anna@example.com');
    expect(await place(desk)).toEqual({ place: null, percent: 0 });
    expect((await tell(desk, 0, 300)).status).toBe(204);
    const phone = await join(world, 'anna@example.com');
    expect(await place(phone)).toEqual({ place: 300, percent: 50 });
    world.tick(60_000);
    expect((await tell(phone, 300, 360)).status).toBe(204);
    world.tick(60_000);
    // The first device tells again what it saw: nothing is lost by it.
    expect((await tell(desk, 0, 300)).status).toBe(204);
    expect(await place(phone)).toEqual({ place: 300, percent: 60 });
  });

  it('of two devices at once is what both saw', async () => {
    const { world, tell, place, late } = await openReplay();
    const desk = await late('anna@example.com');
    const phone = await join(world, 'anna@example.com');
    const answers = await Promise.all([tell(desk, 0, 100), tell(phone, 200, 300)]);
    const refused = answers.map(({ status }) => status).filter((status) => status !== 204);
    expect(refused.every((status) => status === 429)).toBe(true);
    world.tick(60_000);
    await tell(desk, 0, 100);
    world.tick(60_000);
    await tell(phone, 200, 300);
    expect((await place(desk)).percent).toBe(33);
  });

  it('comes once a minute at most, and when the page goes', async () => {
    const { world, tell, late } = await openReplay();
    const seat = await late('anna@example.com');
    await tell(seat, 0, 60);
    world.tick(10_000);
    const soon = await tell(seat, 60, 120);
    expect([soon.status, soon.headers.get('retry-after')]).toEqual([429, '35']);
    expect((await tell(seat, 60, 120, { leaving: true })).status).toBe(204);
  });

  it('is in the row, the segment, the score, the journey and their own data from a quarter on; and goes with the person', async () => {
    const { world, webinar, host, tell, late, contact, person } = await openReplay();
    const seat = await late('anna@example.com');
    await tell(seat, 0, 100);
    await world.settle();
    expect((await person('anna@example.com')).webinars[0]).toMatchObject({ replay: { percent: 16 }, minutes: 0 });
    expect((await person('anna@example.com')).webinars[0]?.score).toBeUndefined();
    world.tick(60_000);
    await tell(seat, 0, 370);
    await world.settle();
    const key = registrationKey(await contact('anna@example.com'), webinar.id);
    expect((await world.deps.table.get(key, { strong: true }))?.row).toMatchObject({ replay: 50 });
    const page = await person('anna@example.com');
    expect(page.journey).toContainEqual(expect.objectContaining({ kind: 'watched', webinar: webinar.id, percent: 61 }));
    expect(page.webinars[0]?.score?.parts.find(({ input }) => input === 'replay')).toMatchObject({ offered: true, value: 0.5 });
    const found = async (is: string) => {
      const rules = { all: [{ rule: 'state', in: [webinar.id], is }] };
      const answer = await post(world, '/api/console/segments/preview', { rules, purpose: 'service' }, { cookie: host });
      return { status: answer.status, body: await answer.json() };
    };
    const [watched, missed] = [await found('replay'), await found('missed')];
    expect([watched.status, JSON.stringify(watched.body).includes('anna@example.com')]).toEqual([200, true]);
    expect(JSON.stringify(missed.body)).not.toContain('anna@example.com');
    const mine = await get(world, `/me/${toMeToken(world.deps.signer, await contact('anna@example.com'), world.deps.now())}?lang=en`);
    expect(await mine.text()).toContain('Watched of the recording: 61 %');
    // Nobody attended: a recording is no webinar.
    expect((await world.deps.webinar.find(webinar.id))?.counts.attended).toBe(0);
    expect(await erase(world, 'anna@example.com')).toBe(true);
    await world.settle();
    expect(JSON.stringify(await scan(world))).not.toContain('"film"');
    await problemOf(await tell(seat, 0, 400, { leaving: true }), 'no-seat');
  });

  it('of a browser whose address is not confirmed yet belongs to the registration that names it', async () => {
    const { world, webinar, tell, contact, person } = await openReplay();
    const guest = await register(world, webinar.slug, 'cleo@example.com', { name: 'Cleo Example' });
    await world.settle();
    expect((await tell(guest, 0, 200)).status).toBe(204);
    await world.settle();
    const verified = await join(world, 'cleo@example.com');
    await tell(verified, 300, 400);
    await world.settle();
    world.tick(60_000);
    await tell(verified, 300, 500);
    await world.settle();
    const key = registrationKey(await contact('cleo@example.com'), webinar.id);
    expect((await world.deps.table.get(key, { strong: true }))?.row).toMatchObject({ replay: 50 });
    expect((await person('cleo@example.com')).webinars[0]?.replay?.percent).toBe(66);
  });
});
