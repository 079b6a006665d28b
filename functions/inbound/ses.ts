/** What SES tells of a mail that it carried: JSON inside of SNS's message, in our words. Pure. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { normaliseAddress } from '#shared/address.ts';
import { type MailPurpose, mailPurposes } from '#shared/consent.ts';
import { type Press, readPress } from '../delivery/press.ts';

export type MailEvent = {
  readonly kind: 'bounced' | 'complained' | 'delivered' | 'opened' | 'clicked';
  readonly address: string;
  /** The service's own time of it: the same event told twice has the same. */
  readonly at: string;
  /** What the mail was sent for; undefined where it does not say. */
  readonly purpose: MailPurpose | undefined;
  /** The delivery of an answer that it carried. */
  readonly answer?: Press;
  /** Tells events of one moment apart. */
  readonly id: string;
  /** Where a click led, without what stands behind a question mark. */
  readonly link?: string;
};

const at = z.iso.datetime().transform((time) => new Date(time).toISOString());
const people = z.array(z.object({ emailAddress: z.string() }));
const mail = z.object({
  messageId: z.string(),
  destination: z.array(z.string()).default([]),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});
const event = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ bounceType: z.string(), bouncedRecipients: people, timestamp: at }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({ complainedRecipients: people, complaintFeedbackType: z.string().nullish(), timestamp: at }),
  }),
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ recipients: z.array(z.string()), timestamp: at }) }),
  z.object({ eventType: z.literal('Open'), mail, open: z.object({ timestamp: at }) }),
  z.object({ eventType: z.literal('Click'), mail, click: z.object({ timestamp: at, link: z.string() }) }),
]);
type Told = z.infer<typeof event>;
type Found = Pick<MailEvent, 'kind' | 'at' | 'link'> & { readonly to: readonly string[] };

const addressesOf = (told: readonly { readonly emailAddress: string }[]): string[] => told.map(({ emailAddress }) => emailAddress);

/** A link may hold somebody's key. */
const withoutQuery = (link: string): string => (URL.canParse(link) ? `${new URL(link).origin}${new URL(link).pathname}`.slice(0, 300) : '');

const find = (told: Told): Found | undefined => {
  switch (told.eventType) {
    case 'Bounce': {
      const { bounceType, bouncedRecipients, timestamp } = told.bounce;
      // A full mailbox or a server that is away: SES tries on by itself.
      return bounceType === 'Permanent' ? { kind: 'bounced', at: timestamp, to: addressesOf(bouncedRecipients) } : undefined;
    }
    case 'Complaint': {
      const { complaintFeedbackType, complainedRecipients, timestamp } = told.complaint;
      // Somebody took it out of their spam folder.
      return complaintFeedbackType === 'not-spam'
        ? undefined
        : { kind: 'complained', at: timestamp, to: addressesOf(complainedRecipients) };
    }
    case 'Delivery':
      return { kind: 'delivered', at: told.delivery.timestamp, to: told.delivery.recipients };
    case 'Open':
      return { kind: 'opened', at: told.open.timestamp, to: told.mail.destination };
    case 'Click':
      return { kind: 'clicked', at: told.click.timestamp, to: told.mail.destination, link: withoutQuery(told.click.link) };
  }
};

const bare = (to: string): string => /<([^<>]+)>\s*$/.exec(to)?.[1] ?? to;
const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Nothing where it tells nothing that we keep, such as a test of the topic or an event of another kind. */
export const toMailEvents = (text: string): readonly MailEvent[] => {
  const parsed = event.safeParse(json(text));
  const found = parsed.success ? find(parsed.data) : undefined;
  if (!parsed.success || !found) return [];
  const { messageId, tags } = parsed.data.mail;
  const purpose = mailPurposes.find((name) => name === tags.purpose?.[0]);
  const answer = readPress(tags.answer?.[0] ?? '');
  const { to, ...rest } = found;
  return to.flatMap((one) => {
    const address = normaliseAddress(bare(one));
    const id = createHash('sha256').update([messageId, rest.kind, address, rest.link].join(' ')).digest('hex').slice(0, 16);
    return address === undefined ? [] : { ...rest, address, purpose, id, ...(answer ? { answer } : {}) };
  });
};
