import { beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/audit.ts';
import type { Problem } from '#shared/problem.ts';
import type { Settings } from '#shared/setting.ts';
import type { CheckedUpload, StartedUpload } from '#shared/upload.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { avifHead, jpegHead, pngHead, textBytes } from './headers.ts';

let world: World;
let host: string;
let marketer: string;
let agent: string;
beforeEach(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  marketer = await signedIn(world, ['marketer']);
  agent = await signedIn(world, ['agent']);
});

const begin = (cookie: string, more: object = {}) =>
  post(world, '/api/console/uploads', { purpose: 'photo', name: 'me.jpg', type: 'image/jpeg', size: 900, ...more }, { cookie });
const check = (cookie: string, id: string) => post(world, `/api/console/uploads/${id}/check`, {}, { cookie });
/** Announces a picture, sends it as the browser does, and has it looked at. */
const uploaded = async (cookie: string, bytes: Uint8Array, more: object = {}): Promise<string> => {
  const { id } = (await (await begin(cookie, more)).json()) as StartedUpload;
  world.pictures.set(id, bytes);
  expect((await check(cookie, id)).status).toBe(200);
  return id;
};
const change = (method: string, path: string, body: unknown, cookie: string) =>
  world.request(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin: BASE, cookie } });
const speak = (webinar: Webinar, photo: string, cookie = host) =>
  change('PATCH', `/api/console/webinars/${webinar.id}`, { speakers: [{ name: 'Mara', photo }] }, cookie);

it('announces, takes and checks a photo, and shows it to the team only', async () => {
  const answer = await begin(host);
  expect(answer.status).toBe(201);
  const started = (await answer.json()) as StartedUpload;
  expect(started).toMatchObject({ method: 'PUT', headers: { 'content-type': 'image/jpeg' }, url: expect.stringContaining('size=900') });
  expect((await check(host, started.id)).status).toBe(409);
  world.pictures.set(started.id, jpegHead(1_200, 1_600));
  const checked = (await (await check(host, started.id)).json()) as CheckedUpload;
  expect(checked).toEqual({ id: started.id, purpose: 'photo', type: 'image/jpeg', width: 1_200, height: 1_600 });
  const file = `/api/console/uploads/${started.id}/file`;
  expect((await get(world, file, host)).headers.get('location')).toBe(`https://pictures.example.com/waiting/${started.id}?seconds=300`);
  expect((await get(world, file)).status).toBe(401);
  expect((await get(world, file, agent)).status).toBe(403);
});

it('reads on where much is said about a picture before its size', async () => {
  expect(await uploaded(host, jpegHead(10, 20, 400_000), { size: 400_300 })).toHaveLength(26);
});

it.each([
  [
    'an SVG with a script that says it is a PNG',
    { type: 'image/png' },
    textBytes('<svg><script>alert(1)</script></svg>'),
    /SVG drawings are not taken/,
  ],
  ['a page', {}, textBytes('<!doctype html><script>alert(1)</script>'), /a page or a text/],
  ['a bomb', { type: 'image/png' }, pngHead(50_000, 50_000), /more than 50 million/],
  ['a picture without size', { type: 'image/png' }, pngHead(0, 0), /no size/],
  ['another type than announced', { type: 'image/png' }, jpegHead(10, 10), /says that it is a PNG, but it is a JPEG/],
  ['an HEIC', { type: 'image/avif' }, avifHead(10, 10, 'heic'), /save it as JPEG/],
  ['a file that is cut off', {}, jpegHead(10, 10).slice(0, 40), /damaged or cut off/],
])('refuses %s in words, and forgets it', async (_, announced, bytes, words) => {
  const { id } = (await (await begin(host, announced)).json()) as StartedUpload;
  world.pictures.set(id, bytes as Uint8Array);
  const answer = await check(host, id);
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as Problem).detail).toMatch(words);
  expect(world.pictures.has(id)).toBe(false);
  expect((await check(host, id)).status).toBe(404);
});

