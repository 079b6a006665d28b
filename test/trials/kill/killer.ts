/** Kills processes as a power cut would: SIGKILL, at the planned moments. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from '#infra/local/process/join.ts';
import type { LocalSettings } from '#infra/local/settings.ts';
import type { History } from './history.ts';
import type { PlannedKill } from './plan.ts';
import { livingPid } from './system.ts';

export type Kills = Readonly<Record<Part, number>>;

export const addUp = (a: Kills, b: Kills): Kills => ({
  api: a.api + b.api,
  streams: a.streams + b.streams,
  worker: a.worker + b.worker,
  database: a.database + b.database,
});

const POLL_MS = 20;
/** The supervisor promises a second; a database on a busy machine takes some more until it has written its pid. */
const RESTART_MS = 30_000;

type Killer = { readonly settings: LocalSettings; readonly history: History; readonly progress: () => number };

/** Each part's kills in turn; a part that is not up again is waited for. Resolves with how many there were. */
export const carryOutKills = async ({ settings, history, progress }: Killer, planned: readonly PlannedKill[]): Promise<Kills> => {
  const kills: Record<Part, number> = { api: 0, streams: 0, worker: 0, database: 0 };
  const killOne = async ({ part, at, afterMs }: PlannedKill, last: number): Promise<number> => {
    while (progress() < at) await pause(POLL_MS);
    await pause(afterMs);
    const patience = performance.now() + RESTART_MS;
    let pid = livingPid(settings, part);
    while (pid === 0 || pid === last) {
      if (performance.now() > patience) throw new Error(`The part "${part}" was not started again within ${RESTART_MS / 1000} s`);
      await pause(POLL_MS);
      pid = livingPid(settings, part);
    }
    process.kill(pid, 'SIGKILL');
    history.note({ type: 'kill', part, pid });
    kills[part] += 1;
    return pid;
  };
  const byPart = Map.groupBy(planned, ({ part }) => part);
  await Promise.all(
    [...byPart.values()].map(async (ofPart) => {
      let last = 0;
      for (const kill of ofPart.toSorted((a, b) => a.at - b.at)) last = await killOne(kill, last);
    }),
  );
  return kills;
};
