/** Wall time and instants: a host plans in a zone, a computer keeps an instant, a reader sees both. */

export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone);
  } catch {
    return false;
  }
};

/** A wall time as `2027-06-18T15:00`. */
export const wallPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** There are some six hundred zones; spellings of them are without end, and each format takes much memory. */
const MOST_FORMATS = 700;
const formats = new Map<string, Intl.DateTimeFormat>();
const format = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(zone, made);
  return made;
};

/** The wall time that a clock in `zone` shows at an instant. */
export const instantToWall = (instant: Date, zone: string): string => {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
};

/**
 * Every instant at which a clock in `zone` shows this wall time: one as a rule, none where a change of clocks skips it, two where
 * the hour happens twice (earlier first). None also for a date that does not exist.
 */
export const wallToInstants = (wall: string, zone: string): Date[] => {
  const asUtc = new Date(`${wall}:00Z`);
  if (!wallPattern.test(wall) || Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== wall) return [];
  const day = 86_400_000;
  const offsets = [-day, 0, day].map((shift) => {
    const probe = new Date(asUtc.getTime() + shift);
    return Date.parse(`${instantToWall(probe, zone)}:00Z`) - probe.getTime();
  });
  const candidates = [...new Set(offsets)].map((offset) => new Date(asUtc.getTime() - offset));
  return candidates.filter((instant) => instantToWall(instant, zone) === wall).sort((a, b) => a.getTime() - b.getTime());
};

/** `UTC+2`, `UTC−3:30`, `UTC`. */
export const utcOffset = (instant: Date, zone: string): string => {
  const minutes = Math.round(
    (Date.parse(`${instantToWall(instant, zone)}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000) / 60_000,
  );
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
};
