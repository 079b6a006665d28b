/** What mail services tell us, through the door: what it changes, for whom, and what a flood of it does (TRIALS F14). */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { mayMail } from '#functions/contact/may.ts';
import { type SnsMessage, toSigned } from '#functions/inbound/sns.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:mail';
const CERTIFICATE = 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123.pem';
// Short, because ten thousand messages are signed: what counts here is that they are.
const makePair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { privateKey, publicKey } = makePair();

let world: World;
const idOf = (address: string) => addressToContact(world.config.CONTACT_KEY, address);
const PEOPLE = 100;
const person = (i: number) => `person${i}@example.com`;

beforeAll(async () => {
  world = await openWorld({ settings: { MAIL_EVENTS_TOPIC: TOPIC } });
  world.certificates.set(CERTIFICATE, publicKey);
  const webinar = await openWebinar(world);
  await Promise.all(Array.from({ length: PEOPLE }, (_, i) => register(world, webinar.slug, person(i), { consent: { marketing: true } })));
  await world.settle();
});

const toMessage = (event: unknown, more: Partial<SnsMessage> = {}): SnsMessage => {
  const message = {
    Type: 'Notification',
    MessageId: 'm',
    TopicArn: TOPIC,
    Message: typeof event === 'string' ? event : JSON.stringify(event),
    Timestamp: world.deps.realNow().toISOString(),
    SignatureVersion: '1',
    Signature: '',
    SigningCertURL: CERTIFICATE,
    ...more,
  } as SnsMessage;
  const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  return { ...message, Signature: createSign(algorithm).update(toSigned(message)).sign(privateKey, 'base64') };
};
const at = '2027-06-18T08:00:00.000Z';
const mailOf = (to: string, purpose?: string) => ({
  messageId: `ses-${to}`,
  destination: [to],
  ...(purpose ? { tags: { purpose: [purpose] } } : {}),
});
const bounce = (to: string) => ({
  eventType: 'Bounce',
  mail: mailOf(to, 'service'),
  bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: to }], timestamp: at },
});
const complaint = (to: string, purpose?: string) => ({
  eventType: 'Complaint',
  mail: mailOf(to, purpose),
  complaint: { complainedRecipients: [{ emailAddress: to }], timestamp: at },
});
const knock = (body: string) =>
  world.request('/api/inbound/mail', { method: 'POST', body, headers: { 'content-type': 'text/plain; charset=UTF-8' } });
const hear = async (event: unknown, more: Partial<SnsMessage> = {}) => (await knock(JSON.stringify(toMessage(event, more)))).status;

const may = async (address: string) => {
  const known = await world.deps.contact.find(idOf(address));
  return (['service', 'marketing'] as const).map((purpose) => mayMail(known, purpose, world.deps.now(), 'UTC'));
};
const touches = async (address: string) => {
  const found: unknown[] = [];
  for await (const { event } of world.deps.table.all({ pk: `contact#${idOf(address)}`, prefix: 'touch#', strong: true })) found.push(event);
  return found;
};

describe('a mail’s fate', () => {
  it('that does not exist any more stops every purpose, and the list says so', async () => {
    expect(await may(person(0))).toEqual(['yes', 'no']);
    const costs = async (to: string) => {
      world.takeUnits();
      expect(await hear(bounce(to))).toBe(204);
      const units = world.takeUnits();
      return [units.reduce((sum, { write }) => sum + write, 0), units.reduce((sum, { read }) => sum + read, 0)];
    };
    // docs/data.md: the contact and the touch in one transaction; again, the touch is there; a stranger is looked for, and no more.
    expect([await costs(person(0)), await costs(person(0)), await costs('stranger@example.com')]).toEqual([
      [5, 3],
      [1, 1],
      [0, 1],
    ]);
    expect(await may(person(0))).toEqual(['no', 'no']);
    expect(await touches(person(0))).toEqual(['bounced']);
    await world.settle();
    const marketer = await signedIn(world, ['marketer']);
    const answer = await get(world, `/api/console/suppressions?find=${person(0)}`, marketer);
    const found = ((await answer.json()) as { items: Record<string, unknown>[] }).items.map(({ contact: _, ...rest }) => rest);
    expect(found).toEqual(['marketing', 'service'].map((purpose) => ({ who: 'p•••@example.com', purpose, why: 'bounced', since: at })));
  });

  it('that somebody complained about takes back that purpose, and the ledger keeps it', async () => {
    await hear(complaint(person(1), 'marketing'));
    await hear(complaint(person(1), 'marketing'));
    const known = await world.deps.contact.find(idOf(person(1)));
    expect(known).toMatchObject({ consent: { marketing: { state: 'withdrawn' } }, suppressed: { marketing: { why: 'complained' } } });
    expect(await may(person(1))).toEqual(['yes', 'no']);
    const ledger = await world.deps.contact.ledger(idOf(person(1)));
    expect(ledger.filter(({ kind }) => kind === 'withdrawn')).toMatchObject([{ purpose: 'marketing', method: 'complaint' }]);
    await hear(complaint(person(2)));
    expect(await may(person(2))).toEqual(['no', 'no']);
    await hear(complaint(person(3), 'team'));
    expect(await may(person(3))).toEqual(['yes', 'no']);
  });

  it('is kept once in the journey, and opens and deliveries for a while only', async () => {
    const told = { eventType: 'Delivery', mail: mailOf(person(4), 'service'), delivery: { recipients: [person(4)], timestamp: at } };
    const click = { eventType: 'Click', mail: mailOf(person(4), 'service'), click: { timestamp: at, link: 'https://example.com/a?k=1' } };
    for (const event of [told, click, click, told]) expect(await hear(event)).toBe(204);
    expect((await touches(person(4))).toSorted()).toEqual(['clicked', 'delivered']);
    world.tick(91 * 86_400_000);
    expect(await touches(person(4))).toEqual(['clicked']);
    expect(await may(person(4))).toEqual(['yes', 'no']);
  });

  it('lifted by a marketer stays lifted when the same bounce is told again', async () => {
    await hear(bounce(person(5)));
    await world.settle();
    const marketer = await signedIn(world, ['marketer']);
    const lift = (purpose: string) =>
      world.request(`/api/console/suppressions/${idOf(person(5))}/${purpose}`, {
        method: 'DELETE',
        headers: { origin: world.config.PARLEY_URL, cookie: marketer },
      });
    expect([(await lift('service')).status, (await lift('marketing')).status]).toEqual([200, 200]);
    await hear(bounce(person(5)));
    expect(await may(person(5))).toEqual(['yes', 'no']);
  });
});

