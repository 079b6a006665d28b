/** A moment of a recording, and the part of an address that leads to it. The recording begins when the webinar went live. Pure. */

/** Whole seconds into the recording (`startedAt`, `at`: ISO); undefined before its first. */
export const secondsInto = (startedAt: string | null, at: string | undefined): number | undefined => {
  const seconds = startedAt === null || at === undefined ? Number.NaN : Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1_000);
  return seconds >= 0 ? seconds : undefined;
};

/** Behind the room's address, as in Media Fragments URI 1.0 (W3C): a redirect of a personal link keeps it. */
export const toMomentHash = (seconds: number): string => `#t=${seconds}`;

export const momentIn = (hash: string): number | undefined => {
  const [, seconds] = /^#t=(\d{1,5})$/.exec(hash) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
};
