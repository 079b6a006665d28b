/** The letters that name a line of chat within its millisecond. */
import { createHmac, hkdfSync } from 'node:crypto';
import { base32, type WebinarId } from '#shared/ids.ts';

/** The same writer and key give the same tag, so that a repeat finds the line it wrote. */
export const createLineTags = (contactKey: string) => {
  const key = Buffer.from(hkdfSync('sha256', contactKey, '', 'parley chat lines', 32));
  return (webinar: WebinarId, writer: string, given: string): string =>
    base32(createHmac('sha256', key).update(`${webinar}:${writer.length}:${writer}:${given}`).digest()).slice(0, 12);
};
