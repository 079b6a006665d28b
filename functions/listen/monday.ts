/** Monday, nine o'clock, by the organisation's own calendar. Pure. */
import { instantToWall, wallToInstants } from '#shared/zone.ts';

const DAY_MS = 86_400_000;
const CLOCK = '09:00';
/** Who reads of last week on Wednesday is told old news. */
const LATEST_MS = DAY_MS;
/** A zone that leaves out a Monday, or nine o'clock on it, has another one a week later. */
const MOST_DAYS = 15;

const isMonday = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() === 1;

/** The next Monday at nine (ISO), later than `now`. */
export const nextMonday = (now: Date, zone: string): string => {
  const today = Date.parse(`${instantToWall(now, zone).slice(0, 10)}T00:00:00Z`);
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const date = new Date(today + day * DAY_MS).toISOString().slice(0, 10);
    const [at] = isMonday(date) ? wallToInstants(`${date}T${CLOCK}`, zone) : [];
    if (at && at > now) return at.toISOString();
  }
  throw new RangeError('No Monday within two weeks');
};

/** Which Monday a mail that was due at `at` (ISO) is of; undefined where that is none any more, or too long ago. */
export const mondayOf = (at: string, now: Date, zone: string): string | undefined => {
  const wall = instantToWall(new Date(at), zone);
  const date = wall.slice(0, 10);
  return isMonday(date) && wall.slice(11) >= CLOCK && now.getTime() - Date.parse(at) < LATEST_MS ? date : undefined;
};
