/** Takes messages from the queues and runs what is due, where the cloud has SQS mappings and a schedule. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';
import { createJourneys } from '#functions/journeys.ts';
import { createMailer } from '#functions/mailer.ts';
import { createWork } from '#functions/work.ts';
import { functions, type Queue } from '#infra/functions.ts';
import { advanceClock } from '../clock/advance.ts';
import { takeMessages } from '../queue/take.ts';
import { endSignal, reportReady, writePid } from './join.ts';
import { nextDue } from './next-due.ts';
import { localWorld } from './world.ts';

const { settings, ports, deps } = localWorld();
const { dataFolder } = settings;
writePid(dataFolder, 'worker', process.pid);
const signal = endSignal();

const runDue = createJourneys(deps);
const journeys = (): Promise<void> => runDue({ time: ports.now().toISOString() });

// Two ticks at once would only race each other for the same claims.
let lastTick: Promise<void> = Promise.resolve();
const inTurn = (act: () => Promise<void>): Promise<void> => {
  lastTick = lastTick.catch(() => undefined).then(act);
  return lastTick;
};

const tick = z.strictObject({ to: z.iso.datetime().optional() });
const inside = new Hono().post('/journeys', async (context) => {
  const { to } = tick.parse(await context.req.json());
  const next = (range: { after: Date; until: Date }): Promise<Date | undefined> => nextDue(deps.table, range);
  await inTurn(() => (to ? advanceClock({ dataFolder, to: new Date(to), nextDue: next, journeys }) : journeys()));
  return context.body(null, 204);
});

const take = (handler: ReturnType<typeof createMailer>, queues: readonly Queue[], batch: number): Promise<void> =>
  takeMessages({ dataFolder, queues, batch, handler, log: ports.log, signal });

const reading = functions.flatMap(({ name, trigger }) =>
  trigger.kind === 'queues' ? [take(name === 'mailer' ? createMailer(deps) : createWork(deps), trigger.queues, trigger.batch)] : [],
);
const server = serve({ fetch: inside.fetch, port: settings.ports.worker, hostname: '127.0.0.1' }, reportReady);
await Promise.all(reading);
server.close();
process.exit(signal.aborted ? 0 : 1);
