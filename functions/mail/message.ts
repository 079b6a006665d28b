/** A mail as nodemailer takes it, whoever carries it then. Pure. */
import type { SendMailOptions } from 'nodemailer';
import type { Mail, Sender } from '../ports.ts';

export const toMessage = (from: Sender, { to, subject, html, text, calendar, attachments = [], headers, id }: Mail): SendMailOptions => ({
  messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
  from: { name: from.name, address: from.address },
  ...(from.replyTo === undefined ? {} : { replyTo: from.replyTo }),
  // An address is data here, never a list: a comma in it must not make two recipients.
  to: { name: '', address: to },
  subject,
  html,
  text,
  ...(headers === undefined ? {} : { headers: { ...headers } }),
  ...(calendar === undefined ? {} : { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.content } }),
  ...(attachments.length === 0 ? {} : { attachments: attachments.map((file) => ({ ...file })) }),
  // Nothing of a message may be read from a file or an address that somebody typed.
  disableFileAccess: true,
  disableUrlAccess: true,
});
