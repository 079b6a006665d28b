/** A room that ends, and the cases of whoever asked in it. */
import { expect } from 'vitest';
import type { Case, CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import { contactOf } from '../erasure/person.ts';
import { itemsOf, scan } from '../http/stored.ts';
import { get, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { toDesk } from '../trials/kill/desk.ts';

export let world: World;
let host: string;
export let room: Awaited<ReturnType<typeof openWebinar>>;
export const seats = new Map<string, string>();

export const email = (name: string) => `${name}@example.com`;
export const on = async (path: string, body: unknown = {}) => {
  const answer = await post(world, `/api/console/${path}`, body, { cookie: host });
  expect(answer.status, `${path}: ${await answer.clone().text()}`).toBeLessThan(300);
};
export const board = (path: string, body: unknown = {}) => on(`webinars/${room.id}/${path}`, body);
export const ask = async (name: string, text: string) => {
  const answer = await post(world, `/api/live/${room.id}/questions`, { text }, { cookie: seats.get(name) ?? '' });
  expect(answer.status, await answer.clone().text()).toBe(201);
  world.tick(20_000);
  return ((await answer.json()) as { id: string }).id;
};
export const cases = async () => (await itemsOf(world, '|case#')).filter(({ pk }) => pk.startsWith('contact#'));
export const places = async () =>
  (await itemsOf(world, '|case#')).filter(({ pk }) => pk.startsWith('webinar#')).map(({ contact }) => contact);
export const owners = async () => (await cases()).map(({ pk }) => pk.slice('contact#'.length)).toSorted();
export const owedTo = async (name: string) => [...((await world.deps.contact.find(contactOf(world, email(name))))?.owed ?? [])].toSorted();
export const lines = async () => ((await (await get(world, '/api/console/cases?view=all', host)).json()) as Page<CaseLine>).items;
/** What was said in it, and how many that reached. */
export const thread = async (id: string) =>
  ((await (await get(world, `/api/console/cases/${id}`, host)).json()) as Case).messages.map(({ text, delivery }) => [
    text,
    delivery?.told,
  ]);
/** No list, place or number says otherwise than the cases. */
export const expectSound = async () => {
  const { places: known, lies, pointers, wanted, counted, recounted } = toDesk(await scan(world));
  expect([known.toSorted(), pointers.toSorted(), counted.toSorted()]).toEqual([lies, wanted, recounted].map((all) => all.toSorted()));
};

/** A session of the console ends while days pass. */
export const signIn = async () => {
  host = await signedIn(world, ['host', 'admin', 'marketer']);
};

/** A live room of a new world, and who is registered for it. */
export const begin = async (...names: readonly string[]) => {
  world = await openWorld();
  await signIn();
  room = await openWebinar(world, {
    live: true,
    replay: 'https://video.example.com/replay',
    questions: { mode: 'open', votes: 'everyone' },
  });
  for (const name of names) seats.set(name, await register(world, room.slug, email(name), { name: 'Sam Example' }));
  await world.settle();
};
