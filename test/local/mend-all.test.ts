/** Whatever is counted is mended once: a transaction that was written whole owes nothing, whichever figures it moved. */
import { expect, it } from 'vitest';
import { recordToFact } from '#functions/table/facts.ts';
import { markKey } from '#functions/table/keys.ts';
import { owed } from '#infra/local/stream/mend.ts';
import type { OwnQuestion } from '#shared/question.ts';
import { openWebinar, post, register, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import { openWorld } from '../support/world.ts';

it('owes nothing of votes, presence, polls, words, signs, reports and presses that were counted', async () => {
  const world = await openWorld();
  const questions = { mode: 'open', anonymous: 'no', votes: 'everyone' };
  const webinar = await openWebinar(world, {
    live: true,
    questions,
    startsAt: new Date(world.deps.now().getTime() - 60_000).toISOString(),
  });
  const cookie = await signedIn(world, ['host']);
  const team = async (path: string, body: unknown = {}) =>
    (await (await post(world, `/api/console/webinars/${webinar.id}${path}`, body, { cookie })).json()) as { id: string };
  const poll = await team('/polls', { kind: 'words', question: 'One word?' });
  await team(`/polls/${poll.id}/open`);
  const note = await team('/notes', { text: 'The slides', url: 'https://slides.example.com/', label: 'Open' });
  const [ann, ben] = [await register(world, webinar.slug, 'ann@example.com'), await register(world, webinar.slug, 'ben@example.com')];
  await world.settle();

  const stream = readStreamOnce(world.endpoint, world.config.TABLE_NAME);
  await stream.next();
  const room = `/api/live/${webinar.id}`;
  const act = async (method: string, path: string, body: unknown = {}) => {
    const headers = { 'content-type': 'application/json', origin: world.config.PARLEY_URL, cookie: ben };
    const answer = await world.request(`${room}${path}`, { method, body: JSON.stringify(body), headers });
    expect(answer.status, path).toBeLessThan(300);
  };
  const asked = (await (await post(world, `${room}/questions`, { text: 'Counted?' }, { cookie: ann })).json()) as OwnQuestion;
  await act('PUT', `/questions/${asked.id}/vote`);
  await act('POST', '/presence', { seconds: 0 });
  await act('PUT', `/polls/${poll.id}/answer`, { words: ['Trust'] });
  await act('POST', '/reactions', { clap: 3, heart: 1 });
  await act('POST', '/reports', { question: asked.id });
  await act('POST', `/notes/${note.id}/click`);

  const acts = await stream.next();
  await world.handlers.counts({ Records: acts, shardId: 'shard-9' });
  const written = await stream.next();
  const mark = await world.deps.table.get(markKey('shard-9'), { strong: true });
  const at = { ...markKey('shard-9'), first: String(mark?.first), last: String(mark?.last) };
  const complete = world.deps.questionIds.complete;
  expect(owed([...acts, ...written].map(recordToFact), at, complete)).toEqual([]);
  const markOnly = written.map(recordToFact).filter(({ pk }) => pk === 'stream');
  const names = owed([...acts.map(recordToFact), ...markOnly], at, complete).map(({ attribute }) => attribute);
  expect(names.sort()).toEqual(['answered', 'asked', 'attended', 'clap', 'clicks', 'count', 'heart', 'people', 'reports', 'votes']);
});
