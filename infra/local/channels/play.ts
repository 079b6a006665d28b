/** What the mail service would tell of a mail that left: the same words, signed by the same rule. */
import { createSign, randomUUID } from 'node:crypto';
import { type SnsMessage, toSigned } from '#functions/inbound/sns.ts';
import type { Entry } from '../outbox/box.ts';
import { CERTIFICATE_URL, type KeyPair, TOPIC } from './keys.ts';

export const plays = ['bounce', 'complaint', 'delivery', 'click', 'open'] as const;
export type Play = (typeof plays)[number];

type Moment = { readonly business: Date; readonly real: Date };

const told = (play: Play, to: string, at: string): Readonly<Record<string, unknown>> => {
  const people = [{ emailAddress: to }];
  switch (play) {
    case 'bounce':
      return { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients: people, timestamp: at } };
    case 'complaint':
      return { eventType: 'Complaint', complaint: { complainedRecipients: people, complaintFeedbackType: 'abuse', timestamp: at } };
    case 'delivery':
      return { eventType: 'Delivery', delivery: { recipients: [to], timestamp: at } };
    case 'click':
      return { eventType: 'Click', click: { timestamp: at, link: 'https://example.com/article?from=mail' } };
    case 'open':
      return { eventType: 'Open', open: { timestamp: at } };
  }
};

/** What happened is of business time, as everything that people did; that SNS says so is of real time. */
export const toPlayed = (entry: Entry, play: Play, { privateKey }: KeyPair, { business, real }: Moment): SnsMessage => {
  const { id, to, purpose, answer } = entry;
  const tags = { ...(purpose === undefined ? {} : { purpose: [purpose] }), ...(answer === undefined ? {} : { answer: [answer] }) };
  const mail = { messageId: id, destination: [to], tags };
  const message: SnsMessage = {
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: TOPIC,
    Message: JSON.stringify({ ...told(play, to, business.toISOString()), mail }),
    Timestamp: real.toISOString(),
    SignatureVersion: '2',
    Signature: '',
    SigningCertURL: CERTIFICATE_URL,
  };
  return { ...message, Signature: createSign('RSA-SHA256').update(toSigned(message)).sign(privateKey, 'base64') };
};
