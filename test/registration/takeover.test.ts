/** Whoever types somebody else's address gains nothing of them, and leaves them nothing (CVE-2026-44707: take-over before the owner comes). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Mine, OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { problemOf, scan, writesNothing } from '../http/stored.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const OWNER = 'anna@example.com';
let world: World;
let webinar: Webinar;
let live: string;
let mallory: string;
beforeEach(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'no', votes: 'everyone' } });
  live = `/api/live/${webinar.id}`;
  mallory = await register(world, webinar.slug, OWNER, {
    name: 'Mallory Example',
    company: 'Elsewhere',
    consent: { marketing: true, research: true },
  });
  await world.settle();
});

const mine = async (cookie: string): Promise<Mine> => (await (await get(world, `${live}/mine`, cookie)).json()) as Mine;
const ask = async (cookie: string, text: string): Promise<OwnQuestion> =>
  (await (await post(world, `${live}/questions`, { text }, { cookie })).json()) as OwnQuestion;
const vote = (cookie: string, id: string) => send(world, 'PUT', `${live}/questions/${id}/vote`, cookie);

describe('an address that a stranger typed', () => {
  it('gives its owner nothing of what the stranger did, in the owner’s own browser', async () => {
    const { id } = await ask(mallory, 'Asked by Mallory?');
    await vote(mallory, id);
    await world.settle();
    const owner = await join(world, OWNER);
    const seen = await mine(owner);
    expect([seen.questions, seen.voted, seen.adoptable]).toEqual([[], [], false]);
    await problemOf(await writesNothing(world, () => post(world, `${live}/adopt`, {}, { cookie: owner })), 'refused');
    // The vote is the stranger's own: the owner has one besides.
    await vote(owner, id);
    await world.settle();
    expect((await scan(world)).find(({ sk }) => sk === `question#${id}`)?.votes).toBe(2);
  });

  it('gives the stranger nothing of what its owner does afterwards', async () => {
    const owner = await join(world, OWNER);
    const asked = await ask(owner, 'Asked by Anna?');
    await world.settle();
    const seen = await mine(mallory);
    expect([seen.seat.verified, seen.questions, seen.voted, seen.adoptable]).toEqual([false, [], [], false]);
    await problemOf(await writesNothing(world, () => post(world, `${live}/adopt`, {}, { cookie: mallory })), 'refused');
    const change = (method: string, body?: unknown) =>
      world.request(`${live}/questions/${asked.id}`, {
        method,
        headers: { cookie: mallory, origin: 'https://parley.example.com', 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    for (const answer of [await change('PATCH', { text: 'Mine now?' }), await change('DELETE')]) expect(answer.status).toBe(404);
    // Registering again with that address changes neither who the owner is nor what the owner may do.
    await register(world, webinar.slug, OWNER, { name: 'Mallory Again' });
    await world.settle();
    expect((await mine(owner)).questions.map(({ text }) => text)).toEqual(['Asked by Anna?']);
  });

  it('is in no marketing or research export, for nobody confirmed what was ticked', async () => {
    await join(world, OWNER);
    await world.settle();
    const cookie = await signedIn(world, ['admin']);
    for (const purpose of ['marketing', 'research']) {
      const form = { webinar: webinar.id, target: 'plain', purpose };
      expect((await post(world, '/api/console/exports', form, { cookie })).status).toBeLessThan(300);
      await world.settle();
    }
    // Each with the list of those who said no.
    expect([...world.objects.keys()].filter((name) => name.endsWith('.csv'))).toHaveLength(4);
    for (const file of world.objects.values()) expect(file).not.toContain(OWNER);
  });

  it('is mailed nothing that the stranger wrote, and no more than once a day', async () => {
    for (let n = 0; n < 4; n += 1)
      await register(world, webinar.slug, OWNER, {
        ...{ name: `Spam ${n} https://evil.example`, company: 'Spam', question: 'Spam?' },
        consent: { marketing: true, research: true },
      });
    await world.settle();
    const mails = world.mails.filter(({ mail }) => mail.to === OWNER);
    expect(mails.map(({ mail }) => mail.subject)).toEqual([
      'We are live: your link: When marketing answers the phone',
      'Please confirm your consent',
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/Mallory|Elsewhere|Spam|evil/);
  });
});
