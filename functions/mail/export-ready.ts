/** To the colleague who asked for an export that took a while: the file is there. */
import { type ExportLeft, exportLeftWords } from '#shared/export.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, list, paragraph, times } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';
import { momentLines } from './when.ts';

export type ExportReadyInput = Letter & {
  readonly filename: string;
  readonly rows: number;
  /** How many were left out, by reason. */
  readonly excluded: Readonly<Partial<Record<ExportLeft, number>>>;
  /** Asks for a sign-in: the file holds people's data. */
  readonly url: string;
  /** ISO; when the file goes. */
  readonly until: string;
};

export const toExportReadyMail = (input: ExportReadyInput): MailContent => {
  const { filename, rows, excluded, url, until, base, locale } = input;
  const { t, many, number } = speakMail(locale);
  const title = t('Your export is ready');
  const left = (Object.entries(excluded) as [ExportLeft, number][]).filter(([, n]) => n > 0);
  return toMail(input, {
    subject: `${title}: ${filename}`,
    title,
    blocks: [
      paragraph(`${filename}: ${many(rows, '1 row', '{n} rows')}`),
      ...(left.length > 0 ? [paragraph(t('Left out:')), list(left.map(([why, n]) => `${number(n)} · ${t(exportLeftWords[why])}`))] : []),
      button(t('Open the export'), url),
      times(momentLines(until, 'UTC', input), t('It asks you to sign in. The file is there until:')),
    ],
    reason: t('You get this mail because you asked for an export in the console at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
};
