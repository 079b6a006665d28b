/** Above the limits: work in place of waiting, and what a storm costs. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Waiting } from '#shared/moderation.ts';
import type { Page } from '#shared/page.ts';
import type { Altcha } from '#shared/problem.ts';
import { itemsOf, problemOf, writesNothing } from '../http/stored.ts';
import { get, post, signedIn } from '../support/people.ts';
import { openThread, PATH } from './thread.ts';

type Opened = Awaited<ReturnType<typeof openThread>>;
let open: Opened;
const NOBODY: Altcha = { parameters: {}, signature: '' };

beforeEach(async () => {
  open = await openThread();
  await open.rules();
});

/** From somewhere else each time, unless a network is said. */
let networks = 0;
const from = (network?: string): Record<string, string> => {
  networks += 1;
  return { 'x-viewer-address': network ?? `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}` };
};
const send = (body: object, headers: Record<string, string> = from(), path = PATH) => post(open.world, path, body, headers);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const challengeOf = async (answer: Response): Promise<Altcha> => (await problemOf(answer, 'proof-needed')).altcha ?? NOBODY;
const solve = async (altcha: Altcha): Promise<string> => {
  const challenge = altcha as never;
  const solution = await solveChallenge({ challenge, deriveKey });
  return encode({ challenge, solution });
};

/** A network that is over its limit for a minute: another one's comments still come through. */
const crowd = async (network: string) => {
  for (let n = 0; n < 20; n += 1) expect((await send({ text: 'Crowd', email: `crowd-${n}@example.com` }, from(network))).status).toBe(202);
};

describe('above a limit', () => {
  it('asks for work, takes it, keeps one comment of it, and writes nothing by asking', async () => {
    const { world, confirm, thread } = open;
    await crowd('203.0.113.7');
    const body = { text: 'Worth a second', email: 'late@example.com', key: 'press' };
    const asked = await writesNothing(world, () => send(body, from('203.0.113.7')));
    expect(asked.headers.get('retry-after')).toBe('60');
    const proof = await solve(await challengeOf(asked));
    for (let n = 0; n < 2; n += 1) expect((await send({ ...body, proof }, from('203.0.113.7'))).status).toBe(202);
    await confirm('late@example.com');
    expect((await thread()).items.map(({ text }) => text)).toEqual(['Worth a second']);
  });

  it('refuses work that is wrong, spliced, late, or of another comment', async () => {
    const { world } = open;
    await crowd('203.0.113.7');
    const body = { text: 'Hello', email: 'late@example.com', key: 'press' };
    const altcha = await challengeOf(await send(body, from('203.0.113.7')));
    const proof = await solve(altcha);
    const { challenge, solution } = JSON.parse(Buffer.from(proof, 'base64').toString());
    const data = { ...(altcha.parameters.data as object), until: 9_999_999_999 };
    const wrong: readonly [string, object, string?][] = [
      ['nonsense', { ...body, proof: 'x' }],
      ['no object', { ...body, proof: encode(null) }],
      ['no work', { ...body, proof: encode({ challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } }) }],
      ['spliced', { ...body, proof: encode({ challenge: { ...altcha, parameters: { ...altcha.parameters, data } }, solution }) }],
      ['easier', { ...body, proof: encode({ challenge: { ...altcha, parameters: { ...altcha.parameters, cost: 1 } }, solution }) }],
      ['unsigned', { ...body, proof: encode({ challenge: { ...challenge, signature: '' }, solution }) }],
      ['of somebody else', { ...body, email: 'other@example.com', proof }],
      ['of another press', { ...body, key: 'again', proof }],
      ['of another article', { ...body, proof }, '/api/articles/other/comments'],
    ];
    for (const [what, sent, path] of wrong) {
      const answer = await writesNothing(world, () => send(sent, from('203.0.113.7'), path));
      expect((await problemOf(answer, 'proof-needed')).altcha?.signature, what).toMatch(/^[0-9a-f]{64}$/);
    }
    world.tick(601_000);
    await crowd('203.0.113.7');
    await problemOf(await send({ ...body, proof }, from('203.0.113.7')), 'proof-needed');
  }, 30_000);

  it('gives a program that sent no key the one that its work is for', async () => {
    await crowd('203.0.113.7');
    const body = { text: 'By a program', email: 'program@example.com' };
    const proof = await solve(await challengeOf(await send(body, from('203.0.113.7'))));
    const answers = [await send({ ...body, proof }, from('203.0.113.7')), await send({ ...body, proof }, from('203.0.113.7'))];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(await itemsOf(open.world, 'By a program')).toHaveLength(0);
    const stored = (await itemsOf(open.world, '|comment#')).filter(({ text }) => text === 'By a program');
    expect(stored).toHaveLength(1);
  });

  it('lets one person write faster by work, and nobody more than twenty in ten minutes', async () => {
    const { world, reader, write } = open;
    const cookie = await reader();
    for (let n = 0; n < 4; n += 1) expect((await write({ text: `Number ${n}` }, cookie)).status).toBe(201);
    const asked = await write({ text: 'Sixth', key: 'sixth' }, cookie);
    expect(Number(asked.headers.get('retry-after'))).toBeGreaterThan(1);
    const proof = await solve(await challengeOf(asked));
    expect((await write({ text: 'Sixth', key: 'sixth', proof }, cookie)).status).toBe(201);
    const contact = addressToContact(world.config.CONTACT_KEY, 'reader-1@example.com');
    for (let n = 6; n < 20; n += 1) expect(await world.deps.comment.pace(contact, true)).toEqual({ wait: 0, workHelps: false });
    await problemOf(await write({ text: 'Too much', key: 'more', proof }, cookie), 'too-many');
    world.tick(600_001);
    expect((await write({ text: 'Later' }, cookie)).status).toBe(201);
  });

  it('keeps what was typed where there is no script, says how long to wait, and takes it then', async () => {
    const { world, form } = open;
    for (let n = 0; n < 60; n += 1) await send({ text: 'Storm', email: `storm-${n}@example.com` });
    const body = { text: 'Typed with care', email: 'slow@example.com', name: 'Slow Example', key: 'a' };
    const answer = await writesNothing(world, () => form(PATH, body));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([403, '60']);
    const html = await answer.text();
    for (const words of [
      '>Typed with care</textarea>',
      'value="slow@example.com"',
      'You can send it again in a minute.',
      'is kept here',
      'data-altcha=',
    ])
      expect(html).toContain(words);
    world.tick(60_000);
    expect((await form(PATH, body)).headers.get('location')).toContain('said=check-your-inbox');
  });
});

