import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { toMessage } from '#functions/mail/message.ts';
import type { Ports } from '#functions/ports.ts';

/** Keeps to the rate that SES allows this account by itself: each "too many" slows the next ones down. */
const steadyClient = () => new SESv2Client({ retryMode: 'adaptive', maxAttempts: 6 });

/**
 * Where clicks are counted, SES leads each link through a counter of its own. Links to us may hold somebody's key, which is nobody
 * else's business; so they stay as they are.
 */
const untracked = (html: string, base: string): string =>
  html.replaceAll(/<a (?=[^>]*href="([^"]*)")/g, (start, href: string) => (href.startsWith(`${base}/`) ? '<a ses:no-track ' : start));

/** Sends through SES, raw, because each message has its own headers and calendar file. Resolves once SES has taken it over. */
export const sesMail = (base: string, sesClient = steadyClient()): Ports['mail'] => {
  const transport = createTransport({ SES: { sesClient, SendEmailCommand } });
  return async (from, mail) => {
    // By its purpose a bounce or a complaint is known for what it is about (functions/inbound).
    const ses = { EmailTags: [{ Name: 'purpose', Value: mail.purpose }] };
    await transport.sendMail({ ...toMessage(from, { ...mail, html: untracked(mail.html, base) }), ses });
  };
};
