import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { readSes } from '#functions/mail/carrier.ts';
import { toMessage } from '#functions/mail/message.ts';
import type { Ports } from '#functions/ports.ts';

/** Asks once: whether a mail whose answer was lost goes again is for whoever sends it to say, and SES knows no second time from a first. */
const askOnce = () => new SESv2Client({ maxAttempts: 1 });

/**
 * Where clicks are counted, SES leads each link through a counter of its own. Links to us may hold somebody's key, which is nobody
 * else's business; so they stay as they are.
 */
const untracked = (html: string, base: string): string =>
  html.replaceAll(/<a (?=[^>]*href="([^"]*)")/g, (start, href: string) => (href.startsWith(`${base}/`) ? '<a ses:no-track ' : start));

/** Sends through SES, raw, because each message has its own headers and calendar file. Resolves once SES has taken it over. */
export const sesMail = (base: string, sesClient = askOnce()): Ports['mail'] => {
  const transport = createTransport({ SES: { sesClient, SendEmailCommand } });
  return async (from, mail) => {
    // By these a bounce or a complaint is known for what it is about (functions/inbound).
    const tags = { purpose: mail.purpose, ...(mail.answer === undefined ? {} : { answer: mail.answer }) };
    const ses = { EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })) };
    try {
      await transport.sendMail({ ...toMessage(from, { ...mail, html: untracked(mail.html, base) }), ses });
    } catch (error) {
      throw error instanceof Error ? readSes(error) : error;
    }
  };
};
