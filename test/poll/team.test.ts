/** Polls as the team prepares, opens, closes and shows them. */
import { describe, expect, it } from 'vitest';
import { limits } from '#shared/limits.ts';
import type { Poll } from '#shared/poll.ts';
import { pointersOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, openWebinar, post } from '../support/people.ts';
import { openPollRoom, single } from './room.ts';

const { world, base, host, prepare, poll, open, act, patch, remove, list, show, feed } = await openPollRoom();
const json = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Poll;

describe('a poll', () => {
  it('is prepared where nobody sees it, opened, and closed for good', async () => {
    const made = await prepare();
    expect(made.status).toBe(201);
    const { id, ...prepared } = (await made.json()) as Poll;
    expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
    expect(prepared).toMatchObject({ ...single, state: 'prepared', results: 'hidden', counts: [0, 0, 0], answered: 0, version: 1 });
    expect((await feed()).poll).toBeNull();

    expect(await json(act(id, 'open'))).toMatchObject({ id, state: 'open', openedAt: world.deps.now().toISOString(), version: 2 });
    expect((await feed()).poll).toEqual({ id, ...single, answered: 0, state: 'open' });
    expect(await json(act(id, 'open'))).toMatchObject({ version: 2 });

    expect(await json(act(id, 'close'))).toMatchObject({ state: 'closed', closedAt: world.deps.now().toISOString(), version: 3 });
    expect((await feed()).poll).toBeNull();
    const again = await problemOf(await act(id, 'open'), 'refused');
    expect(again).toMatchObject({ current: { id, state: 'closed' }, detail: expect.stringContaining('not opened again') });
    expect(await json(act(id, 'close'))).toMatchObject({ version: 3 });

    expect(await json(patch(id, { results: 'shown' }))).toMatchObject({ results: 'shown', version: 4 });
    expect((await feed()).poll).toMatchObject({ id, state: 'closed', counts: [0, 0, 0] });
    await patch(id, { results: 'hidden' });
    expect((await feed()).poll).toBeNull();
  });

  it('gives way when another is opened: one at a time, in one step', async () => {
    const first = await open();
    const second = await poll({ question: 'How useful was this?', kind: 'rating' });
    await act(second.id, 'open');
    expect(await show(first.id)).toMatchObject({ state: 'closed', closedAt: world.deps.now().toISOString() });
    expect((await feed()).poll).toMatchObject({ id: second.id, kind: 'rating' });
    const more = await Promise.all(['A', 'B', 'C'].map((question) => poll({ ...single, question })));
    const raced = await Promise.all(more.map(({ id }) => act(id, 'open')));
    expect(raced.map(({ status }) => status).filter((status) => status !== 200 && status !== 409 && status !== 503)).toEqual([]);
    expect((await list()).filter(({ state }) => state === 'open')).toHaveLength(1);
    for (const { id } of await list()) await act(id, 'close');
  });

  it('keeps its words once people saw them, and a version that a colleague has passed is a conflict with what is there', async () => {
    const { id } = await poll();
    const changed = await json(patch(id, { question: 'Who answers?', options: ['We', 'They'], version: 1 }));
    expect(changed).toMatchObject({ question: 'Who answers?', options: ['We', 'They'], counts: [0, 0], version: 2 });
    expect(await json(patch(id, { question: 'Who answers?' }))).toMatchObject({ version: 2 });
    const stale = await problemOf(await writesNothing(world, () => patch(id, { question: 'Mine?', version: 1 })), 'conflict');
    expect(stale.current).toEqual(changed);
    await problemOf(await act(id, 'open', { version: 1 }), 'conflict');
    await act(id, 'open', { version: 2 });
    for (const change of [{ question: 'Else?' }, { options: ['We', 'You'] }])
      await problemOf(await writesNothing(world, () => patch(id, change)), 'refused');
    await problemOf(await writesNothing(world, () => remove(id)), 'refused');
    await problemOf(await act(id, 'close', { version: 2 }), 'conflict');
    await act(id, 'close', { version: 3 });
  });

  it('goes while it is prepared, and makes room in a webinar of twenty', async () => {
    const before = (await list()).length;
    const made = await Promise.all(
      Array.from({ length: limits.pollsPerWebinar - before + 3 }, (_, i) => prepare({ ...single, question: `No. ${i}?` })),
    );
    const refused = made.filter(({ status }) => status !== 201);
    for (const answer of refused) expect([409, 503]).toContain(answer.status);
    while ((await list()).length < limits.pollsPerWebinar) await poll();
    await problemOf(await writesNothing(world, () => prepare()), 'refused');
    const prepared = (await list()).filter(({ state }) => state === 'prepared');
    expect(await list()).toHaveLength(limits.pollsPerWebinar);
    for (const { id } of prepared) expect((await remove(id)).status).toBe(200);
    await problemOf(await remove(prepared[0]?.id ?? ''), 'not-found');
    expect((await prepare()).status).toBe(201);
  });

  it('opens only in a webinar that people can enter', async () => {
    const cookie = { cookie: host };
    const draft = { title: 'Still a draft', startsAt: '2027-07-01T13:00:00.000Z', timeZone: 'Europe/Berlin', durationMinutes: 60 };
    const hidden = (await (await post(world, '/api/console/webinars', draft, cookie)).json()) as { id: string };
    const at = `/api/console/webinars/${hidden.id}/polls`;
    const { id } = await json(prepare(single, at));
    await problemOf(await post(world, `${at}/${id}/open`, {}, cookie), 'refused');

    const over = await openWebinar(world, { title: 'Soon over', live: true });
    const there = `/api/console/webinars/${over.id}/polls`;
    const first = await json(prepare({ ...single, results: 'shown' }, there));
    const second = await json(prepare(single, there));
    await post(world, `${there}/${first.id}/open`, {}, cookie);
    const shown = async () => ((await (await get(world, `/feed/${over.id}`)).json()) as { poll: unknown }).poll;
    expect(await shown()).toMatchObject({ state: 'open' });
    await post(world, `/api/console/webinars/${over.id}/end`, {}, cookie);
    expect(await shown()).toMatchObject({ state: 'closed', counts: [0, 0, 0] });
    await problemOf(await post(world, `${there}/${second.id}/open`, {}, cookie), 'refused');
    // A poll of another webinar is not found by its id alone.
    await problemOf(await get(world, `${base}/${first.id}`, host), 'not-found');
    await problemOf(await act(first.id, 'close'), 'not-found');
  });
});

