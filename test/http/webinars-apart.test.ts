/** Ids are checked against the seat's webinar in every write (CVE-2026-55489): each route of today and of tomorrow, with another one's ids. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { writesNothing } from './stored.ts';

let world: World;
let host: string;
type Room = { webinar: Webinar; seat: string; ids: Readonly<Record<string, string>> };
let [here, there] = [{} as Room, {} as Room];

const json = async (answer: Response | Promise<Response>): Promise<{ id: string }> => {
  const came = await answer;
  expect(came.status, await came.clone().text()).toBeLessThan(300);
  return (await came.json()) as { id: string };
};

const fill = async (title: string): Promise<Room> => {
  const settings = {
    live: true,
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
    room: { chat: 'on', chatMost: 500, reactions: 'on' },
  };
  const webinar = await openWebinar(world, { title, ...settings });
  const email = `${title.toLowerCase()}@example.com`;
  const seat = await register(world, webinar.slug, email, { name: 'Noor Example' });
  const [live, team] = [`/api/live/${webinar.id}`, `/api/console/webinars/${webinar.id}`];
  const question = (await json(post(world, `${live}/questions`, { text: 'Whose?' }, { cookie: seat }))) as OwnQuestion;
  const poll = await json(post(world, `${team}/polls`, { question: 'Which?', kind: 'single', options: ['A', 'B'] }, { cookie: host }));
  await json(post(world, `${team}/polls/${poll.id}/open`, {}, { cookie: host }));
  const note = await json(post(world, `${team}/notes`, { text: 'Read on.', url: 'https://example.com/' }, { cookie: host }));
  const line = await json(post(world, `${live}/chat`, { text: 'Hello.' }, { cookie: seat }));
  await world.settle();
  return {
    webinar,
    seat,
    ids: { question: question.id, poll: poll.id, note: note.id, line: line.id, contact: addressToContact(world.config.CONTACT_KEY, email) },
  };
};

beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  [here, there] = [await fill('Here'), await fill('There')];
  world.tick(61_000);
});

const routesUnder = (prefix: string): string[] => [
  ...new Set(
    world.api.routes
      .filter(
        ({ method, path }) =>
          !['ALL', 'GET', 'HEAD'].includes(method) && path.startsWith(prefix) && path.slice(prefix.length).includes(':'),
      )
      .map(({ method, path }) => `${method} ${path}`),
  ),
];
/** Bodies that the route itself would take, so that only the id is wrong. */
const bodies: readonly [RegExp, unknown][] = [
  [/answer$/, { options: [0] }],
  [/registrations.*decisions$/, { decision: 'decline' }],
  [/decisions$/, { decision: 'hide' }],
  [/PATCH.*polls/, { results: 'shown' }],
  [/PATCH.*questions/, { text: 'Mine now?' }],
  [/replying$/, { open: true }],
  [/words$/, { word: 'trust', shown: true }],
];
const send = (route: string, webinar: string, ids: Room['ids'], cookie: string) => {
  const [method = '', path = ''] = route.split(' ');
  const target = path.replace(':id', webinar).replace(/:(\w+)/g, (_, name) => ids[name] ?? 'none');
  const body = bodies.find(([pattern]) => pattern.test(route))?.[1] ?? {};
  const hasBody = method !== 'DELETE';
  return world.request(target, {
    method,
    headers: { origin: BASE, cookie, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
  });
};

describe('a seat', () => {
  it('does nothing to what is in another webinar, neither through its own address nor through that one’s', async () => {
    const routes = routesUnder('/api/live/:id/');
    expect(routes.length).toBeGreaterThanOrEqual(7);
    for (const route of routes) {
      const own = await writesNothing(world, () => send(route, here.webinar.id, there.ids, here.seat));
      expect([route, own.status]).toEqual([route, 404]);
      const other = await writesNothing(world, () => send(route, there.webinar.id, there.ids, here.seat));
      expect([route, other.status]).toEqual([route, 401]);
    }
  });

  it.each([
    ['question', 'question'],
    ['chat', 'line'],
  ])('reports no %s of another webinar', async (what, name) => {
    const report = { [what]: there.ids[name] };
    const answer = await writesNothing(world, () => post(world, `/api/live/${here.webinar.id}/reports`, report, { cookie: here.seat }));
    expect(answer.status).toBe(404);
  });
});

describe('the team', () => {
  it('does nothing to what is in another webinar than the address says', async () => {
    const routes = routesUnder('/api/console/webinars/:id/');
    expect(routes.length).toBeGreaterThanOrEqual(6);
    for (const route of routes) {
      const answer = await writesNothing(world, () => send(route, here.webinar.id, there.ids, host));
      expect([route, [404, 409, 422].includes(answer.status)]).toEqual([route, true]);
      if (/question|poll|note|line|contact/.test(route)) expect([route, answer.status]).toEqual([route, 404]);
    }
  });

  it('does to its own what these routes are for', async () => {
    const route = routesUnder('/api/console/webinars/:id/').find((one) => one.endsWith('/questions/:question/decisions')) ?? '';
    expect((await send(route, here.webinar.id, here.ids, host)).status).toBe(200);
  });
});
