/** What tasks of a page cost the processor. Unlike the time that passes, it does not grow when other programs want the machine. */
import type { CDPSession } from 'playwright-core';

type Event = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
};

/** The thread that events are dispatched on is the page's own. */
const mainThread = (events: readonly Event[]): string => {
  const counts = new Map<string, number>();
  for (const { name, pid, tid } of events)
    if (name === 'EventDispatch') counts.set(`${pid}/${tid}`, (counts.get(`${pid}/${tid}`) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
};

/** Milliseconds of processor time of each task that `act` set in motion on the page's main thread, the longest first. */
export const traceTasks = async (session: CDPSession, act: () => Promise<unknown>): Promise<number[]> => {
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])));
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] },
    transferMode: 'ReportEvents',
  });
  await act();
  await session.send('Tracing.end');
  await ended;
  const thread = mainThread(events);
  return events
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && `${pid}/${tid}` === thread)
    .map(({ tdur = 0 }) => tdur / 1_000)
    .sort((a, b) => b - a);
};
