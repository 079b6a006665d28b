/** Pictures that an article of the console names: sent as for one, kept with the save, refused in words. */
import { beforeEach, expect, it } from 'vitest';
import type { ArticleView } from '#shared/article-draft.ts';
import type { Problem } from '#shared/problem.ts';
import type { StartedUpload } from '#shared/upload.ts';
import { get, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { avifHead, jpegHead, pngHead, textBytes } from '../upload/headers.ts';

let world: World;
let host: string;
beforeEach(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
});

const send = async (bytes: Uint8Array, { purpose = 'picture', type = 'image/jpeg', cookie = host } = {}) => {
  const { id } = (await (await post(world, '/api/console/uploads', { purpose, type, size: 900 }, { cookie })).json()) as StartedUpload;
  world.pictures.set(id, bytes);
  return { id, answer: await post(world, `/api/console/uploads/${id}/check`, {}, { cookie }) };
};
const whole = { summary: 'S', topics: ['Service'], author: { name: 'Tess Example', about: 'Tess writes.' } };
const create = (markdown: string, cookie = host) =>
  post(world, '/api/console/articles', { title: 'With a picture', ...whole, markdown }, { cookie });
const patch = (id: string, form: object) =>
  world.request(`/api/console/articles/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(form),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const shown = (id: string, alt = 'A chart'): string => `![${alt}](/pictures/${id})`;
const wrong = async (answer: Response) => [answer.status, ((await answer.json()) as Problem).errors?.[0]?.pointer];

it.each([
  [
    'an SVG with a script that says it is a PNG',
    'image/png',
    textBytes('<svg><script>alert(1)</script></svg>'),
    /SVG drawings are not taken/,
  ],
  [
    'a page behind a JPEG’s first bytes',
    'image/jpeg',
    Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...textBytes('<script>x</script>')]),
    /damaged/,
  ],
  ['a GIF that is a script as well', 'image/png', textBytes('GIF89a=1;alert(1)//'), /GIF pictures are not taken/],
  ['a type that it is not', 'image/png', jpegHead(10, 10), /says that it is a PNG, but it is a JPEG/],
  ['a bomb of 2,500 million pixels', 'image/png', pngHead(50_000, 50_000), /more than 50 million/],
  ['an HEIC', 'image/avif', avifHead(10, 10, 'heic'), /save it as JPEG/],
])('refuses %s in words, and no article can name it', async (_, type, bytes, why) => {
  const { id, answer } = await send(bytes, { type });
  expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([422, expect.stringMatching(why)]);
  expect(world.pictures.has(id)).toBe(false);
  expect(await wrong(await create(shown(id)))).toEqual([422, '#/markdown']);
});

it('refuses to announce an SVG, and what is larger than 10 MB', async () => {
  const announce = (more: object) =>
    post(world, '/api/console/uploads', { purpose: 'picture', type: 'image/png', size: 9, ...more }, { cookie: host });
  expect(await wrong(await announce({ type: 'image/svg+xml' }))).toEqual([422, '#/type']);
  expect(await wrong(await announce({ size: 10 * 1024 * 1024 + 1 }))).toEqual([422, '#/size']);
});

it('keeps what a save names beyond its day, shows it to whoever may write, and publishes it', async () => {
  const { id } = await send(jpegHead(1_200, 800));
  const it = (await (await create('## Part')).json()) as ArticleView;
  const saved = (await (await patch(it.id, { version: 1, markdown: shown(id) })).json()) as ArticleView;
  expect(saved.markdown).toBe(shown(id));
  world.tick(25 * 3_600_000);
  host = await signedIn(world, ['host']);
  const file = await get(world, `/api/console/uploads/${id}/file`, await signedIn(world, ['marketer']));
  expect(file.headers.get('location')).toContain(`/kept/${id}`);
  expect((await get(world, `/api/console/uploads/${id}/file`, await signedIn(world, ['agent']))).status).toBe(403);
  expect((await post(world, `/api/console/articles/${it.id}/publish`, { version: 2 }, { cookie: host })).status).toBe(200);
  // A second article may show the same.
  expect((await create(shown(id), await signedIn(world, ['marketer']))).status).toBe(201);
});

it('takes only what was sent for an article, checked, and not sent by somebody else', async () => {
  const photo = await send(jpegHead(10, 10), { purpose: 'photo' });
  const theirs = await send(jpegHead(10, 10), { cookie: await signedIn(world, ['marketer']) });
  for (const id of [photo.id, theirs.id, '0'.repeat(26)]) expect(await wrong(await create(shown(id)))).toEqual([422, '#/markdown']);
  const it = (await (await create('## Part')).json()) as ArticleView;
  expect(await wrong(await patch(it.id, { version: 1, markdown: shown('0'.repeat(26)) }))).toEqual([422, '#/markdown']);
});

it('does not publish a picture without words, and keeps the draft', async () => {
  const { id } = await send(jpegHead(10, 10));
  const it = (await (await create(shown(id, ''))).json()) as ArticleView;
  expect(await wrong(await post(world, `/api/console/articles/${it.id}/publish`, { version: 1 }, { cookie: host }))).toEqual([
    422,
    '#/markdown',
  ]);
});

it('keeps the words of who was too late, also where a picture in them is gone', async () => {
  const it = (await (await create('## Part')).json()) as ArticleView;
  await patch(it.id, { version: 1, markdown: 'By somebody faster' });
  expect((await patch(it.id, { version: 1, markdown: shown('0'.repeat(26)) })).status).toBe(409);
  const { items } = (await (await get(world, `/api/console/articles/${it.id}/revisions`, host)).json()) as {
    items: { n: number | null }[];
  };
  expect(items.filter(({ n }) => n === null)).toHaveLength(1);
});