it.each([
  [{ type: 'image/svg+xml' }, '#/type', /SVG drawings are not taken/],
  [{ type: 'image/heic' }, '#/type', /save it as JPEG/],
  [{ type: 'image/gif' }, '#/type', /JPEG, PNG, WebP or AVIF/],
  [{ size: 10 * 1024 * 1024 + 1 }, '#/size', /more than 10 MB/],
  [{ size: 0 }, '#/size', /empty/],
  [{ purpose: 'poster' }, '#/purpose', /./],
])('refuses to announce %j', async (more, pointer, words) => {
  const answer = await begin(host, more);
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as Problem).errors).toEqual([{ pointer, detail: expect.stringMatching(words) }]);
});

it('lets hosts send photos, marketers logos, and nobody what another one sent', async () => {
  const may = async (cookie: string, purpose: string) => (await begin(cookie, { purpose })).status;
  expect([
    await may(host, 'photo'),
    await may(host, 'logo'),
    await may(marketer, 'photo'),
    await may(marketer, 'logo'),
    await may(agent, 'photo'),
  ]).toEqual([201, 403, 403, 201, 403]);
  const id = await uploaded(host, jpegHead(10, 10));
  const other = await signedIn(world, ['host'], 'other@example.com');
  expect((await check(other, id)).status).toBe(404);
  expect((await get(world, `/api/console/uploads/${id}/file`, other)).status).toBe(404);
  const webinar = await openWebinar(world);
  expect((await speak(webinar, id, other)).status).toBe(422);
  expect((await speak(webinar, id)).status).toBe(200);
  // Once a webinar names it, it is the team's: a second webinar may have the same speaker.
  expect((await speak(await openWebinar(world, { title: 'Another' }), id, other)).status).toBe(200);
});

it('takes only a photo that was checked, not changed since, and sent as one', async () => {
  const webinar = await openWebinar(world);
  const refused = async (photo: string, cookie = host) => {
    const answer = await speak(webinar, photo, cookie);
    return [answer.status, ((await answer.json()) as Problem).errors?.[0]?.pointer];
  };
  const { id: unchecked } = (await (await begin(host)).json()) as StartedUpload;
  const admin = await signedIn(world, ['admin'], 'host@example.com');
  const logo = await uploaded(admin, pngHead(10, 10), { purpose: 'logo', type: 'image/png' });
  const swapped = await uploaded(host, jpegHead(10, 10));
  world.pictures.set(
    swapped,
    textBytes('something else in its place, longer than before, which the signed request would still let in for minutes'),
  );
  const old = await uploaded(host, jpegHead(10, 10));
  for (const photo of [unchecked, logo, swapped, '0'.repeat(26), 'https://example.com/mara.jpg'])
    expect([photo, ...(await refused(photo))]).toEqual([photo, 422, '#/speakers/0/photo']);
  world.tick(25 * 3_600_000);
  expect(await refused(old, await signedIn(world, ['host']))).toEqual([422, '#/speakers/0/photo']);
});

it('keeps what is named beyond its day, and tells the audit log which it was', async () => {
  const webinar = await openWebinar(world);
  const photo = await uploaded(host, jpegHead(10, 10));
  expect((await speak(webinar, photo)).status).toBe(200);
  world.tick(48 * 3_600_000);
  expect(
    (await get(world, `/api/console/uploads/${photo}/file`, await signedIn(world, ['host'], 'later@example.com'))).headers.get('location'),
  ).toContain(`/kept/${photo}`);
  const admin = await signedIn(world, ['admin']);
  const { items } = (await (await get(world, `/api/console/audit?thing=webinar%23${webinar.id}`, admin)).json()) as { items: AuditEntry[] };
  expect(items[0]?.changes).toContainEqual({ field: 'speakers', before: expect.anything(), after: [{ name: 'Mara', photo }] });
});

it('takes logos into the brand, which everybody may know', async () => {
  const seen = (await (await get(world, '/api/console/settings', marketer)).json()) as Settings;
  const light = await uploaded(marketer, pngHead(400, 100), { purpose: 'logo', type: 'image/png' });
  const photo = await uploaded(host, jpegHead(10, 10));
  const put = (logo: Settings['logo']) => change('PUT', '/api/console/settings', { ...seen, logo }, marketer);
  expect((await put({ light: photo, dark: null })).status).toBe(422);
  expect((await put({ light, dark: null })).status).toBe(200);
  expect(await (await get(world, '/api/brand')).json()).toMatchObject({ logo: { light, dark: null } });
  await world.settle();
  expect(world.builds()).toBe(1);
});
