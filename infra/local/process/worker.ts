/** Takes messages from the queues and runs what is due, where the cloud has SQS mappings and a schedule. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';
import { createJourneys } from '#functions/journeys.ts';
import { createMailer } from '#functions/mailer.ts';
import { createWork } from '#functions/work.ts';
import { functions } from '#infra/functions.ts';
import { advanceClock } from '../clock/advance.ts';
import { type QueueReader, takeMessages } from '../queue/take.ts';
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

type Taker = Pick<QueueReader, 'handler' | 'lanes' | 'leaseSeconds'>;
const takers: Readonly<Record<string, Taker>> = {
  mailer: { handler: createMailer(deps) },
  // Building the site takes half a minute: an export or an offer does not wait for it.
  work: { handler: createWork(deps), lanes: 3, leaseSeconds: 900 },
};

const reading = functions.flatMap(({ name, trigger }) => {
  const taker = takers[name];
  if (trigger.kind !== 'queues' || !taker) return [];
  const { queues, batch, batches = {} } = trigger;
  return [takeMessages({ dataFolder, queues, batch, batches, log: ports.log, signal, ...taker })];
});
const server = serve({ fetch: inside.fetch, port: settings.ports.worker, hostname: '127.0.0.1' }, reportReady);
await Promise.all(reading);
server.close();
process.exit(signal.aborted ? 0 : 1);
