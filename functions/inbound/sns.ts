/**
 * What Amazon SNS posts to us, and whether it was SNS that did. Pure. After “Verifying the signatures of Amazon SNS messages” in its
 * developer guide: a signature over named fields in the order of their names, by a key whose certificate Amazon serves.
 */
import { createPublicKey, createVerify } from 'node:crypto';
import * as z from 'zod';

const text = z.string().max(60_000);
const common = {
  MessageId: text,
  Message: text,
  /** ISO 8601. */
  Timestamp: z.iso.datetime(),
  TopicArn: text,
  SignatureVersion: z.enum(['1', '2']),
  Signature: text,
  SigningCertURL: text,
};

/** Fields that we do not know are left alone: SNS may add some, and none of them is signed. */
export const snsMessage = z.discriminatedUnion('Type', [
  z.object({ ...common, Type: z.literal('Notification'), Subject: text.nullish() }),
  z.object({ ...common, Type: z.enum(['SubscriptionConfirmation', 'UnsubscribeConfirmation']), SubscribeURL: text, Token: text }),
]);
export type SnsMessage = z.infer<typeof snsMessage>;

/** The bytes that the signature is over: `name\nvalue\n` of each field that is there. */
export const toSigned = (message: SnsMessage): string => {
  const fields =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  const values: Readonly<Record<string, unknown>> = message;
  return fields.flatMap((field) => (typeof values[field] === 'string' ? `${field}\n${values[field]}\n` : [])).join('');
};

const algorithms = { 1: 'RSA-SHA1', 2: 'RSA-SHA256' } as const;

/** `certificate`: the PEM that `SigningCertURL` leads to. */
export const isSigned = (message: SnsMessage, certificate: string | undefined): boolean => {
  if (certificate === undefined) return false;
  try {
    const verify = createVerify(algorithms[message.SignatureVersion]).update(toSigned(message), 'utf8');
    return verify.verify(createPublicKey(certificate), message.Signature, 'base64');
  } catch {
    // What came is no key, or no signature.
    return false;
  }
};

/** An address of SNS itself, with nothing in it that could lead elsewhere. */
const amazonUrl = (address: string): URL | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isAmazon = url?.protocol === 'https:' && /^sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(url.hostname);
  return isAmazon && url.port === '' && url.username === '' && url.password === '' ? url : undefined;
};

/** Where certificates of SNS are: anything else could be anybody's. */
export const isCertificateUrl = (address: string): boolean => {
  const url = amazonUrl(address);
  return url !== undefined && url.search === '' && /^\/[\w-]+\.pem$/.test(url.pathname);
};

/** What confirms a subscription, and does nothing else. */
export const isSubscribeUrl = (address: string): boolean => amazonUrl(address)?.searchParams.get('Action') === 'ConfirmSubscription';

/** SNS tries again for hours; what comes later than a day is somebody's copy. */
const FRESH_MS = 24 * 3_600_000;
const AHEAD_MS = 10 * 60_000;

export const isFresh = ({ Timestamp }: SnsMessage, now: Date): boolean => {
  const age = now.getTime() - Date.parse(Timestamp);
  return age <= FRESH_MS && age >= -AHEAD_MS;
};
