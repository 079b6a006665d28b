import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import type { Ports } from '#functions/ports.ts';

/** Keeps to the rate that SES allows this account by itself: each "too many" slows the next ones down. */
const steadyClient = () => new SESv2Client({ retryMode: 'adaptive', maxAttempts: 6 });

/** Sends through SES, raw, because each message has its own headers and calendar file. Resolves once SES has taken it over. */
export const sesMail = (sesClient = steadyClient()): Ports['mail'] => {
  const transport = createTransport({ SES: { sesClient, SendEmailCommand } });
  return async (from, { to, subject, html, text, calendar, headers }) => {
    await transport.sendMail({
      from: { name: from.name, address: from.address },
      ...(from.replyTo === undefined ? {} : { replyTo: from.replyTo }),
      // An address is data here, never a list: a comma in it must not make two recipients.
      to: { name: '', address: to },
      subject,
      html,
      text,
      ...(headers === undefined ? {} : { headers: { ...headers } }),
      ...(calendar === undefined ? {} : { icalEvent: { method: calendar.method, filename: 'invitation.ics', content: calendar.content } }),
      // Nothing of a message may be read from a file or an address that somebody typed.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
};
