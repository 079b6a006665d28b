/** A room with more questions than one answer can hold, as a console looks at it: page by page, again and again. */
import { expect, it } from 'vitest';
import { toQuestion } from '#functions/question/ask.ts';
import type { Page } from '#shared/page.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Had } from '../../site/src/lib/console/api.ts';
import { isSame, lookThrough, type Pages } from '../../site/src/lib/console/pages.ts';
import { openRoom } from '../support/room.ts';

const MANY = 450;
const PER_PAGE = 200;

it('comes whole, costs one reading a second, and is sent again only where it changed', async () => {
  const { world, webinar, host, decide } = await openRoom();
  const start = world.deps.now().getTime();
  const asked = Array.from({ length: MANY }, (_, n) =>
    toQuestion({
      ...{ id: world.deps.questionIds.make(webinar.id, 'asker', String(n)), webinar, text: `Question ${n}?`, asker: 'asker' },
      ...{ name: 'Noor Example', company: '', anonymous: false, confirmed: true, now: new Date(start + n * 1_000) },
    }),
  );
  for (let n = 0; n < MANY; n += 25) await Promise.all(asked.slice(n, n + 25).map((question) => world.deps.question.add(question)));
  world.tick(MANY * 1_000);

  const answers: { readonly status: number; readonly bytes: number }[] = [];
  const ask = async (path: string, before: Had<Page<ConsoleQuestion>> | undefined) => {
    const had = before?.path === path ? before : undefined;
    const headers = { cookie: host, ...(had ? { 'if-none-match': had.tag } : {}) };
    const answer = await world.request(`/api/console/webinars/${webinar.id}${path}`, { headers });
    const body = await answer.text();
    answers.push({ status: answer.status, bytes: body.length });
    const value = answer.status === 304 && had ? had : { path, tag: answer.headers.get('etag') ?? '', value: JSON.parse(body) };
    return { ok: true, value } as const;
  };
  const look = async (before: Pages<ConsoleQuestion>): Promise<Pages<ConsoleQuestion>> => {
    answers.length = 0;
    const answer = await lookThrough('/questions', before, ask);
    return answer.ok ? answer.value : [];
  };
  const ids = (pages: Pages<ConsoleQuestion>) => pages.flatMap(({ value }) => value.items.map(({ id }) => id));

  const first = await look([]);
  expect(ids(first)).toEqual(asked.map(({ id }) => id));
  expect(answers).toHaveLength(Math.ceil(MANY / PER_PAGE));
  expect(Math.max(...answers.map(({ bytes }) => bytes))).toBeLessThan(1_000_000);

  // A second console within the same second: no page of it reads the table, and nothing is sent to who has it.
  world.takeUnits();
  const second = await look(first);
  expect(world.takeUnits()).toEqual([]);
  expect([isSame(second, first), answers.every(({ status, bytes }) => status === 304 && bytes === 0)]).toEqual([true, true]);

  // One's own decision shows at once, and only its page is sent anew.
  await decide(asked[300]?.id ?? '', { decision: 'answered' });
  const third = await look(second);
  expect(third[1]?.value.items[100]).toMatchObject({ id: asked[300]?.id, resolution: 'answered' });
  expect(third.filter((page, at) => page !== second[at])).toHaveLength(1);
});
