export type Advance = {
  readonly dataFolder: string;
  readonly to: Date;
  /** The earliest due time in (after, until], undefined where there is none. */
  readonly nextDue: (range: { after: Date; until: Date }) => Promise<Date | undefined>;
  /** Runs everything that is due at business time (createJourneys). */
  readonly journeys: () => Promise<void>;
};

/** Moves business time to `to`, stopping at each due time on the way to run what is due there. The worker calls it for POST /journeys {to}. */
export const advanceClock = async (advance: Advance): Promise<void> => {
  throw new Error(`not written yet: ${advance.to.toISOString()}`);
};
