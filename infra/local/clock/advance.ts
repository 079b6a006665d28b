/** A walk through time: every due step runs at its own time, as if somebody had waited. */
import { setTimeout as pause } from 'node:timers/promises';
import { localClock } from './clock.ts';

/** How often one moment is run again while something there stays due, or makes another thing due at the same moment. */
const MOST_ROUNDS = 5;
/** Mail of a moment leaves at its moment: what it waits for is looked at so often. */
const LOOK_MS = 50;
/** All processes have seen the new time by then. */
const SEEN_BY_ALL_MS = 220;

export type Advance = {
  readonly dataFolder: string;
  readonly to: Date;
  /** The earliest due time in (after, until], undefined where there is none. */
  readonly nextDue: (range: { after: Date; until: Date }) => Promise<Date | undefined>;
  /** Runs everything that is due at business time (createJourneys). */
  readonly journeys: () => Promise<void>;
  /** How long a moment's mail may take after each run, in real milliseconds. */
  readonly patienceMs?: number;
};

const BEGINNING = new Date(0);

/** Moves business time to `to`, stopping at each due time on the way to run what is due there. The worker calls it for POST /journeys {to}. */
export const advanceClock = async ({ dataFolder, to, nextDue, journeys, patienceMs = 3_000 }: Advance): Promise<void> => {
  const clock = localClock(dataFolder);
  const isClear = async (at: Date): Promise<boolean> => !(await nextDue({ after: BEGINNING, until: at }));
  const becomesClear = async (at: Date): Promise<boolean> => {
    for (const until = performance.now() + patienceMs; performance.now() < until; await pause(LOOK_MS)) if (await isClear(at)) return true;
    return isClear(at);
  };
  const stopAt = async (at: Date): Promise<void> => {
    if (at > clock.now()) await clock.moveTo(at);
    await pause(SEEN_BY_ALL_MS);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await journeys();
      // What stays due after its turn is held back or failed: the schedule takes it up again, the walk goes on.
      if (await becomesClear(at)) return;
    }
  };
  let reached = new Date(Math.min(clock.now().getTime(), to.getTime()));
  await stopAt(reached);
  for (;;) {
    const next = await nextDue({ after: reached, until: to });
    if (!next) break;
    await stopAt(next);
    reached = next;
  }
  await stopAt(to);
};
