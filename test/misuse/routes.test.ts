/** What is sent to every route of the people's side and of the desk, spoiled one thing at a time. A route is untried until it has its row, and fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskRoutes } from '#functions/desk.ts';
import { editorRoutes } from '#functions/editors.ts';
import { peopleRoutes } from '#functions/people.ts';
import { watchedRoutes } from '#functions/watched/routes.ts';
import { pointersOf, problemOf, scan } from '../http/stored.ts';
import { ask, outside } from './asking.ts';
import { openPlace, type Place } from './place.ts';
import { type Body, rows } from './routes.ts';
import { pointerOf, type Spoiled, toText, withMany, withMore, withOther } from './spoil.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});

const all = Object.entries(rows);
const everything = async () => ({ ...outside(place), items: await scan(place.world) });
const isAbout = (pointer: string, path: string): boolean =>
  pointer === path || pointer.startsWith(`${path}/`) || path.startsWith(`${pointer}/`);

it('every route of the people’s side, of the desk and of the editors has its row, and so have the page of an invitation and what was watched', () => {
  const routes = [...peopleRoutes, ...deskRoutes, ...editorRoutes]
    .flatMap((feature) => feature(place.world.deps).routes)
    .concat(watchedRoutes(place.world.deps).routes)
    .concat(place.world.api.routes.filter(({ path }) => path.startsWith('/invite/')))
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  expect(all.map(([route]) => route).sort()).toEqual([...new Set(routes)].sort());
});

describe.each(all.filter(([, { takes }]) => takes))('%s', (route, row) => {
  let before: Awaited<ReturnType<typeof everything>>;
  beforeAll(async () => {
    before = await everything();
  });
  // A refusal leaves everything as it was: nothing is written, queued, mailed or kept.
  afterAll(async () => expect(await everything()).toEqual(before));

  const refuses = async (spoil: (body: Body) => Generator<Spoiled>, also: (pointers: readonly string[], path: string) => void) => {
    for (const { path, body } of (row.takes?.(place) ?? []).flatMap((whole) => [...spoil(whole)])) {
      const pointers = pointersOf(await problemOf(await ask(place, [route, row], { body: toText(body) }), 'invalid'));
      also(pointers, pointerOf(path));
    }
  };

  it('takes no field that it does not know, in none of its objects', () =>
    refuses(withMore, (pointers, path) => expect(pointers).toContain(path)));

  it('takes no operator and no depth where there is a value, and measures a list before it looks into it', async () => {
    await refuses(withOther, (pointers, path) => expect([path, pointers.some((one) => isAbout(one, path))]).toEqual([path, true]));
    await refuses(withMany, (pointers, path) => expect(pointers).toEqual([path]));
  });

  it('takes nothing but one object of JSON, whole, in UTF-8 and up to 64 KB', async () => {
    const asked = (body: string | Uint8Array<ArrayBuffer>, headers = {}) => ask(place, [route, row], { body, headers });
    for (const body of ['[]', 'null', '1', '"x"', '[{}]']) await problemOf(await asked(body), 'invalid');
    for (const body of ['', '{', '{"a":1', '{}{}', 'NaN', Uint8Array.of(0x22, 0xff, 0x22)])
      await problemOf(await asked(body), 'unparsable');
    await problemOf(await asked(`{"a":"${'x'.repeat(70_000)}"}`), 'too-large');
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', ''])
      await problemOf(await asked('{}', { 'content-type': type }), 'wrong-type');
    await problemOf(await asked('{}', { 'content-encoding': 'gzip' }), 'wrong-type');
  });
});