describe('a subscription', () => {
  it('is confirmed where our own topic asks, at SNS’s own address', async () => {
    const ask = (SubscribeURL: string) =>
      hear('You have chosen to subscribe', { Type: 'SubscriptionConfirmation', SubscribeURL, Token: 't' } as Partial<SnsMessage>);
    expect(await ask('https://evil.example/?Action=ConfirmSubscription')).toBe(204);
    expect(world.confirmed).toEqual([]);
    const ours = 'https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
    expect(await ask(ours)).toBe(204);
    expect(world.confirmed).toEqual([ours]);
  });
});

describe('what nobody signed', () => {
  const victim = person(9);
  it.each<[string, () => SnsMessage | Record<string, unknown> | string, number]>([
    ['another text under the signature', () => ({ ...toMessage(bounce(person(0))), Message: JSON.stringify(bounce(victim)) }), 403],
    ['another topic', () => toMessage(bounce(victim), { TopicArn: `${TOPIC}2` }), 403],
    [
      'a key from elsewhere',
      () => toMessage(bounce(victim), { SigningCertURL: 'https://evil.example/SimpleNotificationService-0123.pem' }),
      403,
    ],
    ['a key that SNS does not have', () => toMessage(bounce(victim), { SigningCertURL: CERTIFICATE.replace('0123', '4567') }), 403],
    ['a copy of two days ago', () => toMessage(bounce(victim), { Timestamp: '2027-06-16T08:59:00.000Z' }), 403],
    ['no signature', () => ({ ...toMessage(bounce(victim)), Signature: undefined }), 400],
    ['a bare event', () => bounce(victim), 400],
    ['nothing', () => '', 400],
  ])('%s is refused', async (_, make, status) => {
    const body = make();
    const answer = await knock(typeof body === 'string' ? body : JSON.stringify(body));
    expect(answer.status).toBe(status);
    expect(await touches(victim)).toEqual([]);
  });

  it('is refused altogether where no topic is set', async () => {
    const deaf = await openWorld();
    deaf.certificates.set(CERTIFICATE, publicKey);
    const answer = await deaf.request('/api/inbound/mail', { method: 'POST', body: JSON.stringify(toMessage(bounce(victim))) });
    expect(answer.status).toBe(403);
  });
});

describe('a flood', () => {
  // Ten thousand take half a minute: `PARLEY_FLOOD=10000 npx vitest run test/inbound`.
  const SENT = Number(process.env.PARLEY_FLOOD ?? 900);

  it('of bounces and complaints, twice and thrice, forged, and for people nobody knows, leaves each where they should be', async () => {
    const [first, last] = [20, PEOPLE];
    const forged = makePair().privateKey;
    const size = async () => {
      const { items } = await world.deps.table.query({ pk: `contact#${idOf('stranger1@example.com')}`, strong: true });
      return items.length;
    };
    // By its number: a third of them known, a third strangers, a third forged, all of them again and again.
    const bodies = Array.from({ length: 300 }, (_, i) => {
      const known = person(first + (Math.floor(i / 3) % (last - first)));
      const told = (to: string) => (Math.floor(i / 3) % 2 === 0 ? bounce(to) : complaint(to, 'service'));
      if (i % 3 === 0) return { body: JSON.stringify(toMessage(told(known))), status: 204 };
      if (i % 3 === 1) return { body: JSON.stringify(toMessage(told(`stranger${i}@example.com`))), status: 204 };
      const message = toMessage(told(person(10)));
      const Signature = createSign('RSA-SHA1').update(toSigned(message)).sign(forged, 'base64');
      return { body: JSON.stringify({ ...message, Signature }), status: 403 };
    });
    const seen = new Map<string, number>();
    let next = 0;
    const send = async (): Promise<void> => {
      while (next < SENT) {
        const { body, status } = bodies[next % bodies.length] ?? { body: '', status: 0 };
        next += 1;
        const answer = await knock(body);
        const text = await answer.text();
        if (answer.status !== status) throw new Error(`Answered ${answer.status}: ${text}`);
        if (status === 204) seen.set(text + [...answer.headers.keys()].join(), (seen.get(text) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, send));
    // Whether somebody is known cannot be seen from the answer.
    expect(seen.size).toBe(1);
    expect(await size()).toBe(0);
    expect(await may(person(10))).toEqual(['yes', 'no']);
    for (let i = first; i < last; i += 1) {
      expect([i, await may(person(i))]).toEqual([i, ['no', 'no']]);
      const told = new Set(await touches(person(i)));
      expect((await touches(person(i))).length, `${i}`).toBe(told.size);
    }
    expect(world.logged.some((line) => line.includes('@example.com'))).toBe(false);
  });
});
