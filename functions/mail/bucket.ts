/** Mails at an even pace: never two closer together than the rate allows. Pure. */

/** When the next mail may leave, in real milliseconds. */
export type Bucket = { readonly free: number };

export const fullBucket: Bucket = { free: 0 };

/**
 * Takes the next place. `rate`: mails a second; `now`: real milliseconds. `wait` is how long until it is there. No places are saved up
 * while nothing is sent, so no second ever sees more than its rate.
 */
export const takePlace = ({ free }: Bucket, rate: number, now: number): { readonly bucket: Bucket; readonly wait: number } => {
  const at = Math.max(free, now);
  return { bucket: { free: at + 1_000 / rate }, wait: at - now };
};