describe('a storm', () => {
  it('of many addresses and networks costs nothing above the limit of its article, and loses nothing that was acknowledged', async () => {
    const { world, write, reader, confirm, thread, rules } = open;
    const host = await signedIn(world, ['host']);
    await rules({ mode: 'before', version: 1 });
    const known = await reader();
    await world.settle();
    world.tick(60_000);
    world.takeUnits();
    const answers = new Map<number, number>();
    const taken: string[] = [];
    for (let n = 0; n < 300; n += 1) {
      const email = `flood-${n}@example.com`;
      const { status } = await send({ text: `Flood ${n}`, email });
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status === 202) taken.push(email);
    }
    const units = world.takeUnits();
    expect(Object.fromEntries(answers)).toEqual({ 202: 60, 403: 240 });
    expect(units.reduce((sum, { write: one }) => sum + one, 0)).toBeLessThanOrEqual(60 * 6);
    const stored = (await itemsOf(world, '|comment#')).filter(({ text }) => String(text).startsWith('Flood'));
    expect(stored.map(({ address }) => address).sort()).toEqual(taken.toSorted());

    // What nobody confirmed is not the team's: its queue holds whoever has an address, and is read as before.
    world.tick(60_000);
    expect((await write({ text: 'In earnest' }, known)).status).toBe(202);
    await confirm(taken[7] ?? '');
    world.takeUnits();
    const queue = (await (await get(world, '/api/console/moderation', host)).json()) as Page<Waiting>;
    expect(queue.items.map(({ text }) => text).sort()).toEqual(['Flood 7', 'Hello from 1', 'In earnest']);
    expect(world.takeUnits().reduce((sum, { read }) => sum + read, 0)).toBeLessThanOrEqual(12);
    expect((await thread()).items).toEqual([]);
  }, 60_000);
});
