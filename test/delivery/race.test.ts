/** Answers on their way while others act: somebody is erased, and colleagues reply and resolve at the same moment (TRIALS F22). */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { AuditEntry } from '#shared/audit.ts';
import type { Case } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import type { Replied } from '#shared/reply.ts';
import { itemsOf, scan } from '../http/stored.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let agent: string;
let host: string;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
const ids: Record<string, string> = {};
const idOf = (who: string) => addressToContact(world.config.CONTACT_KEY, `${who}@example.com`);
const reply = (id: string, body: Record<string, unknown>, cookie = agent, headers: Record<string, string> = {}) =>
  post(world, `/api/console/cases/${id}/replies`, body, { cookie, ...headers });
const one = async (id: string): Promise<Case> => (await (await get(world, `/api/console/cases/${id}`, agent)).json()) as Case;
const mailsTo = (who: string) => world.mails.filter(({ mail }) => mail.to === `${who}@example.com`).length;

beforeAll(async () => {
  world = await openWorld();
  [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  const cookies: Record<string, string> = {};
  for (const who of ['anna', 'early', 'late', 'flying']) {
    await register(world, webinar.slug, `${who}@example.com`, { name: `${who} Example` });
    await world.settle();
    cookies[who] = await join(world, `${who}@example.com`);
  }
  for (const text of ['Is it free?', 'Does it scale?', 'Is it safe?']) {
    const asked = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie: cookies.anna ?? '' });
    ids[text] = ((await asked.json()) as { id: string }).id;
  }
  for (const who of ['early', 'late', 'flying'])
    await world.request(`/api/live/${webinar.id}/questions/${ids['Is it free?']}/vote`, {
      method: 'PUT',
      headers: { origin: BASE, cookie: cookies[who] ?? '' },
    });
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
  world.mails.length = 0;
});

const erase = async (who: string): Promise<void> => {
  const known = await world.deps.contact.find(idOf(who));
  if (!known) throw new Error(`${who} is not there`);
  await world.deps.erasure.begin(known, 'asked');
};

describe('colleagues at the same moment', () => {
  it('lose nothing: each reply that was taken is stored, logged and sent once, whatever else is done to the case', async () => {
    const id = ids['Does it scale?'] ?? '';
    const act = (what: string, body: unknown = {}) => post(world, `/api/console/cases/${id}/${what}`, body, { cookie: host });
    const replies = ['agent', 'host', 'agent', 'host'].map((who, n) =>
      reply(id, { text: `It does, number ${n}.` }, who === 'host' ? host : agent),
    );
    const acts = [act('resolve'), act('assign', { owner: 'agent@example.com' }), act('notes', { text: 'A note' }), act('resolve')];
    const [answers, others] = await Promise.all([Promise.all(replies), Promise.all(acts)]);
    await world.settle();
    const taken = answers.filter(({ status }) => status === 201);
    // Who meets too many others at once is told to try again, and then nothing of it is there.
    for (const { status } of [...answers, ...others]) expect([200, 201, 503]).toContain(status);
    expect(taken.length).toBeGreaterThan(0);
    const said = await Promise.all(taken.map(async (answer) => ((await answer.json()) as Replied).replied));
    const { messages } = await one(id);
    expect(
      messages
        .filter(({ kind }) => kind === 'reply')
        .map((message) => message.id)
        .toSorted(),
    ).toEqual(said.toSorted());
    expect(messages.filter(({ kind }) => kind === 'reply').map(({ delivery }) => delivery?.told)).toEqual(said.map(() => 1));
    const log = (await (await get(world, '/api/console/audit?limit=100', await signedIn(world, ['admin']))).json()) as Page<AuditEntry>;
    const lines = log.items.filter(({ act: did, thing }) => did === 'case.replied' && thing === `case#${id}`);
    expect(lines.length).toBe(said.length);
    const { items } = (await (await get(world, `/api/console/webinars/${webinar.id}/questions`, host)).json()) as Page<{
      id: string;
      given: unknown[];
    }>;
    expect(items.find((question) => question.id === id)?.given.length).toBe(said.length);
  });

  it('with one key in two tabs write one reply; another’s same key is another reply', async () => {
    const id = ids['Is it safe?'] ?? '';
    const key = { 'idempotency-key': 'the-same' };
    const both = await Promise.all([1, 2].map(() => reply(id, { text: 'It is safe.' }, agent, key)));
    world.tick(1_000);
    const theirs = await reply(id, { text: 'It is, says the host.' }, host, key);
    const said = (await Promise.all([...both, theirs].map((answer) => answer.json()))) as Replied[];
    expect(new Set(said.map(({ replied }) => replied)).size).toBe(2);
    await world.settle();
    expect((await one(id)).messages.map(({ text, delivery }) => [text, delivery?.told])).toEqual([
      ['It is safe.', 1],
      ['It is, says the host.', 1],
    ]);
  });
});

const takeWork = () => {
  const work = world.queued.filter(({ queue }) => queue === 'work');
  world.queued.splice(0, world.queued.length, ...world.queued.filter(({ queue }) => queue !== 'work'));
  return work;
};

describe('somebody who is erased while voters are told', () => {
  it('gets nothing after that, leaves nothing, and stays in the figures as a number', async () => {
    const id = ids['Is it free?'] ?? '';
    const send = world.deps.mail;
    // The third goes while their mail is handed over.
    Object.assign(world.deps, {
      mail: async (...sent: Parameters<typeof send>) => {
        await send(...sent);
        if (sent[1].to === 'flying@example.com') await erase('flying');
      },
    });
    world.mails.length = 0;
    expect((await reply(id, { text: 'It is free.', voters: true })).status).toBe(201);
    // Before anybody was looked up.
    await erase('early');
    await world.settleStream();
    // All of them are looked up, and the mailer has sent nothing yet.
    for (let work = takeWork(); work.length > 0; work = takeWork()) {
      const Records = work.map(({ message }, n) => ({ messageId: `m${n}`, body: JSON.stringify(message) }));
      expect((await world.handlers.work({ Records } as never)).batchItemFailures).toEqual([]);
      await world.settleStream();
    }
    expect(await itemsOf(world, `contact#${idOf('late')}|touch#`), 'told, and not yet mailed').toContainEqual(
      expect.objectContaining({ kind: 'answer', event: 'waiting' }),
    );
    await erase('late');
    await world.settle();
    Object.assign(world.deps, { mail: send });
    expect(['anna', 'early', 'late', 'flying'].map(mailsTo)).toEqual([1, 0, 0, 1]);
    for (const hours of [1, 25]) {
      world.tick(hours * 3_600_000);
      await world.journeys();
      await world.settle();
    }
    const items = await scan(world);
    for (const who of ['early', 'late', 'flying']) {
      const left = items.filter(({ pk }) => pk === `contact#${idOf(who)}`).map(({ sk }) => sk);
      // The hash stays, so that nobody writes there again.
      expect([who, left.filter((sk) => sk !== 'contact' && !sk.startsWith('suppression#'))]).toEqual([who, []]);
      expect(JSON.stringify(items)).not.toContain(`${who}@example.com`);
    }
    expect(['early', 'late', 'flying'].map(mailsTo), 'nor later').toEqual([0, 0, 1]);
    agent = await signedIn(world, ['agent']);
    const { delivery } = (await one(id)).messages.at(-1) ?? {};
    expect(delivery).toMatchObject({ waiting: 0, failed: 0 });
    expect((delivery?.told ?? 0) + (delivery?.left ?? 0)).toBeGreaterThanOrEqual(2);
  });
});
