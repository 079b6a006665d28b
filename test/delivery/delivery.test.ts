/** One answer reaches all who asked: each once, or visibly not. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { AddressRefused, MailRefused, Unknown } from '#functions/mail/carrier.ts';
import { deliveryKey } from '#functions/table/keys.ts';
import type { Case, Delivery } from '#shared/case.ts';
import type { Replied } from '#shared/reply.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let agent: string;
let host: string;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
let refuse: Readonly<Record<string, Error>> = {};
const cookies: Record<string, string> = {};

const people = ['anna', 'ben', 'cora', 'dan', 'eve'] as const;
const ask = async (text: string, who: string): Promise<string> => {
  const answer = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie: cookies[who] ?? '' });
  expect(answer.status).toBe(201);
  await world.settle();
  return ((await answer.json()) as { id: string }).id;
};
const vote = async (id: string, who: string) =>
  world.request(`/api/live/${webinar.id}/questions/${id}/vote`, {
    method: 'PUT',
    headers: { origin: 'https://parley.example.com', cookie: cookies[who] ?? '' },
  });
const decide = (id: string, body: unknown) =>
  post(world, `/api/console/webinars/${webinar.id}/questions/${id}/decisions`, body, { cookie: host });
const reply = async (id: string, body: Record<string, unknown>): Promise<Replied> => {
  const answer = await post(world, `/api/console/cases/${id}/replies`, body, { cookie: agent });
  expect(answer.status).toBe(201);
  const replied = (await answer.json()) as Replied;
  await world.settle();
  return replied;
};
const deliveryOf = async (id: string): Promise<Delivery | undefined> =>
  ((await (await get(world, `/api/console/cases/${id}`, agent)).json()) as Case).messages.findLast(({ kind }) => kind === 'reply')
    ?.delivery;
const answersTo = () =>
  world.mails
    .filter(({ mail }) => /answered your question|question that you voted for|a question about yours/.test(mail.subject))
    .map(({ mail }) => [mail.to.split('@')[0], mail]) as [string, { text: string; html: string; subject: string; id: string }][];

let ids: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  for (const who of people) {
    cookies[who] = await register(world, webinar.slug, `${who}@example.com`, { name: `${who[0]?.toUpperCase()}${who.slice(1)} Example` });
    await world.settle();
    // Eve never opens her mail: her address is confirmed by nobody.
    if (who !== 'eve') cookies[who] = await join(world, `${who}@example.com`);
  }
  const [free, same, lost, scale] = [
    await ask('Is it free?', 'anna'),
    await ask('What does it cost?', 'ben'),
    await ask('Whose is it?', 'eve'),
    await ask('Does it scale?', 'dan'),
  ];
  ids = { free, same, lost, scale };
  for (const who of ['anna', 'cora', 'dan']) await vote(free, who);
  await world.settle();
  await decide(same, { decision: 'merge', into: free });
  await world.settle();
  world.tick(4_000);
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
  const send = world.deps.mail;
  Object.assign(world.deps, {
    mail: async (...sent: Parameters<typeof send>) => {
      const error = refuse[sent[1].to];
      if (error) throw error;
      await send(...sent);
    },
  });
});
beforeEach(() => {
  world.mails.length = 0;
  refuse = {};
});

describe('a reply', () => {
  it('reaches its asker, who asked the same, and who voted, each once, whatever comes twice', async () => {
    const { replied } = await reply(ids.free ?? '', { text: 'It is free for everybody.', voters: true });
    const sent = answersTo();
    expect(sent.map(([who]) => who).toSorted()).toEqual(['anna', 'ben', 'cora', 'dan']);
    expect(await deliveryOf(ids.free ?? '')).toEqual({ told: 4, waiting: 0, failed: 0, left: 0, yes: 0, notYet: 0 });
    const texts = Object.fromEntries(sent);
    expect(texts.anna?.subject).toMatch(/^We answered your question: /);
    expect(texts.dan?.subject).toMatch(/^An answer to a question that you voted for: /);
    for (const { text, html } of Object.values(texts)) {
      expect(text).toContain('> Is it free?\n\nIt is free for everybody.\n\nDid this answer your question?');
      expect(html).toMatch(/\/answers\/[^"]+\?says=yes&amp;of=/);
    }
    const contact = addressToContact(world.config.CONTACT_KEY, 'anna@example.com');
    const [at] = [(await world.deps.reply.find(contact, ids.free ?? '', replied))?.sentAt ?? ''];
    // The queue brings it again, and so does the work behind it.
    await world.deps.queue('work', { kind: 'answer', contact, case: ids.free ?? '', reply: replied });
    await world.deps.queue('mail-now', { kind: 'answer', contact, cause: at, reply: replied });
    await world.settle();
    expect(answersTo().length).toBe(4);
    const touch = await world.deps.table.get(deliveryKey(contact, at, replied));
    expect(touch, 'a point of her own journey').toMatchObject({ kind: 'answer', event: 'sent', role: 'asker' });
  });

  it('tells an address that nobody confirmed only that there is an answer', async () => {
    await reply(ids.lost ?? '', { text: 'It is yours.' });
    const [[who, mail] = []] = answersTo();
    expect(who).toBe('eve');
    expect(mail?.text).toContain('There is an answer to a question that was asked with your address.');
    expect(mail?.text).not.toMatch(/Whose is it|It is yours/);
  });

  it('says whom it did not reach and why, and goes to them again by a button', async () => {
    const id = ids.scale ?? '';
    refuse = { 'dan@example.com': new MailRefused('no') };
    const { replied } = await reply(id, { text: 'Yes, it does.' });
    expect(await deliveryOf(id)).toMatchObject({ told: 0, failed: 1, why: { refused: 1 } });
    const retry = () => post(world, `/api/console/cases/${id}/replies/${replied}/retry`, {}, { cookie: agent });
    refuse = { 'dan@example.com': new Unknown('lost') };
    expect((await retry()).status).toBe(202);
    await world.settle();
    expect(await deliveryOf(id), 'once more by itself').toMatchObject({ waiting: 1, failed: 0 });
    world.tick(61_000);
    await world.settle();
    expect(await deliveryOf(id)).toMatchObject({ told: 0, waiting: 0, failed: 1, why: { unknown: 1 } });
    refuse = {};
    await retry();
    await world.settle();
    expect([answersTo().length, await deliveryOf(id)]).toEqual([1, { told: 1, waiting: 0, failed: 0, left: 0, yes: 0, notYet: 0 }]);
    expect((await retry()).status).toBe(409);
  });

  it('leaves out an address that takes no mail, and says so', async () => {
    const id = ids.scale ?? '';
    refuse = { 'dan@example.com': new AddressRefused('no such address') };
    await reply(id, { text: 'Yes, to a million.' });
    expect(await deliveryOf(id)).toMatchObject({ failed: 1, why: { bounced: 1 } });
    refuse = {};
    await reply(id, { text: 'Yes, to two million.', answers: false });
    expect([answersTo(), await deliveryOf(id)]).toEqual([[], expect.objectContaining({ told: 0, left: 1, why: { bounced: 1 } })]);
  });

  it('goes to nobody who was erased, and their own part of the figures stays', async () => {
    const contact = addressToContact(world.config.CONTACT_KEY, 'cora@example.com');
    const known = await world.deps.contact.find(contact);
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    await reply(ids.free ?? '', { text: 'Free, as it was.', voters: true });
    expect(
      answersTo()
        .map(([who]) => who)
        .toSorted(),
      'Dan’s address bounces by now',
    ).toEqual(['anna', 'ben']);
    const { messages } = (await (await get(world, `/api/console/cases/${ids.free}`, agent)).json()) as Case;
    expect(messages.map(({ delivery }) => [delivery?.told, delivery?.left])).toEqual([
      [4, 0],
      [2, 1],
    ]);
  });

  it('did not arrive for as long as one of those who asked it waits, whoever of the others it reached since', async () => {
    const id = ids.free ?? '';
    const stands = async () => {
      const { state, undelivered, sla } = (await (await get(world, `/api/console/cases/${id}`, agent)).json()) as Case;
      return [state, undelivered, sla.firstReplyAt !== undefined];
    };
    const anna = addressToContact(world.config.CONTACT_KEY, 'anna@example.com');
    const retry = async (replied: string) => {
      refuse = {};
      expect((await post(world, `/api/console/cases/${id}/replies/${replied}/retry`, {}, { cookie: agent })).status).toBe(202);
      await world.settle();
      return answersTo().map(([who]) => who);
    };
    refuse = { 'anna@example.com': new AddressRefused('no such address'), 'ben@example.com': new MailRefused('no') };
    const bounced = await reply(id, { text: 'It is free, once more.' });
    const before = await stands();
    expect(before.slice(0, 2)).toEqual(['open', true]);
    expect([await retry(bounced.replied), await stands()], 'Anna has nothing').toEqual([['ben'], before]);
    await world.deps.contact.decide(anna, ({ suppressed: _, ...contact }) => ({ contact, entries: [] }));
    expect([await retry(bounced.replied), await stands()]).toEqual([
      ['ben', 'anna'],
      ['pending', undefined, true],
    ]);
    refuse = { 'anna@example.com': new AddressRefused('no such address') };
    await reply(id, { text: 'Free, as I said.' });
    world.mails.length = 0;
    refuse = { 'ben@example.com': new MailRefused('no') };
    const untried = await reply(id, { text: 'Free for all of you.' });
    expect([await retry(untried.replied), (await stands()).slice(0, 2)], 'hers was not even tried').toEqual([['ben'], ['open', true]]);
  });

  it('was not it for who asked the same: their page says that it is owed again, and whose words it was joined with', async () => {
    await reply(ids.free ?? '', { text: 'It is free for all.' });
    const [, mail] = answersTo().find(([who]) => who === 'ben') ?? [];
    const [, path = '', query = ''] = mail?.text.match(/(\/answers\/[^?\s]+)\?([^#\s]+)/) ?? [];
    const page = async () => (await (await get(world, path)).text()).replaceAll(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(await page()).toContain('What does it cost? Answered in writing. Joined with: Is it free?');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: BASE };
    const of = new URLSearchParams(query).get('of') ?? '';
    await world.request(path, { method: 'POST', body: new URLSearchParams({ act: 'not-yet', of }).toString(), headers });
    await world.settle();
    expect(await page()).toMatch(/What does it cost\? Not answered yet: we owe you an answer in writing\. Joined with: Is it free\?/);
  });
});
