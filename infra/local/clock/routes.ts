/** `GET`/`POST /local/clock`: what business time it is, and moving it forward. */
import { Hono } from 'hono';
import * as z from 'zod';
import { localClock } from './clock.ts';
import { parseDuration } from './duration.ts';

const move = z.union(
  [
    z.strictObject({ to: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) }),
    z.strictObject({
      advance: z.string().transform((text, context) => {
        const milliseconds = parseDuration(text);
        if (milliseconds === undefined) context.addIssue({ code: 'custom', message: 'not a duration' });
        return milliseconds ?? z.NEVER;
      }),
    }),
  ],
  { error: 'Please send {"to": "2027-06-18T13:00:00Z"} or {"advance": "PT24H"}.' },
);

const problem = (status: number, title: string, detail: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });

export const createClockRoutes = (dataFolder: string, workerUrl: string): Hono => {
  const clock = localClock(dataFolder);
  const reading = () => ({ now: clock.now().toISOString(), realNow: new Date().toISOString() });
  return new Hono()
    .get('/', (context) => context.json(reading(), 200, { 'cache-control': 'no-store' }))
    .post('/', async (context) => {
      const parsed = move.safeParse(await context.req.json().catch(() => undefined));
      if (!parsed.success) return problem(422, 'Please check what you entered', parsed.error.issues[0]?.message ?? '');
      const to = 'to' in parsed.data ? parsed.data.to : new Date(clock.now().getTime() + parsed.data.advance);
      if (to < clock.now()) return problem(409, 'Not possible now', 'Business time only moves forward.');
      const moved = await fetch(`${workerUrl}/journeys`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to: to.toISOString() }),
      }).catch(() => undefined);
      if (!moved?.ok)
        return problem(503, 'We are very busy right now', 'The worker did not finish the walk. Please try again in a few seconds.');
      return context.json(reading(), 200, { 'cache-control': 'no-store' });
    });
};
