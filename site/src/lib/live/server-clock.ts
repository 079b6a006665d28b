/** How the server's clock stands against this machine's, read off an answer's headers. */

export type Answered = { readonly ageSeconds: number /** Milliseconds of the epoch, where the answer says it. */; readonly date?: number };

/** `Date` holds whole seconds, so half of one is added. `Age` is how long an edge had kept the answer. */
export const whenAnswered = (headers: Headers): Answered => {
  const date = Date.parse(headers.get('Date') ?? '');
  return { ageSeconds: Number(headers.get('Age') ?? 0) || 0, ...(Number.isNaN(date) ? {} : { date: date + 500 }) };
};

/** Milliseconds to add to the clock here, which says `at`; undefined where the answer does not tell. Less than two seconds is noise. */
export const toClockOffset = ({ date, ageSeconds }: Answered, at: number): number | undefined => {
  if (date === undefined) return undefined;
  const offset = date + ageSeconds * 1_000 - at;
  return Math.abs(offset) < 2_000 ? 0 : offset;
};
