/** The supervisor: starts the parts, holds the edge and the identity provider, ticks the schedule, ends everything together. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Keys, openDataFolder } from './data-folder.ts';
import { startEdge } from './edge/start.ts';
import { checkPorts } from './free-ports.ts';
import { startIdentity } from './identity/start.ts';
import { endLeftovers, refuseSecondStart } from './leftovers.ts';
import { createLocalRoutes } from './local-routes.ts';
import { clearData, createParts } from './parts.ts';
import { endWith } from './refusal.ts';
import { type LocalSettings, localSettings } from './settings.ts';
import { followSources } from './watch.ts';

const MINUTE_MS = 60_000;

const announce = (url: string, seconds: number): void => {
  console.log(`\nParley is ready at ${url} (${seconds.toFixed(1)} s)`);
  console.log(`  Team      ${url}/console/`);
  console.log('            sign in as admin@example.com, host@example.com, marketer@example.com or agent@example.com');
  console.log(`  Mail      ${url}/outbox/`);
  console.log('Ctrl-C stops it; the data stays.');
};

/** What people and their browsers meet. Answers how to close each of it. */
const openDoors = async (settings: LocalSettings, keys: Keys, reset: () => Promise<void>): Promise<(() => Promise<void>)[]> => {
  const { dataFolder, publicUrl, ports, issuer, apiUrl, workerUrl } = settings;
  const identity = await startIdentity({
    port: ports.identity,
    publicUrl,
    clientId: 'parley',
    clientSecret: keys.OIDC_CLIENT_SECRET,
    folder: join(dataFolder, 'identity'),
  });
  const edge = await startEdge({
    port: ports.public,
    publicUrl,
    apiUrl,
    originSecret: keys.ORIGIN_SECRET,
    siteFolder: join(dataFolder, 'site', 'current'),
    issuer,
    local: createLocalRoutes({ dataFolder, publicUrl, secret: keys.ORIGIN_SECRET, workerUrl, reset }),
  });
  const tick = (): Promise<unknown> =>
    // A worker that is just being restarted is asked again in a minute.
    fetch(`${workerUrl}/journeys`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }).catch(() => undefined);
  const schedule = setInterval(tick, MINUTE_MS);
  void tick();
  return [edge.close, identity.close, async () => clearInterval(schedule)];
};

const start = async (): Promise<void> => {
  const settings = localSettings(process.env);
  const { dataFolder, publicUrl } = settings;
  refuseSecondStart(dataFolder);
  await endLeftovers(dataFolder);
  await checkPorts(settings);
  const keys = await openDataFolder(dataFolder);
  writeFileSync(join(dataFolder, 'run', 'supervisor.pid'), String(process.pid));

  let parts = createParts(settings, keys);
  const closing: (() => Promise<void>)[] = [];
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    console.log('\nStopping …');
    await Promise.allSettled(closing.map((close) => close()));
    await parts.stop();
    console.log(`Stopped. The data is in ${dataFolder}.`);
    process.exit(0);
  };
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, end);
  process.channel?.unref();

  await parts.start().catch(async (error: unknown) => {
    // Whatever breaks while everything is being ended is no failure.
    if (isEnding) return new Promise<never>(() => undefined);
    await parts.stop();
    throw error;
  });
  const reset = async (): Promise<void> => {
    await parts.stop();
    await clearData(dataFolder);
    parts = createParts(settings, keys);
    await parts.start();
  };
  closing.push(...(await openDoors(settings, keys, reset)));
  announce(publicUrl, performance.now() / 1000);
  if (process.argv.includes('--watch')) followSources(() => parts);
};

start().catch(endWith);
