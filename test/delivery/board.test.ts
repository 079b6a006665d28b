/** What is answered on the board once a webinar is over goes by mail as a reply of the desk does: one rule, each once. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { createReactions } from '#functions/reactions.ts';
import { answerKey } from '#functions/table/keys.ts';
import type { Case } from '#shared/case.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let host: string;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
const cookies: Record<string, string> = {};
const ids: Record<string, string> = {};

const decide = async (id: string, body: unknown) => {
  const path = `/api/console/webinars/${webinar.id}/questions/${id}/decisions`;
  expect((await post(world, path, body, { cookie: host })).status).toBe(200);
};
const one = async (id = ''): Promise<Case> => (await (await get(world, `/api/console/cases/${id}`, host)).json()) as Case;
const told = () =>
  world.mails.flatMap(({ mail }) => (/answered your question/.test(mail.subject) ? [[mail.to.split('@')[0], mail.text] as const] : []));

/** To the first answer that was mailed in this test, behind its link. */
const say = async (fields: Record<string, string>) => {
  const [, link = '', query = ''] = /(\/answers\/[^?\s]+)\?(says=yes\S+)/.exec(told()[0]?.[1] ?? '') ?? [];
  const of = new URLSearchParams(query.replace(/#.*/, '')).get('of') ?? '';
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' };
  const answer = await world.request(link, { method: 'POST', body: new URLSearchParams({ ...fields, of }).toString(), headers });
  expect(answer.status).toBe(303);
  await world.settle();
};

beforeAll(async () => {
  world = await openWorld();
  host = await signedIn(world, ['host']);
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  for (const who of ['anna', 'ben']) {
    await register(world, webinar.slug, `${who}@example.com`, { name: `${who} Example` });
    await world.settle();
    cookies[who] = await join(world, `${who}@example.com`);
  }
  const ask = async (text: string, who: string) => {
    const asked = await post(world, `/api/live/${webinar.id}/questions`, { text }, { cookie: cookies[who] ?? '' });
    ids[text] = ((await asked.json()) as { id: string }).id;
  };
  await ask('Is it free?', 'anna');
  await ask('What does it cost?', 'ben');
  await ask('Does it scale?', 'anna');
  await ask('Is it safe?', 'anna');
  await ask('Who made it?', 'ben');
  await world.settle();
  await decide(ids['What does it cost?'] ?? '', { decision: 'merge', into: ids['Is it free?'] });
  await decide(ids['Does it scale?'] ?? '', { decision: 'reply', text: 'It does, and here you read it.' });
  world.tick(61_000);
  await decide(ids['Is it safe?'] ?? '', { decision: 'answering' });
  world.tick(4_000);
  await decide(ids['Is it safe?'] ?? '', { decision: 'answered' });
  await world.settle();
  world.tick(4_000);
  const patched = await world.request(`/api/console/webinars/${webinar.id}`, {
    method: 'PATCH',
    body: JSON.stringify({ replay: 'https://video.example.com/replay.mp4' }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
  expect(patched.status).toBe(200);
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
});
beforeEach(() => {
  world.mails.length = 0;
});

describe('an answer on the board', () => {
  it('that comes before its question has a case reaches its asker, and their “not yet” makes the case', async () => {
    const id = ids['Who made it?'] ?? '';
    await decide(id, { decision: 'reply', text: 'We did.' });
    await world.settle();
    expect(told().map(([who]) => who)).toEqual(['ben']);
    expect((await get(world, `/api/console/cases/${id}`, host)).status).toBe(404);
    await say({ act: 'not-yet' });
    await say({ act: 'missing', missing: 'Their names.' });
    expect(await one(id), 'with what they missed, though this case never came back').toMatchObject({
      ...{ state: 'open', reopened: 0 },
      messages: [
        { text: 'We did.', delivery: { told: 1, notYet: 1 } },
        { kind: 'inbound', text: 'Their names.' },
      ],
    });
  });

  it('reaches who asked it and who asked the same, each once, whatever comes again', async () => {
    const id = ids['Is it free?'] ?? '';
    await decide(id, { decision: 'reply', text: 'It is free for everybody.' });
    await world.settle();
    const sent = told();
    expect(sent.map(([who]) => who).toSorted()).toEqual(['anna', 'ben']);
    for (const [, text] of sent) expect(text).toContain('It is free for everybody.\n\nDid this answer your question?');
    const { state, messages, sla } = await one(id);
    expect(sla.firstReplyAt, 'who answers on the board responds').toBe(messages[0]?.at);
    expect([state, messages.map(({ text, delivery }) => [text, delivery?.told])]).toEqual(['resolved', [['It is free for everybody.', 2]]]);
    const stored = await world.deps.table.get(answerKey(id, 0), { strong: true });
    const record = {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '1', Keys: marshall(answerKey(id, 0)), NewImage: marshall(stored ?? {}) },
    };
    await createReactions(world.deps)({ Records: [record, record] as never });
    await world.settle();
    expect(told().length).toBe(2);
  });

  it('that is for its asker alone goes to nobody else, and one that was taken back to nobody', async () => {
    const id = ids['Is it free?'] ?? '';
    await decide(id, { decision: 'reply', text: 'For you it is, Anna.', private: true });
    await world.settle();
    expect(told().map(([who]) => who)).toEqual(['anna']);
    await decide(id, { decision: 'reply', text: 'Not at all.' });
    await decide(id, { decision: 'undo' });
    await world.settle();
    expect(told().map(([who]) => who)).toEqual(['anna']);
    expect((await one(id)).state).toBe('resolved');
    await say({ act: 'not-yet' });
    expect((await one(id)).state, 'a no to the newest that stands is heard').toBe('open');
  });

  it('leads to the moment at which it was given on air as well', async () => {
    await decide(ids['Is it safe?'] ?? '', { decision: 'reply', text: 'It is safe, as we said.' });
    await world.settle();
    const [[who, text] = []] = told();
    expect(who).toBe('anna');
    const [, link = '', seconds] = /Watch that moment:\s+https:\/\/[^/]+(\/join\/[^#\s]+)#t=(\d+)/.exec(text ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(61);
    expect((await get(world, link)).status).toBe(303);
  });

  it('of before the end is in the mail after the webinar, and in none of its own', async () => {
    const contact = addressToContact(world.config.CONTACT_KEY, 'anna@example.com');
    const sent: unknown[] = [];
    for await (const { question } of world.deps.table.all({ pk: `contact#${contact}`, prefix: 'touch#', strong: true }))
      sent.push(question);
    expect(sent).not.toContain(ids['Does it scale?']);
    expect(sent).toContain(ids['Is it safe?']);
  });
});
