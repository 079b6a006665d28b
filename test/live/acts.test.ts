/** Keys, bodies and hurry of those who ask and vote: what is too long or too fast is refused, and nothing counts twice. */
import { describe, expect, it } from 'vitest';
import { get, post, send } from '../support/people.ts';
import { openRoom } from '../support/room.ts';

const { world, live, guest, asking } = await openRoom();
const ask = (cookie: string, text: string) => asking(cookie, { text });

describe('a key', () => {
  it.each([
    ['255 characters', 'k'.repeat(255), 201],
    ['256 characters', 'k'.repeat(256), 422],
    ['a thousand characters', 'k'.repeat(1_000), 422],
    ['signs of the table', 'a#b|c/../%23', 201],
    ['letters beyond ASCII', 'kéy', 201],
  ])('of %s', async (_, key, status) => {
    const cookie = await guest();
    const headers = { cookie, 'idempotency-key': key };
    const first = await post(world, `${live}/questions`, { text: 'With a key?' }, headers);
    expect(first.status).toBe(status);
    if (status !== 201) return;
    const again = await post(world, `${live}/questions`, { text: 'With a key?' }, headers);
    expect(await again.json()).toEqual(await first.json());
  });
});

describe('a vote', () => {
  it.each(['{"votes":9}', '[]', 'x'.repeat(70_000), '\u0000', 'null'])('takes no notice of what is sent with it', async (body) => {
    const { id: question } = (await (await ask(await guest(), 'With a body?')).json()) as { id: string };
    const cookie = await guest();
    const path = `${live}/questions/${question}/vote`;
    const headers = { cookie, origin: 'https://parley.example.com', 'content-type': 'application/json' };
    const answer = await world.request(path, { method: 'PUT', body, headers });
    expect([200, 413]).toContain(answer.status);
    await send(world, 'PUT', path, cookie);
    await world.settle();
    expect((await world.deps.question.find(question))?.votes).toBe(1);
  });
});

describe('asking too fast', () => {
  it('is told to all but five of twelve that come at once, and they leave nothing', async () => {
    const cookie = await guest();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(cookie, `At once ${n}?`)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
    for (const answer of answers.filter(({ status }) => status === 429))
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const mine = (await (await get(world, `${live}/mine`, cookie)).json()) as { questions: unknown[] };
    expect(mine.questions).toHaveLength(5);
  });
});
