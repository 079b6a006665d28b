export type LocalClock = {
  /** Business time. */
  readonly now: () => Date;
  /** Moves business time forward; a time in its past is refused with a RangeError. */
  readonly moveTo: (to: Date) => Promise<void>;
};

/** Business time of a data folder: real time plus the offset of `<data>/clock.json`. Other processes see a change within 200 ms. */
export const localClock = (dataFolder: string): LocalClock => {
  throw new Error(`not written yet: ${dataFolder}`);
};
