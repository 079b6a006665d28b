/** What stands beside a recording: through the routes that the room and the build of the site use. */
import { describe, expect, it } from 'vitest';
import type { Poll } from '#shared/poll.ts';
import type { Replay } from '#shared/replay.ts';
import { problemOf } from '../http/stored.ts';
import { get, post, register, signedIn } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const openReplay = async () => {
  const room = await openRoom();
  const { world, webinar, host } = room;
  const console = `/api/console/webinars/${webinar.id}`;
  const patch = (path: string, body: unknown) =>
    world.request(`${console}${path}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie: host },
    });
  const read = async () => {
    world.tick(1_001);
    const answer = await get(world, `/api/replays/${webinar.id}`);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as Replay;
  };
  const act = async (path: string, body: unknown = {}) => {
    const answer = await post(world, `${console}${path}`, body, { cookie: host });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return answer.json();
  };
  const end = async () => {
    await act('/end');
    expect((await patch('', { replay: 'https://video.example.com/recording.mp4' })).status).toBe(200);
    world.tick(5_001);
  };
  const builds = async () => {
    await world.settle();
    return world.builds();
  };
  return { ...room, act, patch, read, end, builds };
};

describe('a replay', () => {
  it('is there once the webinar is over and has a recording, and not before', async () => {
    const { world, webinar, end, act, read } = await openReplay();
    await problemOf(await get(world, `/api/replays/${webinar.id}`), 'not-found');
    await act('/end');
    world.tick(5_001);
    await problemOf(await get(world, `/api/replays/${webinar.id}`), 'not-found');
    await act('/resume');
    await end();
    expect(await read()).toEqual({ id: webinar.id, chapters: [], polls: [], transcript: false });
    await problemOf(await get(world, '/api/replays/nothing-here'), 'not-found');
  });

  it('has a chapter for each question that was answered on air, with the answer that was written down later', async () => {
    const { ask, guest, world, decide, end, read } = await openReplay();
    const seat = await guest();
    const [late, early, written] = [await ask(seat, 'And the budget?'), await ask(seat, 'Who begins?'), await ask(seat, 'How many?')];
    world.tick(65_000);
    await decide(early.id, { decision: 'answering' });
    world.tick(20_000);
    await decide(early.id, { decision: 'answered' });
    await decide(late.id, { decision: 'answering' });
    world.tick(20_000);
    await decide(late.id, { decision: 'answered' });
    await decide(written.id, { decision: 'reply', text: 'Eleven.' });
    await end();
    await decide(late.id, { decision: 'reply', text: '<b>Two</b>, planned together.' });
    const { chapters } = await read();
    expect(chapters).toEqual([
      { id: early.id, text: 'Who begins?', at: expect.any(Number) },
      { id: late.id, text: 'And the budget?', at: expect.any(Number), answer: '<b>Two</b>, planned together.' },
    ]);
    expect((chapters[1]?.at ?? 0) - (chapters[0]?.at ?? 0)).toBe(20);
    await decide(early.id, { decision: 'hide', reason: 'other' });
    expect((await read()).chapters.map(({ id }) => id)).toEqual([late.id]);
  });

  it('shows polls as they ended, in their order, and none whose results were kept', async () => {
    const { act, guest, world, live, end, patch, read } = await openReplay();
    const open = async (form: object) => {
      const { id } = (await act('/polls', form)) as Poll;
      world.tick(1_000);
      await act(`/polls/${id}/open`);
      return id;
    };
    const first = await open({ question: 'Who?', kind: 'single', options: ['We', 'They'], results: 'shown' });
    const seat = await guest();
    await world.request(`${live}/polls/${first}/answer`, {
      method: 'PUT',
      body: JSON.stringify({ options: [1] }),
      headers: { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie: seat },
    });
    const hidden = await open({ question: 'Between us?', kind: 'rating' });
    await act('/polls', { question: 'Never asked', kind: 'rating', results: 'shown' });
    await world.settle();
    await end();
    expect((await read()).polls).toEqual([
      { id: first, kind: 'single', question: 'Who?', options: ['We', 'They'], answered: 1, state: 'closed', counts: [0, 1] },
    ]);
    await patch(`/polls/${hidden}`, { results: 'shown' });
    expect((await read()).polls.map(({ question }) => question)).toEqual(['Who?', 'Between us?']);
  });

  it('is for who has a seat, where the webinar was by invitation', async () => {
    const { world, webinar, end, patch } = await openReplay();
    const seat = await register(world, webinar.slug, 'kim@example.com');
    expect((await patch('', { admission: { invited: true } })).status).toBe(200);
    await end();
    await problemOf(await get(world, `/api/replays/${webinar.id}`), 'not-found');
    expect((await get(world, `/api/replays/${webinar.id}`, seat)).status).toBe(200);
  });

  it('is built anew when a question or a poll changes after the end, and not while somebody writes', async () => {
    const { ask, guest, decide, end, act, patch, builds } = await openReplay();
    const seat = await guest();
    const [aired, other] = [await ask(seat, 'On air?'), await ask(seat, 'Never on air?')];
    await decide(aired.id, { decision: 'answered' });
    const { id } = (await act('/polls', { question: 'Sure?', kind: 'rating' })) as Poll;
    await act(`/polls/${id}/open`);
    await end();
    const before = await builds();
    await act(`/questions/${other.id}/replying`, { open: true });
    expect(await builds()).toBe(before);
    // What is found by its words as well, and what has to go from there.
    await decide(other.id, { decision: 'reply', text: 'In writing.' });
    const written = await builds();
    expect(written).toBeGreaterThan(before);
    await decide(aired.id, { decision: 'hide', reason: 'other' });
    const hidden = await builds();
    expect(hidden).toBeGreaterThan(written);
    await patch(`/polls/${id}`, { results: 'shown' });
    expect(await builds()).toBeGreaterThan(hidden);
  });
});

it('nobody of the team is asked for anything', async () => {
  const { world, webinar, end } = await openReplay();
  await end();
  expect((await get(world, `/api/replays/${webinar.id}`, await signedIn(world, []))).status).toBe(200);
});
