/** Times as mails tell them: in the webinar's zone and in the reader's. Pure. */
import type { Locale } from '#shared/setting.ts';
import { toMoment, toWhen } from '#shared/when.ts';
import { speak } from '#shared/words/speak.ts';
import { isZone, utcOffset } from '#shared/zone.ts';

export type Reader = { readonly locale: Locale; readonly readerZone?: string };

const inZones = (at: string, timeZone: string, { locale, readerZone }: Reader, write: (zone: string) => string): string[] => {
  const known = readerZone && isZone(readerZone) ? readerZone : undefined;
  const lines = [write(timeZone)];
  // Whose clock we do not know gets the one that everybody can reckon from.
  if (!known && utcOffset(new Date(at), timeZone) !== 'UTC') lines.push(write('UTC'));
  if (known && known !== timeZone) lines.push(speak(locale, 'times').t('{time}, your time', { time: write(known) }));
  return lines;
};

/** When a webinar is: a line for each zone. */
export const spanLines = (
  { startsAt, endsAt, timeZone }: { readonly startsAt: string; readonly endsAt: string; readonly timeZone: string },
  reader: Reader,
): string[] =>
  inZones(startsAt, timeZone, reader, (zone) => {
    const when = toWhen(startsAt, endsAt, zone, speak(reader.locale, 'times'));
    return `${when.date}, ${when.hours} ${when.place}`;
  });

/** One moment: a line for each zone. */
export const momentLines = (at: string, timeZone: string, reader: Reader): string[] =>
  inZones(at, timeZone, reader, (zone) => toMoment(at, zone, speak(reader.locale, 'times')));
