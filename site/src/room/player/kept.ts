/** What the player remembers in this browser: loudness and captions for all rooms, the place in a recording, and whose players may load. */

export type Tastes = { readonly volume: number; readonly muted: boolean; readonly captions: boolean };

const TASTES = 'parley-player';
const placeName = (webinar: string): string => `parley-place-${webinar}`;
const agreedName = (host: string): string => `parley-agreed-${host.toLowerCase()}`;

const read = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
};

const write = (name: string, value: unknown): void => {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still plays.
  }
};

export const readTastes = (): Tastes => {
  const kept = read(TASTES) as Partial<Tastes> | null;
  const volume = typeof kept?.volume === 'number' && kept.volume >= 0 && kept.volume <= 1 ? kept.volume : 1;
  return { volume, muted: kept?.muted === true, captions: kept?.captions === true };
};
export const keepTastes = (change: Partial<Tastes>): void => write(TASTES, { ...readTastes(), ...change });

/** Seconds into this webinar's recording where one stopped; null for none. */
export const readPlace = (webinar: string): number | null => {
  const kept = read(placeName(webinar));
  return typeof kept === 'number' && Number.isFinite(kept) ? kept : null;
};
export const keepPlace = (webinar: string, seconds: number | null): void =>
  write(placeName(webinar), seconds === null ? null : Math.floor(seconds));

/** Places that this browser told the server of: what it answers of them is no news from another device. */
const MOST_TOLD = 8;
const toldIn = (webinar: string): readonly unknown[] => {
  const kept = read(`parley-told-${webinar}`);
  return Array.isArray(kept) ? kept : [];
};
export const hasTold = (webinar: string, place: number): boolean => toldIn(webinar).includes(place);
export const keepTold = (webinar: string, place: number): void =>
  write(`parley-told-${webinar}`, [...toldIn(webinar), place].slice(-MOST_TOLD));

/** Whether somebody agreed in this browser that another company's player may load, and so see their address. */
export const hasAgreed = (host: string): boolean => read(agreedName(host)) === true;
export const keepAgreed = (host: string, agreed: boolean): void => write(agreedName(host), agreed ? true : null);
