/** The tasks of a page's main thread, as the browser itself traces them. */
import type { CDPSession } from 'playwright-core';

type Event = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, how long it lasted, and what of that the thread itself ran: microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

/** Milliseconds. `wall` is what a person waits; `thread` leaves out the time in which other programs had the processor. */
export type Task = { readonly wall: number; readonly thread: number };

/** What our script and our styles make a browser do. A task without any of it is the browser's own. */
const ours = new Set([
  ...['EventDispatch', 'FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks', 'XHRReadyStateChange'],
  ...['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'IntersectionObserverController::computeIntersections'],
]);

const threadOf = ({ pid, tid }: Event): string => `${pid}/${tid}`;

/** The thread that events are dispatched on is the page's own. */
const mainThread = (events: readonly Event[]): string => {
  const counts = new Map<string, number>();
  for (const event of events) if (event.name === 'EventDispatch') counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
};

/** The tasks of the main thread in which something of ours ran, the longest first. */
const toTasks = (events: readonly Event[]): Task[] => {
  const main = mainThread(events);
  const sorted = events.filter((event) => event.ph === 'X' && threadOf(event) === main).sort((a, b) => a.ts - b.ts);
  const tasks: { until: number; wall: number; thread: number; isOurs: boolean }[] = [];
  for (const { name, ts, dur = 0, tdur = 0 } of sorted) {
    const last = tasks.at(-1);
    const isInside = last !== undefined && ts < last.until;
    if (isInside) last.isOurs ||= ours.has(name);
    else if (name.endsWith('RunTask')) tasks.push({ until: ts + dur, wall: dur / 1_000, thread: tdur / 1_000, isOurs: false });
  }
  return tasks
    .filter(({ isOurs }) => isOurs)
    .map(({ wall, thread }) => ({ wall, thread }))
    .sort((a, b) => b.wall - a.wall);
};

/** Runs `act` under the browser's own trace, and answers with the tasks that it set in motion and with what `act` answered. */
export const traceTasks = async <T>(session: CDPSession, act: () => Promise<T>): Promise<{ readonly tasks: Task[]; readonly done: T }> => {
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])));
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'], traceBufferSizeInKb: 400_000 },
    transferMode: 'ReportEvents',
  });
  const done = await act();
  await session.send('Tracing.end');
  await ended;
  return { tasks: toTasks(events), done };
};
