import { beforeEach, expect, it } from 'vitest';
import type { Paper, StartedFile } from '#shared/paper.ts';
import type { Problem } from '#shared/problem.ts';
import { get, post, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { bytesOf, pdf } from './files.ts';

let world: World;
let host: string;
beforeEach(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
});

const words = { title: 'What 400 webinars taught us', summary: 'Figures and what they mean.', locale: 'en' };
const save = (slug: string, more: object = {}, cookie = host) =>
  world.request(`/api/console/reports/${slug}`, {
    method: 'PUT',
    body: JSON.stringify({ ...words, version: 0, ...more }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
const made = async (slug = 'webinars'): Promise<Paper> => (await save(slug)).json() as Promise<Paper>;
const announce = (slug: string, name: string, size: number) =>
  post(world, `/api/console/reports/${slug}/files`, { name, size }, { cookie: host });
const check = (slug: string, id: string, version: number) =>
  post(world, `/api/console/reports/${slug}/files/${id}/check`, { version }, { cookie: host });
/** Announces a file, sends it as the browser does, and has it looked at. */
const send = async (paper: Paper, name: string, bytes: Uint8Array) => {
  const started = (await (await announce(paper.slug, name, bytes.length)).json()) as StartedFile;
  world.files.set(`uploads/${started.id}`, { bytes });
  return { id: started.id, answer: await check(paper.slug, started.id, paper.version) };
};
const turn = (slug: string, state: string, version: number) =>
  post(world, `/api/console/reports/${slug}/state`, { state, version }, { cookie: host });
const published = async (): Promise<Paper> => {
  const paper = await made();
  const { answer } = await send(paper, 'webinars.pdf', pdf());
  const { version } = (await answer.json()) as Paper;
  return (await turn(paper.slug, 'published', version)).json() as Promise<Paper>;
};

it('takes a report from its words to its readers', async () => {
  const paper = await made();
  expect(paper).toMatchObject({ slug: 'webinars', state: 'draft', version: 1 });
  expect((await turn('webinars', 'published', 1)).status).toBe(409);
  const { id, answer } = await send(paper, '../2026/Webinars.PDF', pdf());
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ file: { id, name: 'Webinars.pdf', type: 'application/pdf', kind: 'pdf' }, version: 2 });
  expect(world.files.get(`reports/${id}`)?.about).toEqual({ contentType: 'application/pdf', filename: 'Webinars.pdf' });
  expect(await (await get(world, '/api/reports')).json()).toEqual({ items: [] });
  expect((await get(world, '/api/reports/webinars/file')).status).toBe(404);

  expect(await (await turn('webinars', 'published', 2)).json()).toMatchObject({ state: 'published', version: 3 });
  const { items } = (await (await get(world, '/api/reports')).json()) as { items: readonly object[] };
  expect(items).toMatchObject([{ slug: 'webinars', state: 'published', file: { kind: 'pdf' } }]);
  expect(JSON.stringify(items)).not.toContain(id);
  const got = await get(world, '/api/reports/webinars/file');
  expect(got.status).toBe(303);
  expect(got.headers.get('location')).toBe(`https://files.example.com/reports/${id}?seconds=300`);
  expect(got.headers.get('cache-control')).toContain('no-store');
});

it('builds the site anew when readers see something else, and not before', async () => {
  const paper = await made();
  await send(paper, 'webinars.pdf', pdf());
  await world.settle();
  expect(world.builds()).toBe(0);
  await turn('webinars', 'published', 2);
  await world.settle();
  expect(world.builds()).toBe(1);
});

it('gives nobody what was withdrawn, and says so', async () => {
  const { version } = await published();
  expect(await (await turn('webinars', 'withdrawn', version)).json()).toMatchObject({ state: 'withdrawn' });
  expect((await get(world, '/api/reports/webinars/file')).status).toBe(410);
  expect(await (await get(world, '/api/reports')).json()).toEqual({
    items: [{ state: 'withdrawn', slug: 'webinars', locale: 'en', title: words.title }],
  });
});

it('refuses a lie and keeps nothing of it', async () => {
  const paper = await made();
  const { id, answer } = await send(paper, 'webinars.pdf', bytesOf('<html><script>alert(1)</script>'));
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as Problem).errors?.[0]).toMatchObject({ pointer: '#/file', detail: expect.stringContaining('scripts') });
  expect(world.files.size).toBe(0);
  expect((await check('webinars', id, 1)).status).toBe(404);
});

it('binds what is sent to its size and its type', async () => {
  await made();
  const started = (await (await announce('webinars', 'webinars.pdf', 900)).json()) as StartedFile;
  expect(started).toMatchObject({ method: 'PUT', headers: { 'content-type': 'application/pdf' } });
  expect(started.url).toContain('size=900');
  world.files.set(`uploads/${started.id}`, { bytes: pdf() });
  expect((await check('webinars', started.id, 1)).status).toBe(422);
  expect((await announce('webinars', 'webinars.pdf', 201 * 1024 * 1024)).status).toBe(422);
  expect((await announce('webinars', 'setup.exe', 900)).status).toBe(422);
});

it('says that an interrupted file did not arrive, and takes it once it is sent again', async () => {
  await made();
  const bytes = pdf();
  const { id } = (await (await announce('webinars', 'webinars.pdf', bytes.length)).json()) as StartedFile;
  expect((await check('webinars', id, 1)).status).toBe(409);
  world.files.set(`uploads/${id}`, { bytes });
  expect((await check('webinars', id, 1)).status).toBe(200);
  // The answer was lost: the same question has the same answer.
  expect(await (await check('webinars', id, 1)).json()).toMatchObject({ version: 2, file: { id } });
});

it('removes the file that another one replaced', async () => {
  const paper = await published();
  const { id } = paper.file ?? { id: '' };
  const { answer } = await send(paper, 'webinars-2.pdf', pdf('Second edition'));
  expect(answer.status).toBe(200);
  expect([...world.files.keys()]).toHaveLength(1);
  expect(world.files.has(`reports/${id}`)).toBe(false);
});

it('lets nobody check a file of somebody else, or of another report', async () => {
  const bytes = pdf();
  await made('one');
  await made('two');
  const { id } = (await (await announce('one', 'a.pdf', bytes.length)).json()) as StartedFile;
  world.files.set(`uploads/${id}`, { bytes });
  expect((await check('two', id, 1)).status).toBe(404);
  const marketer = await signedIn(world, ['marketer']);
  expect((await post(world, `/api/console/reports/one/files/${id}/check`, { version: 1 }, { cookie: marketer })).status).toBe(404);
});

it('keeps two authors from overwriting each other, and addresses apart', async () => {
  await made();
  expect((await save('webinars', { title: 'Another' })).status).toBe(409);
  expect((await save('webinars', { title: 'Second', version: 1 })).status).toBe(200);
  const late = await save('webinars', { title: 'Third', version: 1 });
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({ current: { title: 'Second', version: 2 } });
  expect((await save('Bad Slug')).status).toBe(422);
  expect((await save('new', { cover: '0'.repeat(26) })).status).toBe(422);
});
