import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { toMessage } from '#functions/mail/message.ts';
import type { Ports } from '#functions/ports.ts';

/** Keeps to the rate that SES allows this account by itself: each "too many" slows the next ones down. */
const steadyClient = () => new SESv2Client({ retryMode: 'adaptive', maxAttempts: 6 });

/** Sends through SES, raw, because each message has its own headers and calendar file. Resolves once SES has taken it over. */
export const sesMail = (sesClient = steadyClient()): Ports['mail'] => {
  const transport = createTransport({ SES: { sesClient, SendEmailCommand } });
  return async (from, mail) => {
    await transport.sendMail(toMessage(from, mail));
  };
};
