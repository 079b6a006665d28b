/** Reporting a question: shows at once as done, and is taken back where it is refused. */
import type { Live, LiveEvent, Step } from './state.ts';
import type { RoomSentence } from './told.ts';

const NOT_ARRIVED: RoomSentence = 'Your report did not arrive. Please try again.';

const without = (live: Live, id: string): Live['mine'] =>
  live.mine && { ...live.mine, reported: live.mine.reported.filter((one) => one !== id) };

const withReport = (live: Live, id: string): Live['mine'] =>
  live.mine && { ...live.mine, reported: [...live.mine.reported.filter((one) => one !== id), id] };

export const report = (live: Live, id: string): Step => {
  if (!live.mine || live.mine.reported.includes(id)) return [live, []];
  const call = { name: 'report', about: id, method: 'POST', path: '/reports', body: { question: id } } as const;
  return [{ ...live, mine: withReport(live, id), voteNotice: '' }, [{ do: 'call', call }]];
};

/** A list that was read before it was stored may have come since, without it. */
export const takeReport = (live: Live, { call }: Extract<LiveEvent, { is: 'called' }>): Step => [
  { ...live, mine: withReport(live, call.about) },
  [],
];

export const missReport = (live: Live, { call, failure }: Extract<LiveEvent, { is: 'call-failed' }>): Step => [
  { ...live, mine: without(live, call.about), voteNotice: failure.detail || NOT_ARRIVED },
  [],
];