describe('what is not a poll', () => {
  const words = { question: 'One word for today?', kind: 'words' };
  it.each([
    [{}, ['#/question', '#/kind']],
    [{ ...single, question: ' \u200b ' }, ['#/question']],
    [{ ...single, question: 'x'.repeat(281) }, ['#/question']],
    [{ ...single, kind: 'quiz' }, ['#/kind']],
    [{ ...single, options: ['Only one'] }, ['#/options']],
    [{ ...single, options: Array.from({ length: 11 }, (_, i) => `No. ${i}`) }, ['#/options']],
    [{ ...single, options: ['Same', ' Same '] }, ['#/options']],
    [{ ...single, options: ['', 'x'.repeat(81), 'fine'] }, ['#/options/0', '#/options/1']],
    [{ ...single, options: 'A, B' }, ['#/options']],
    [{ ...words, options: ['A', 'B'] }, ['#/options']],
    [{ question: 'How?', kind: 'rating', options: ['Bad', 'Good'] }, ['#/options']],
    [{ ...single, results: 'maybe' }, ['#/results']],
    [{ ...single, counts: [9, 9, 9] }, ['#/counts']],
    [{ ...single, state: 'open', id: 'x' }, ['#/state', '#/id']],
  ])('%j is refused at %j', async (form, pointers) => {
    const answer = await writesNothing(world, () => prepare(form as Record<string, unknown>));
    expect(pointersOf(await problemOf(answer, 'invalid')).sort()).toEqual([...pointers].sort());
  });

  it('sends thousands of options in vain, and quickly', async () => {
    const options = Array.from({ length: 9_000 }, () => -1);
    const started = performance.now();
    expect(pointersOf(await problemOf(await prepare({ ...single, options }), 'invalid'))).toEqual(['#/options']);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
