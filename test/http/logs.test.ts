/** Canaries in every field that people fill in: no line of the log may hold one, whether the request succeeds or fails. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describe as describeError } from '#functions/http/request-log.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const canary = (what: string): string => `canary${what}9f3a`;
const EMAIL = `${canary('mail')}@example.com`;

let world: World;
let webinar: Webinar;
let seats: string[];
beforeAll(async () => {
  world = await openWorld();
  const host = await signedIn(world, ['admin'], `${canary('host')}@example.com`);
  webinar = await openWebinar(world, {
    live: true,
    title: `A title ${canary('title')}`,
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
    form: { fields: [{ id: 'secret', kind: 'text', label: `A label ${canary('label')}` }] },
  });
  const registrations = `/api/webinars/${webinar.slug}/registrations`;
  const form = {
    email: EMAIL,
    ...Object.fromEntries(
      ['name', 'firstName', 'lastName', 'company', 'jobTitle', 'country', 'question', 'timeZone', 'locale'].map((field) => [
        field,
        canary(field),
      ]),
    ),
    ...Object.fromEntries(['channel', 'referrer', 'landing', 'via', 'key'].map((field) => [field, canary(field)])),
    utm: { source: canary('source'), campaign: canary('campaign') },
    answers: { secret: canary('answer') },
    consent: { marketing: true },
  };
  const guest = await register(world, webinar.slug, EMAIL, form);
  await world.settle();
  const seat = await join(world, EMAIL, guest);
  seats = [guest, seat, host].map((cookie) => cookie.slice(cookie.indexOf('=') + 1));
  const live = `/api/live/${webinar.id}`;
  const asked = (await (
    await post(world, `${live}/questions`, { text: canary('asked'), key: canary('askkey') }, { cookie: seat })
  ).json()) as OwnQuestion;
  const decisions = `/api/console/webinars/${webinar.id}/questions/${asked.id}/decisions`;
  await send(world, 'PUT', `${live}/questions/${asked.id}/vote`, seat);
  await post(world, decisions, { decision: 'reply', text: canary('reply') }, { cookie: host });
  await post(world, decisions, { decision: 'hide', reason: canary('reason') }, { cookie: host });
  await post(world, '/api/resend', { email: EMAIL, slug: webinar.slug });
  await post(world, `${live}/adopt`, {}, { cookie: seat });
  for (const target of ['plain', 'questions'])
    await post(world, '/api/console/exports', { webinar: webinar.id, target, purpose: 'service' }, { cookie: host });
  await world.settle();

  // And now everything that fails.
  const raw = (path: string, body: string, headers: Record<string, string> = {}) =>
    world.request(path, { method: 'POST', body, headers: { 'content-type': 'application/json', origin: BASE, cookie: seat, ...headers } });
  for (const path of [registrations, `${live}/questions`, '/api/resend', decisions, `/live/${webinar.id}/page`]) {
    await raw(path, `{"email":"${EMAIL}","text":"${canary('cut')}`);
    await raw(path, JSON.stringify({ [canary('unknown')]: canary('value'), email: `${canary('bad')}@` }));
    await raw(path, `email=${EMAIL}&email=${EMAIL}`, { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' });
    await raw(path, canary('plain'), { 'content-type': canary('type') });
    await raw(path, '{}', { origin: `https://${canary('origin')}.example` });
    await raw(path, '{}', { 'x-origin-secret': canary('secret') });
    await raw(`${path}/${canary('path')}`, '{}');
  }
  for (const path of [
    `/join/${canary('token')}`,
    `/webinars/${canary('slug')}/`,
    `/api/webinars?state=${canary('query')}`,
    `/auth/callback?code=${canary('code')}&state=${canary('state')}`,
    `/${canary('page')}`,
    `/feed/${canary('feed')}`,
  ])
    for (const headers of [{}, { accept: 'text/html' }] as Record<string, string>[])
      await world.request(path, { headers: { cookie: seat, 'user-agent': canary('agent'), ...headers } });
  // Errors that nobody foresaw, whose messages quote what was typed.
  const quoting = () =>
    Promise.reject(new Error(`Could not store ${EMAIL}\n    at ${canary('stack')} (file:1:1)`, { cause: new TypeError(EMAIL) }));
  const { register: registerOne } = world.deps.registration;
  Object.assign(world.deps.registration, { register: quoting });
  expect((await post(world, registrations, form)).status).toBe(500);
  Object.assign(world.deps.registration, { register: registerOne });
  await world.handlers.mailer({
    Records: [
      { messageId: 'm1', body: `{"kind":"${canary('kind')}"}` },
      { messageId: 'm2', body: EMAIL },
    ],
  } as never);
  await world.handlers.work({
    Records: [
      { messageId: 'w1', body: `{"kind":"${canary('work')}"}` },
      { messageId: 'w2', body: EMAIL },
    ],
  } as never);
  const poison = {
    SequenceNumber: '99999999999999999999999999',
    Keys: { pk: { S: `contact#${canary('pk')}` }, sk: { S: 'registration#x' } },
    NewImage: { again: { S: canary('image') } },
  };
  await world.handlers.reactions({ Records: [{ dynamodb: poison }] } as never);
});

describe('the log', () => {
  it('has a line for each request, with its route, and none of what people typed', async () => {
    expect(world.logged.length).toBeGreaterThan(60);
    const lines = world.logged.join('\n');
    expect(lines).toContain('"route":"/join/:token"');
    expect(lines).toContain('"level":"ERROR"');
    expect(lines.match(/.{0,200}(canary|9f3a|@example\.com).{0,80}/s)?.[0]).toBeUndefined();
  });

  it('holds no token, no cookie and no personal link', () => {
    const lines = world.logged.join('\n');
    const links = world.mails.flatMap(({ mail }) => /\/join\/([\w.~-]+)/.exec(mail.text)?.[1] ?? []);
    expect(links.length).toBeGreaterThan(0);
    for (const secret of [...seats, ...links, webinar.slug, world.config.ORIGIN_SECRET, world.config.CONTACT_KEY])
      expect(lines).not.toContain(secret);
    expect(lines).not.toMatch(/\/join\/[^:"]/);
  });

  it('names the request of each answer', async () => {
    const answer = await get(world, '/api/webinars/none');
    const id = answer.headers.get('x-request-id') ?? '';
    expect(world.logged.filter((line) => line.includes(id))).toHaveLength(1);
    expect(JSON.parse(world.logged.at(-1) ?? '{}')).toMatchObject({
      requestId: id,
      method: 'GET',
      route: '/api/webinars/:slug',
      status: 404,
    });
  });

  it('tells of an error its name and its places, never its message', () => {
    const told = JSON.stringify(describeError(new RangeError(`${EMAIL}\n    at ${EMAIL}`, { cause: new Error(EMAIL) })));
    expect(told).toContain('RangeError');
    expect(told).toContain('logs.test.ts');
    expect(told).not.toContain(EMAIL);
  });
});

describe('the confirmation', () => {
  it('holds nothing that the registrant typed but the address that it goes to', () => {
    const mails = world.mails.filter(({ mail }) => mail.to === EMAIL);
    expect(mails.length).toBeGreaterThan(0);
    for (const { mail } of mails) {
      const rest = JSON.stringify({ ...mail, to: '' })
        // A calendar's lines are folded at 75 octets (RFC 5545, 3.1).
        .replaceAll('\\r\\n ', '')
        .replaceAll(EMAIL, '')
        .replaceAll(canary('title'), '')
        .replaceAll(webinar.slug, '');
      expect(rest.match(/.{0,80}(canary|9f3a).{0,80}/s)?.[0]).toBeUndefined();
    }
  });
});
