import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { advanceClock } from '#infra/local/clock/advance.ts';
import { localClock } from '#infra/local/clock/clock.ts';
import { parseDuration } from '#infra/local/clock/duration.ts';
import { createClockRoutes } from '#infra/local/clock/routes.ts';
import { withBusinessDate } from '#infra/local/clock/told.ts';
import { freePort } from './free-port.ts';

const HOUR = 3_600_000;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-clock-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));
const near = (date: Date, wanted: number) => expect(Math.abs(date.getTime() - wanted)).toBeLessThan(2_000);

describe('business time', () => {
  it('is real time until it is moved, for every reader of the folder, and stays moved', async () => {
    const [mine, other] = [localClock(folder), localClock(folder)];
    near(other.now(), Date.now());
    await mine.moveTo(new Date(Date.now() + 24 * HOUR));
    near(mine.now(), Date.now() + 24 * HOUR);
    await new Promise((resolve) => setTimeout(resolve, 220));
    near(other.now(), Date.now() + 24 * HOUR);
    near(localClock(folder).now(), Date.now() + 24 * HOUR);
  });

  it('never goes back', async () => {
    const clock = localClock(folder);
    await clock.moveTo(new Date(Date.now() + HOUR));
    await expect(clock.moveTo(new Date())).rejects.toThrow(RangeError);
  });

  it('is the Date by which the console reckons, and of no other answer', async () => {
    const now = new Date('2027-06-21T15:00:00.000Z');
    const fetch = withBusinessDate(
      () => new Response('{}'),
      () => now,
    );
    const dateOf = async (path: string) => (await fetch(new Request(`http://127.0.0.1${path}`))).headers.get('date');
    expect([await dateOf('/api/console/cases'), await dateOf('/api/webinars')]).toEqual([now.toUTCString(), null]);
  });

  it('reads durations of a fixed length', () => {
    expect(['PT24H', 'P1D', 'PT30M', 'P1DT2H3M4S', 'P2W', 'PT90S'].map(parseDuration)).toEqual([
      24 * HOUR,
      24 * HOUR,
      HOUR / 2,
      26 * HOUR + 184_000,
      14 * 24 * HOUR,
      90_000,
    ]);
    for (const wrong of ['', 'P', 'PT', 'P1DT', '24H', 'P1M', 'P1Y', '-PT1H', 'PT1.5H', 'pt1h'])
      expect([wrong, parseDuration(wrong)]).toEqual([wrong, undefined]);
  });
});

describe('a walk through time', () => {
  /** Steps by due time; running one at its time removes it and may add others. */
  const walk = async (steps: Map<number, () => void>, to: number) => {
    const { now } = localClock(folder);
    const ran: { due: number; at: number }[] = [];
    const journeys = async () => {
      for (const due of [...steps.keys()].filter((each) => each <= now().getTime()).sort()) {
        const step = steps.get(due);
        steps.delete(due);
        ran.push({ due, at: now().getTime() });
        step?.();
      }
    };
    const nextDue = async ({ after, until }: { after: Date; until: Date }) => {
      const found = [...steps.keys()].filter((due) => due > after.getTime() && due <= until.getTime()).sort()[0];
      return found === undefined ? undefined : new Date(found);
    };
    await advanceClock({ dataFolder: folder, to: new Date(to), nextDue, journeys });
    return ran;
  };

  it('runs each step at its own time and in order, and ends at the time asked for', async () => {
    const start = Date.now();
    const nothing = () => undefined;
    const steps = new Map([3, 1, 2, 30].map((hours) => [start + hours * HOUR, nothing]));
    const ran = await walk(steps, start + 24 * HOUR);
    expect(ran.map(({ due }) => (due - start) / HOUR)).toEqual([1, 2, 3]);
    for (const { due, at } of ran) expect(Math.abs(at - due)).toBeLessThan(2_000);
    expect(steps.size).toBe(1);
    near(localClock(folder).now(), start + 24 * HOUR);
  });

  it('also runs what a step on the way makes due', async () => {
    const start = Date.now();
    const nothing = () => undefined;
    const steps = new Map<number, () => void>([
      [
        start + HOUR,
        () => {
          steps.set(start + HOUR + 1, nothing);
          steps.set(start + 5 * HOUR, nothing);
        },
      ],
    ]);
    const ran = await walk(steps, start + 6 * HOUR);
    expect(ran.map(({ due }) => due - start)).toEqual([HOUR, HOUR + 1, 5 * HOUR]);
  });

  it('walks on past a step that stays due', async () => {
    const start = Date.now();
    const due = new Date(start + HOUR);
    await advanceClock({
      dataFolder: folder,
      to: new Date(start + 2 * HOUR),
      nextDue: async ({ after, until }) => (due > after && due <= until ? due : undefined),
      journeys: async () => undefined,
      patienceMs: 20,
    });
    near(localClock(folder).now(), start + 2 * HOUR);
  });
});

describe('/local/clock', () => {
  const withWorker = async (act: (routes: ReturnType<typeof createClockRoutes>, asked: string[]) => Promise<void>) => {
    const asked: string[] = [];
    const port = await freePort();
    const worker = createServer(async (request, response) => {
      asked.push(await text(request));
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => worker.listen(port, '127.0.0.1', resolve));
    await act(createClockRoutes(folder, `http://127.0.0.1:${port}`), asked);
    worker.closeAllConnections();
    worker.close();
  };
  const post = (routes: ReturnType<typeof createClockRoutes>, body: unknown) =>
    routes.request('/', { method: 'POST', body: JSON.stringify(body) });

  it('asks the worker to walk to a time, or by a duration', async () =>
    withWorker(async (routes, asked) => {
      const to = '2099-01-01T00:00:00.000Z';
      expect((await post(routes, { to })).status).toBe(200);
      expect((await post(routes, { advance: 'PT24H' })).status).toBe(200);
      expect(asked.map((body) => JSON.parse(body).to)[0]).toBe(to);
      near(new Date(JSON.parse(asked[1] ?? '{}').to), Date.now() + 24 * HOUR);
      expect(await (await routes.request('/')).json()).toMatchObject({ now: expect.any(String), realNow: expect.any(String) });
    }));

  it('refuses the past and what it cannot read', async () =>
    withWorker(async (routes, asked) => {
      expect((await post(routes, { to: '2001-01-01T00:00:00Z' })).status).toBe(409);
      for (const body of [{}, { to: 'tomorrow' }, { advance: '1 day' }, { to: '2099-01-01T00:00:00Z', advance: 'PT1H' }, 'x', null]) {
        expect([body, (await post(routes, body)).status]).toEqual([body, 422]);
      }
      expect(asked).toEqual([]);
    }));

  it('says so when the worker is down', async () => {
    const answer = await post(createClockRoutes(folder, `http://127.0.0.1:${await freePort()}`), { advance: 'PT1H' });
    expect(answer.status).toBe(503);
  });
});
