/** Whether SNS said it, and what SES said in it: rules, with what an attacker would try. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toMailEvents } from '#functions/inbound/ses.ts';
import { isCertificateUrl, isFresh, isSigned, isSubscribeUrl, type SnsMessage, snsMessage, toSigned } from '#functions/inbound/sns.ts';

const NOW = new Date('2027-06-18T09:00:00.000Z');
const makePair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { privateKey, publicKey } = makePair();
const another = makePair();

const notification: SnsMessage = {
  Type: 'Notification',
  MessageId: 'm-1',
  Subject: 'Hello',
  Message: 'Line one\nLine two, ü',
  Timestamp: NOW.toISOString(),
  TopicArn: 'arn:aws:sns:eu-central-1:123456789012:mail',
  SignatureVersion: '2',
  Signature: '',
  SigningCertURL: 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123.pem',
};
const sign = (message: SnsMessage, algorithm = 'RSA-SHA256', key = privateKey): SnsMessage => ({
  ...message,
  Signature: createSign(algorithm).update(toSigned(message)).sign(key, 'base64'),
});

describe('the signed bytes', () => {
  it('are the documented fields in the order of their names, and of a subject only where there is one', () => {
    expect(toSigned(notification)).toBe(
      `Message\nLine one\nLine two, ü\nMessageId\nm-1\nSubject\nHello\nTimestamp\n${NOW.toISOString()}\nTopicArn\n${notification.TopicArn}\nType\nNotification\n`,
    );
    const { Subject: _, ...bare } = notification as SnsMessage & { Type: 'Notification' };
    expect(toSigned(bare)).not.toContain('Subject');
    const asked = { ...bare, Type: 'SubscriptionConfirmation' as const, SubscribeURL: 'https://x.example.com', Token: 't' };
    expect(toSigned(asked)).toBe(
      `Message\n${bare.Message}\nMessageId\nm-1\nSubscribeURL\nhttps://x.example.com\nTimestamp\n${NOW.toISOString()}\nToken\nt\nTopicArn\n${bare.TopicArn}\nType\nSubscriptionConfirmation\n`,
    );
  });
});

describe('a signature', () => {
  it('counts in both versions, each by its own algorithm', () => {
    const first = { ...notification, SignatureVersion: '1' as const };
    expect(isSigned(sign(notification), publicKey)).toBe(true);
    expect(isSigned(sign(first, 'RSA-SHA1'), publicKey)).toBe(true);
    expect(isSigned(sign(first, 'RSA-SHA256'), publicKey)).toBe(false);
    expect(isSigned(sign(notification, 'RSA-SHA1'), publicKey)).toBe(false);
  });
  it.each([
    ['another text', { Message: 'x' }],
    ['another topic', { TopicArn: 'arn:aws:sns:eu-central-1:999999999999:mail' }],
    ['another time', { Timestamp: '2027-06-18T09:00:01.000Z' }],
    ['another subject', { Subject: 'Hi' }],
    ['no signature', { Signature: '' }],
    ['no base64', { Signature: '%%%' }],
  ])('does not cover %s', (_, forged) => {
    expect(isSigned({ ...sign(notification), ...forged } as SnsMessage, publicKey)).toBe(false);
  });
  it('counts by the named key only', () => {
    expect(isSigned(sign(notification, 'RSA-SHA256', another.privateKey), publicKey)).toBe(false);
    expect([isSigned(sign(notification), '<html>Not here</html>'), isSigned(sign(notification), undefined)]).toEqual([false, false]);
  });
});

describe('addresses', () => {
  it.each([
    ['https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123abc.pem', true],
    ['https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0123abc.pem', true],
    ['http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123abc.pem', false],
    ['https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-0123.pem', false],
    ['https://evil.example/sns.eu-central-1.amazonaws.com/x.pem', false],
    ['https://sns.eu-central-1.amazonaws.com@evil.example/x.pem', false],
    ['https://user@sns.eu-central-1.amazonaws.com/x.pem', false],
    ['https://sns.eu-central-1.amazonaws.com:8443/x.pem', false],
    ['https://mybucket.s3.amazonaws.com/x.pem', false],
    ['https://sns.eu-central-1.amazonaws.com/?Action=Publish&x=.pem', false],
    ['https://sns.eu-central-1.amazonaws.com/a/b.pem', false],
    ['https://sns.eu-central-1.amazonaws.com/x.pem?y', false],
    ['not an address', false],
  ])('a certificate at %s: %s', (url, good) => expect(isCertificateUrl(url)).toBe(good));
  it.each([
    ['https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=y', true],
    ['https://sns.eu-central-1.amazonaws.com/?Action=DeleteTopic&TopicArn=x', false],
    ['https://evil.example/?Action=ConfirmSubscription', false],
  ])('a subscription at %s: %s', (url, good) => expect(isSubscribeUrl(url)).toBe(good));
});

describe('the time', () => {
  it.each([
    ['2027-06-17T09:00:00.000Z', true],
    ['2027-06-17T08:59:59.999Z', false],
    ['2027-06-18T09:10:00.000Z', true],
    ['2027-06-18T09:10:00.001Z', false],
  ])('%s is fresh: %s', (Timestamp, fresh) => expect(isFresh({ ...notification, Timestamp }, NOW)).toBe(fresh));
});

describe('what SES tells', () => {
  const mail = { messageId: 'ses-1', destination: ['Ann <Ann@Example.com>'], tags: { purpose: ['marketing'], 'ses:caller': ['x'] } };
  const timestamp = '2027-06-18T08:00:00Z';
  const people = [{ emailAddress: 'Ann@Example.com', status: '5.1.1' }];
  const parse = (event: Readonly<Record<string, unknown>>) =>
    toMailEvents(JSON.stringify({ mail, ...event })).map(({ id: _, ...rest }) => rest);
  const common = { address: 'ann@example.com', at: '2027-06-18T08:00:00.000Z', purpose: 'marketing' };
  it.each<[string, Readonly<Record<string, unknown>>, readonly unknown[]]>([
    [
      'a bounce for good',
      { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients: people, timestamp } },
      [{ kind: 'bounced', ...common }],
    ],
    ['a full mailbox', { eventType: 'Bounce', bounce: { bounceType: 'Transient', bouncedRecipients: people, timestamp } }, []],
    [
      'a complaint',
      { eventType: 'Complaint', complaint: { complainedRecipients: people, timestamp } },
      [{ kind: 'complained', ...common }],
    ],
    [
      'its opposite',
      { eventType: 'Complaint', complaint: { complainedRecipients: people, complaintFeedbackType: 'not-spam', timestamp } },
      [],
    ],
    ['a delivery', { eventType: 'Delivery', delivery: { recipients: ['ann@example.com'], timestamp } }, [{ kind: 'delivered', ...common }]],
    ['an opened mail', { eventType: 'Open', open: { timestamp } }, [{ kind: 'opened', ...common }]],
    [
      'a click, without what may be a key',
      { eventType: 'Click', click: { timestamp, link: 'https://example.com/a?key=secret#x' } },
      [{ kind: 'clicked', ...common, link: 'https://example.com/a' }],
    ],
    ['no address', { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'x' }], timestamp } }, []],
    ['another kind', { eventType: 'Rendering Failure', failure: {} }, []],
  ])('%s', (_, event, events) => expect(parse(event)).toEqual(events));
  it.each(['Successfully validated SNS topic for Amazon SES event publishing.', '', '[]', 'null', '{"eventType":"Bounce"}'])(
    'nothing is told by %j',
    (text) => expect(toMailEvents(text)).toEqual([]),
  );
  it('has the same id however often it is told, and one of its own for each link and person', () => {
    const click = (link: string) => toMailEvents(JSON.stringify({ mail, eventType: 'Click', click: { timestamp, link } }))[0]?.id;
    expect(click('https://example.com/a')).toBe(click('https://example.com/a'));
    expect(click('https://example.com/a')).not.toBe(click('https://example.com/b'));
  });
});

describe('a message', () => {
  it('may hold fields that we do not know, and must hold those that are signed', () => {
    expect(snsMessage.safeParse({ ...notification, UnsubscribeURL: 'https://x.example.com' }).success).toBe(true);
    for (const field of ['MessageId', 'Message', 'Timestamp', 'TopicArn', 'SignatureVersion', 'SigningCertURL'])
      expect(snsMessage.safeParse({ ...notification, [field]: undefined }).success, field).toBe(false);
  });
});
