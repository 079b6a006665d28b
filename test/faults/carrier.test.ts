/** TRIALS F13: the mail server is down, asks for later, refuses, is slow, or takes a mail and drops the line. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takePlace } from '#functions/mail/bucket.ts';
import { readSes } from '#functions/mail/carrier.ts';
import { smtpMail } from '#functions/mail/smtp.ts';
import { createMailer } from '#functions/mailer.ts';
import type { Mail, Sender } from '#functions/ports.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { openWebinar, register } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { startSmtp } from './smtp.ts';

const server = await startSmtp();
afterAll(() => server.close());
afterEach(() => {
  server.be({ kind: 'well' });
  server.kept.splice(0);
});

const from: Sender = { name: 'Parley', address: 'hello@example.com' };
const mail: Mail = { to: 'anna@example.com', subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', purpose: 'service', id: 'abc' };
const refuse = (at: 'recipient' | 'message', responseCode: number, message: string) =>
  server.be({ kind: 'refuses', at, with: { responseCode, message } });
/** Long enough for a busy machine, where the server is not silent on purpose. */
const SILENCE_MS = 5_000;
const outcome = (url = server.url, silenceMs = SILENCE_MS): Promise<string> =>
  smtpMail(url, silenceMs)(from, mail).then(
    () => 'sent',
    (error: Error) => error.name,
  );

describe('a mail server', () => {
  it('takes a whole message', async () => {
    expect(await outcome()).toBe('sent');
    expect(server.kept[0]).toMatch(/^Message-ID: <abc@example\.com>\r$/m);
  });
  it.each([
    ['that is not there', () => undefined, 'smtp://127.0.0.1:9', 'CarrierAway'],
    ['that is busy with a recipient', () => refuse('recipient', 451, '4.3.0 Later'), undefined, 'CarrierAway'],
    ['that is busy with a message', () => refuse('message', 452, '4.3.1 Full'), undefined, 'CarrierAway'],
    ['that does not know an address', () => refuse('recipient', 550, '5.1.1 No such user'), undefined, 'AddressRefused'],
    ['that may not pass it on', () => refuse('recipient', 554, '5.7.1 Relaying denied'), undefined, 'MailRefused'],
    ['that does not like a message', () => refuse('message', 554, '5.6.0 No'), undefined, 'MailRefused'],
    ['that takes it and drops the line', () => server.be({ kind: 'hangs-up' }), undefined, 'Unknown'],
  ])('%s is heard as what it means', async (_, set, url, name) => {
    set();
    expect(await outcome(url)).toBe(name);
  });
  it('that takes it and never says so is heard as what it means', async () => {
    server.be({ kind: 'silent' });
    expect(await outcome(server.url, 1_500)).toBe('Unknown');
  });
  it.each([
    [{ name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } }, 'CarrierAway'],
    [{ name: 'SendingPausedException', $metadata: { httpStatusCode: 400 } }, 'CarrierAway'],
    [{ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } }, 'CarrierAway'],
    [{ name: 'Error', code: 'ECONNREFUSED' }, 'CarrierAway'],
    [{ name: 'MessageRejected', $metadata: { httpStatusCode: 400 } }, 'MailRefused'],
    [{ name: 'TimeoutError' }, 'Unknown'],
    [{ name: 'Error', code: 'ECONNRESET' }, 'Unknown'],
  ])('SES, too: %j', (said, name) => {
    expect(readSes(Object.assign(new Error('said'), said)).name).toBe(name);
  });
});

it('never sends faster than its rate, whatever was saved up', () => {
  const times: number[] = [];
  let [bucket, now] = [{ free: 0 }, 1_000_000];
  for (let mails = 0; mails < 100; mails += 1) {
    const taken = takePlace(bucket, 14, now);
    bucket = taken.bucket;
    now += taken.wait;
    times.push(now);
    if (mails === 50) now += 60_000;
  }
  for (const start of times) expect(times.filter((at) => at >= start && at < start + 1_000).length).toBeLessThanOrEqual(15);
});

describe('mail that is held up', () => {
  let world: World;
  let webinar: Webinar;
  beforeEach(async () => {
    world = await openWorld({ at: '2027-06-18T11:00:00.000Z' });
    webinar = await openWebinar(world);
  });
  /** The system with this server as its carrier; whatever the queue holds is given to the same mailer, as one instance would get it. */
  const withServer = () => {
    const mailer = createMailer({ ...world.deps, mail: smtpMail(server.url, SILENCE_MS) });
    return async () => {
      const now = world.deps.realNow().getTime();
      const due = world.queued.filter(({ at, queue }) => at <= now && queue !== 'work');
      world.queued.splice(0, world.queued.length, ...world.queued.filter((one) => !due.includes(one)));
      const Records = due.map(({ message }, n) => ({ messageId: `m${n}`, body: JSON.stringify(message) })) as never;
      return (await mailer({ Records })).batchItemFailures.length;
    };
  };
  const names = () => server.kept.flatMap((message) => /^To: (\w+)@/m.exec(message)?.[1] ?? []).toSorted();

  it('for ten minutes is acknowledged all the same, asked about now and then, and leaves once the server is back, each once', async () => {
    const send = withServer();
    refuse('recipient', 421, '4.3.2 Down');
    for (const name of ['anna', 'ben', 'cleo']) await register(world, webinar.slug, `${name}@example.com`);
    await world.settleStream();
    const before = server.tries();
    for (let second = 0; second < 600; second += 5) {
      expect(await send(), 'no try of the queue is used up').toBe(0);
      world.tick(5_000);
    }
    expect(server.tries() - before).toBeLessThanOrEqual(15);
    server.be({ kind: 'well' });
    for (let second = 0; second < 120; second += 30) {
      world.tick(30_000);
      await send();
    }
    expect(names()).toEqual(['anna', 'ben', 'cleo']);
  });

  it('because an address does not exist is given up, and nothing is mailed there any more', async () => {
    const send = withServer();
    await register(world, webinar.slug, 'anna@example.com');
    await world.settleStream();
    refuse('recipient', 550, '5.1.1 No such user');
    expect(await send()).toBe(0);
    expect(world.queued.filter(({ queue }) => queue !== 'work')).toEqual([]);
    const [contact] = await itemsOf(world, '|contact');
    expect(contact?.suppressed).toMatchObject({ service: { why: 'bounced' }, marketing: { why: 'bounced' } });
    server.be({ kind: 'well' });
    world.tick(3_600_000);
    await world.journeys();
    await send();
    expect(names()).toEqual([]);
  });

  it('and may have left goes once more where somebody waits for it, under the same id, and never in a run', async () => {
    const send = withServer();
    await register(world, webinar.slug, 'anna@example.com');
    await world.settleStream();
    server.be({ kind: 'hangs-up' });
    for (let minute = 0; minute < 5; minute += 1) {
      await send();
      world.tick(61_000);
    }
    const ids = server.kept.map((message) => /^Message-ID: (.*)\r$/m.exec(message)?.[1]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    server.kept.splice(0);
    world.tick(3_600_000 - 5 * 61_000);
    for (let minute = 0; minute < 3; minute += 1) {
      await world.journeys();
      await send();
      world.tick(61_000);
    }
    expect(names()).toEqual(['anna']);
  });
});
