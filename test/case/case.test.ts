/** From a question that nobody answered to a case that somebody answers, through the outside. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Case, CaseCounts, CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let agent: string;
let host: string;
beforeAll(async () => {
  world = await openWorld();
  [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
});

const view = async (query: string) => ((await (await get(world, `/api/console/cases?${query}`, agent)).json()) as Page<CaseLine>).items;
const texts = async (query: string) => (await view(query)).map(({ question }) => question.text);
const counts = async () => (await (await get(world, '/api/console/cases/counts', agent)).json()) as CaseCounts;
const act = async (id: string, path: string, body: unknown = {}) => {
  const answer = await post(world, `/api/console/cases/${id}/${path}`, body, { cookie: agent });
  expect(answer.status, `${path}: ${answer.status}`).toBeLessThan(300);
  await world.settle();
  return (await answer.json()) as Case;
};

describe('cases', () => {
  let webinar: Awaited<ReturnType<typeof openWebinar>>;
  let anna: string;
  const onBoard = async (path: string, body: unknown = {}) => {
    const answer = await post(world, `/api/console/webinars/${webinar.id}/${path}`, body, { cookie: host });
    expect(answer.status, path).toBeLessThan(300);
    await world.settle();
  };
  const ask = async (text: string, cookie: string) => {
    const answer = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie });
    expect(answer.status).toBe(201);
    await world.settle();
    return ((await answer.json()) as { id: string }).id;
  };
  beforeAll(async () => {
    webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
    await register(world, webinar.slug, 'anna@example.com', { name: 'Anna Example' });
    await world.settle();
    anna = await join(world, 'anna@example.com');
  });

  it('are made of what an end leaves open, and go with an end that is taken back', async () => {
    const answered = await ask('Was this answered?', anna);
    const declined = await ask('Buy my shoes?', anna);
    const open = await ask('Who answers the rest?', anna);
    const guest = await ask('And a guest’s?', await register(world, webinar.slug, 'ben@example.com', { name: 'Ben Example' }));
    await onBoard(`questions/${answered}/decisions`, { decision: 'answered' });
    await onBoard(`questions/${declined}/decisions`, { decision: 'decline', reason: 'spam' });
    await onBoard('end');
    expect(new Set(await texts('view=unassigned'))).toEqual(new Set(['Who answers the rest?', 'And a guest’s?']));
    expect(await counts()).toMatchObject({ unassigned: 2, all: 2, overdue: 0, mine: 0 });
    await onBoard('resume');
    expect(await texts('view=all')).toEqual([]);
    expect(await counts()).toMatchObject({ unassigned: 0, all: 0 });
    await onBoard('end');
    const later = new Date(world.deps.now().getTime() + 600_000).toISOString();
    await act(open, 'replies', { text: 'We will.', sendAt: later });
    await act(guest, 'notes', { text: 'Jun knows.' });
    await onBoard('resume');
    expect(await texts('view=all'), 'what somebody wrote to them stays in sight').toEqual(['Who answers the rest?']);
    world.tick(700_000);
    await world.journeys();
    await world.settle();
    expect(await view('view=undelivered')).toMatchObject([{ id: open, undelivered: true }]);
    const { messages } = await act(open, 'heard');
    expect(messages.map(({ stopped }) => stopped)).toEqual(['The webinar goes on, so this may be answered on air.']);
    const taken = await send(world, 'DELETE', `/api/console/cases/${open}/replies/${messages[0]?.id}`, agent);
    expect(taken.status).toBe(200);
    await onBoard('end');
    expect(
      (await act(guest, 'heard')).messages.map(({ text }) => text),
      'as does what the team noted',
    ).toEqual(['Jun knows.']);
    const ids = (await view('view=all')).map(({ id }) => id);
    expect(new Set(ids), 'a case has its question’s id, so there is one of each').toEqual(new Set([open, guest]));
  });

  it('belong to whoever takes them, keep notes apart, and follow what becomes of the question', async () => {
    const line = (await view('view=unassigned')).find(({ question }) => question.text === 'Who answers the rest?');
    expect(line).toMatchObject({ contact: { name: 'Anna Example', email: 'anna@example.com' }, urgency: 'calm', breached: false });
    const id = line?.id ?? '';
    const mine = await act(id, 'assign', { owner: 'agent@example.com' });
    expect(mine.owner).toBe('agent@example.com');
    expect([await texts('view=mine'), (await counts()).mine]).toEqual([['Who answers the rest?'], 1]);
    const noted = await act(id, 'notes', { text: 'Ask Jun for the numbers.' });
    expect(noted.messages.map(({ kind, text }) => [kind, text])).toEqual([['note', 'Ask Jun for the numbers.']]);
    expect((await act(id, 'heard')).heard.map(({ by }) => by)).toEqual(['agent@example.com']);
    await act(id, 'snooze', { until: 'reply' });
    expect([await texts('view=mine'), await texts('view=snoozed')]).toEqual([[], ['Who answers the rest?']]);
    for (const order of ['due', 'votes', 'waiting'])
      expect(await texts(`view=all&sort=${order}`), order).toEqual(['And a guest’s?', 'Who answers the rest?']);
    await onBoard(`questions/${id}/decisions`, { decision: 'reply', text: 'We do.' });
    expect(await texts('view=all'), 'answered on the board').toEqual(['And a guest’s?']);
    await onBoard(`questions/${id}/decisions`, { decision: 'reopen' });
    expect([await texts('view=mine'), await counts()]).toEqual([
      ['Who answers the rest?'],
      expect.objectContaining({ mine: 1, unassigned: 1, snoozed: 0, all: 2 }),
    ]);
  });

  it('refuse what was decided on an older look, and act on many at once', async () => {
    const [one, other] = await view('view=all');
    const aged = { version: (one?.version ?? 0) + 1, priority: 'high' };
    const stale = await post(world, `/api/console/cases/${one?.id}/assign`, aged, { cookie: agent });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ current: { id: one?.id, priority: 'medium' } });
    const both = { cases: [one?.id, other?.id, 'nobody'], act: { do: 'resolve' } };
    const answer = await post(world, '/api/console/cases/batch', both, { cookie: agent });
    const { items } = (await answer.json()) as { items: { did: string }[] };
    expect(items.map(({ did }) => did)).toEqual(['done', 'done', 'refused']);
    await world.settle();
    expect(await counts()).toMatchObject({ mine: 0, unassigned: 0, all: 0 });
    const done = await view('view=all&state=resolved');
    expect([new Set(done.slice(0, 2).map(({ id }) => id)), new Set(done.map(({ state }) => state))]).toEqual([
      new Set([one?.id, other?.id]),
      new Set(['resolved']),
    ]);
    expect((await get(world, '/api/console/cases?view=all&state=open', agent)).status).toBe(422);
    const again = await post(world, `/api/console/cases/${one?.id}/resolve`, { version: one?.version }, { cookie: agent });
    expect(again.status, 'a second press blames nobody').toBe(200);
    await act(one?.id ?? '', 'reopen');
    expect(await counts()).toMatchObject({ all: 1 });
  });

  it('are overdue once their time has come, and the numbers say so', async () => {
    const [line] = await view('view=all');
    // Friday; due when work ends on Monday.
    expect(line?.dueAt).toBe('2027-06-21T15:00:00.000Z');
    expect(await counts()).toMatchObject({ overdue: 0, 'due-today': 0 });
    world.tick(Date.parse('2027-06-21T10:00:00.000Z') - world.deps.now().getTime());
    agent = await signedIn(world, ['agent']);
    expect([(await counts())['due-today'], (await view('view=due-today')).length, (await view('view=all'))[0]?.urgency]).toEqual([
      1,
      1,
      'calm',
    ]);
    world.tick(5 * 3_600_000);
    await world.journeys();
    await world.settle();
    agent = await signedIn(world, ['agent']);
    expect(await counts()).toMatchObject({ overdue: 1, 'due-today': 0 });
    expect((await view('view=overdue')).map(({ urgency, breached }) => [urgency, breached])).toEqual([['overdue', true]]);
  });
});
