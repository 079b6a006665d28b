/** Mail that would have left: one `.eml` and one line about it per message in `<data>/outbox/`. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { toMessage } from '#functions/mail/message.ts';
import type { Mail, Sender } from '#functions/ports.ts';
import { writeDurably } from '../write-durably.ts';

const transport = createTransport({ streamTransport: true, newline: 'unix' });

let lastTime = 0;

/** Ids sort as the messages left, also those of one millisecond. */
const nextId = (): string => {
  lastTime = Math.max(Date.now(), lastTime + 1);
  return `${lastTime.toString(36).padStart(9, '0')}-${randomBytes(4).toString('hex')}`;
};

/** Resolves once the message would survive a power cut. `date` is what its Date header says. */
export const keepMail = async (dataFolder: string, from: Sender, mail: Mail, date: Date): Promise<void> => {
  const folder = join(dataFolder, 'outbox');
  await mkdir(folder, { recursive: true });
  const { message } = await transport.sendMail({ ...toMessage(from, mail), date });
  const { to, subject, purpose, answer } = mail;
  const id = nextId();
  // The message comes last: what is listed can be opened.
  await writeDurably(join(folder, `${id}.json`), JSON.stringify({ id, to, subject, purpose, answer, date: date.toISOString() }));
  await writeDurably(join(folder, `${id}.eml`), Buffer.isBuffer(message) ? message : await buffer(message));
};
