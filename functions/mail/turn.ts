/** Whose turn it is to send something, and when. */

/** Which mailer this is, and what it handed over without being able to record it, because the table was away. */
export type Mailer = { readonly name: string; readonly handed: Set<string> };

/** Another mailer holds it: the queue's next try looks again. */
export class Taken extends Error {}

/** Until when a carrier that is away is left alone (real milliseconds), and for how many seconds that is. */
export type Rest = { readonly until: number; readonly seconds: number };

export const noRest: Rest = { until: 0, seconds: 0 };

const FIRST_SECONDS = 5;
const MOST_SECONDS = 60;

/** Asked again after 5 seconds, then after twice as long each time, up to a minute. */
export const restLonger = ({ seconds }: Rest, now: number): Rest => {
  const next = Math.min(MOST_SECONDS, Math.max(FIRST_SECONDS, seconds * 2));
  return { until: now + next * 1_000, seconds: next };
};
