/** An answer that comes back: what the mail service tells of it later shows on its reply, and whether sending again would help. */
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { CERTIFICATE_URL, TOPIC } from '#infra/local/channels/keys.ts';
import { type Play, toPlayed } from '#infra/local/channels/play.ts';
import type { AuditEntry } from '#shared/audit.ts';
import type { Case, CaseCounts, CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import type { Replied } from '#shared/reply.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { readStreamOnce } from '../support/stream.ts';
import { openWorld, type World } from '../support/world.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let world: World;
let agent: string;
const ids: Record<string, string> = {};

type Told = { readonly times?: number; readonly business?: Date; readonly id?: string; readonly answer?: string; readonly to?: string };
/** The service tells of the newest answer to this address, as often as it likes. */
const hear = async (who: string, play: Play, { times = 1, business = world.deps.now(), ...more }: Told = {}) => {
  const { mail } = world.mails.findLast((one) => one.mail.to === `${who}@example.com` && one.mail.answer) ?? { mail: undefined };
  const entry = { id: 'ses', to: `${who}@example.com`, subject: '', date: '', purpose: 'service', answer: mail?.answer, ...more };
  const moment = { business, real: world.deps.realNow() };
  for (let time = 0; time < times; time += 1) {
    const body = JSON.stringify(toPlayed(entry, play, { privateKey, publicKey }, moment));
    const answer = await world.request('/api/inbound/mail', { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(204);
    await world.settle();
  }
};
const reply = async (who: string): Promise<Replied> => {
  const answer = await post(world, `/api/console/cases/${ids[who]}/replies`, { text: 'It is so.' }, { cookie: agent });
  await world.settle();
  return (await answer.json()) as Replied;
};
const one = async (who: string): Promise<Case> => (await (await get(world, `/api/console/cases/${ids[who]}`, agent)).json()) as Case;
const figures = async (who: string) => (await one(who)).messages.at(-1)?.delivery;
const undelivered = async () =>
  ((await (await get(world, '/api/console/cases?view=undelivered', agent)).json()) as Page<CaseLine>).items.map(({ id }) => id);
const counts = async () => (await (await get(world, '/api/console/cases/counts', agent)).json()) as CaseCounts;
const retry = async (who: string, { replied }: Replied) => {
  const answer = await post(world, `/api/console/cases/${ids[who]}/replies/${replied}/retry`, {}, { cookie: agent });
  await world.settle();
  return [answer.status, ((await answer.json()) as { detail?: string }).detail] as const;
};

beforeAll(async () => {
  world = await openWorld({ settings: { MAIL_EVENTS_TOPIC: TOPIC } });
  world.certificates.set(CERTIFICATE_URL, publicKey);
  agent = await signedIn(world, ['agent']);
  const webinar = await openWebinar(world, { live: true });
  for (const who of ['anna', 'ben', 'cora', 'dora']) {
    await register(world, webinar.slug, `${who}@example.com`);
    await world.settle();
    const seat = await join(world, `${who}@example.com`);
    const asked = await post(world, `/api/live/${webinar.id}/questions`, { text: `Is it so, asks ${who}?` }, { cookie: seat });
    ids[who] = ((await asked.json()) as { id: string }).id;
  }
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: await signedIn(world, ['host']) });
  await world.settle();
});

it('is failed with its reason from then on, and is not sent where it would come back again', async () => {
  const before = await one('anna');
  const sent = await reply('anna');
  expect(await figures('anna')).toMatchObject({ told: 1, failed: 0 });
  await hear('anna', 'delivery');
  expect(await figures('anna'), 'what arrived is no news').toMatchObject({ told: 1, failed: 0 });
  await hear('anna', 'bounce', { times: 2 });
  expect(await figures('anna')).toMatchObject({ told: 0, failed: 1, why: { bounced: 1 } });
  const { messages, ...now } = await one('anna');
  expect([now.state, now.sla.firstReplyAt, now.dueAt], 'they wait as before').toEqual(['open', undefined, before.dueAt]);
  expect([now.undelivered, messages.at(-1)?.delivery?.again], 'and another mail would not help').toEqual([true, undefined]);
  expect([await undelivered(), await counts()]).toEqual([[ids.anna], expect.objectContaining({ undelivered: 1, waiting: 0 })]);
  expect(await retry('anna', sent)).toEqual([409, expect.stringMatching(/^The mailbox does not exist/)]);
  expect(await figures('anna')).toMatchObject({ told: 0, failed: 1, waiting: 0 });
  // Somebody calls her. The stream tells of her answer a second time.
  expect((await post(world, `/api/console/cases/${ids.anna}/resolve`, {}, { cookie: agent })).status).toBe(200);
  await world.settle();
  const all = await readStreamOnce(world.endpoint, world.config.TABLE_NAME).next();
  const Records = all.filter(({ dynamodb }) => dynamodb?.Keys?.sk?.S?.endsWith(`#answer-${sent.replied}`));
  expect(Records.length).toBeGreaterThan(2);
  expect(await world.handlers.reactions({ Records })).toEqual({ batchItemFailures: [] });
  await world.settle();
  const called = await one('anna');
  expect([called.state, called.undelivered], 'and stays done').toEqual(['resolved', undefined]);
});

it('is sent once more where the team says that the mailbox is there again, and an old message about it changes nothing', async () => {
  const sent = await reply('ben');
  const business = world.deps.now();
  await hear('ben', 'bounce', { business });
  const id = addressToContact(world.config.CONTACT_KEY, 'ben@example.com');
  await world.deps.contact.decide(id, ({ suppressed: _, ...contact }) => ({ contact, entries: [] }));
  world.mails.length = 0;
  expect(await one('ben')).toMatchObject({ state: 'open', undelivered: true, messages: [{ delivery: { again: true } }] });
  expect((await retry('ben', sent))[0]).toBe(202);
  const now = await one('ben');
  expect([now.state, now.undelivered, now.sla.firstReplyAt !== undefined], 'arrived after all').toEqual(['pending', undefined, true]);
  expect(await undelivered()).not.toContain(ids.ben);
  const mails = world.mails.filter(({ mail }) => mail.to === 'ben@example.com');
  expect([mails.length, await figures('ben')]).toEqual([1, expect.objectContaining({ told: 1, failed: 0, waiting: 0 })]);
  await hear('ben', 'bounce', { business });
  expect(await figures('ben'), 'the same bounce, told again').toMatchObject({ told: 1, failed: 0 });
  const { items } = (await (await get(world, '/api/console/audit?limit=5', await signedIn(world, ['admin']))).json()) as Page<AuditEntry>;
  expect(items.map(({ thing, changes }) => [thing, changes])).toContainEqual([
    `case#${ids.ben}`,
    [{ field: 'again', after: sent.replied }],
  ]);
});

it('or is called spam says so, and a message about an answer that never was changes nothing', async () => {
  const sent = await reply('cora');
  await hear('cora', 'complaint', { id: 'other', answer: 'nothing-of-ours' });
  await hear('cora', 'bounce', {
    id: 'third',
    answer: `0123456789abcdef-${Date.parse(world.deps.now().toISOString())}`,
    to: 'eve@example.com',
  });
  expect(await figures('cora')).toMatchObject({ told: 1, failed: 0 });
  await hear('cora', 'complaint');
  expect(await figures('cora')).toMatchObject({ told: 0, failed: 1, why: { complained: 1 } });
  const now = await one('cora');
  expect([now.state, now.undelivered], 'it was there to be called that').toEqual(['pending', undefined]);
  expect(await retry('cora', sent)).toEqual([409, expect.stringMatching(/spam/)]);
  await reply('cora');
  expect(await figures('cora'), 'the next one is not even tried').toMatchObject({ left: 1, why: { complained: 1 } });
  expect(await one('cora')).toMatchObject({ state: 'open', undelivered: true });
  const by = await post(world, `/api/console/cases/${ids.cora}/resolve`, {}, { cookie: agent });
  expect([by.status, ((await by.json()) as Case).undelivered], 'done by another way').toEqual([200, undefined]);
});

it('is found where its address was joined with another one since', async () => {
  await reply('dora');
  const [dora, ben] = ['dora', 'ben'].map((who) => addressToContact(world.config.CONTACT_KEY, `${who}@example.com`));
  const joined = await post(world, `/api/console/contacts/${dora}/merge`, { into: ben }, { cookie: await signedIn(world, ['marketer']) });
  expect(joined.status).toBe(200);
  await world.settle();
  await hear('dora', 'bounce');
  expect(await figures('dora')).toMatchObject({ told: 0, failed: 1, why: { bounced: 1 } });
});
