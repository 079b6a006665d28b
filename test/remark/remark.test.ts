/** Notes of the team about a person: who may write, change and delete them, and that nobody outside ever reads one. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toMeToken } from '#functions/me/link.ts';
import type { TeamNote } from '#shared/contact.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { itemsOf, pointersOf, problemOf, scan, writesNothing } from '../http/stored.ts';
import { ADDRESS, openJourney } from '../profile/person.ts';
import { get, post, register } from '../support/people.ts';
import { BASE } from '../support/world.ts';

let journey: Awaited<ReturnType<typeof openJourney>>;
beforeAll(async () => {
  journey = await openJourney();
});
const path = () => `/api/console/contacts/${journey.id}/notes`;
const add = (text: unknown, cookie = journey.agent) => post(journey.world, path(), { text }, { cookie });
const noteOf = async (answer: Response) => (await answer.json()) as TeamNote;
const edit = (id: string, text: string, cookie: string) =>
  journey.world.request(`${path()}/${id}`, {
    method: 'PATCH',
    body: JSON.stringify({ text }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie },
  });
const notes = async () =>
  ((await (await get(journey.world, `/api/console/contacts/${journey.id}`, journey.admin)).json()) as PersonPage).notes;

describe('a note', () => {
  it('is added, changed by who wrote it, deleted by them or an admin; the log names it and holds no word of it', async () => {
    const made = await add('Call in the morning.');
    expect(made.status).toBe(201);
    const note = await noteOf(made);
    expect(note).toMatchObject({ by: 'arto@example.com', text: 'Call in the morning.' });
    journey.world.tick(1_000);
    await problemOf(await writesNothing(journey.world, () => edit(note.id, 'Mine now', journey.marketer)), 'refused');
    await problemOf(await writesNothing(journey.world, () => journey.remove(`${path()}/${note.id}`, journey.marketer)), 'refused');
    expect(await noteOf(await edit(note.id, 'Call before ten.', journey.agent))).toMatchObject({ text: 'Call before ten.' });
    const second = await noteOf(await add('A second.', journey.marketer));
    expect((await notes()).map(({ text }) => text)).toEqual(['A second.', 'Call before ten.']);
    expect((await journey.remove(`${path()}/${second.id}`, journey.admin)).status).toBe(200);
    await problemOf(await journey.remove(`${path()}/${second.id}`, journey.admin), 'not-found');
    expect((await notes()).map(({ id }) => id)).toEqual([note.id]);
    const log = (await scan(journey.world)).filter(({ pk }) => pk.startsWith('audit#'));
    expect(log.map(({ act }) => act)).toEqual(expect.arrayContaining(['contact.noted', 'contact.note-changed', 'contact.note-deleted']));
    expect(JSON.stringify(log)).not.toContain('Call');
  });

  it.each([
    [{}, '#/text'],
    [{ text: '' }, '#/text'],
    [{ text: ' \n ' }, '#/text'],
    [{ text: 'x'.repeat(2_001) }, '#/text'],
    [{ text: 7 }, '#/text'],
    [{ text: 'fine', by: 'somebody@example.com' }, '#/by'],
  ])('%j is refused', async (body, pointer) => {
    const answer = await writesNothing(journey.world, () => post(journey.world, path(), body, { cookie: journey.agent }));
    expect(pointersOf(await problemOf(answer, 'invalid'))).toEqual([pointer]);
  });

  it.each(['0'.repeat(32), 'nobody', '..%2f..'])('about nobody (%s) is written by nobody', async (id) => {
    const answer = await writesNothing(journey.world, () =>
      post(journey.world, `/api/console/contacts/${id}/notes`, { text: 'Hello' }, { cookie: journey.agent }),
    );
    await problemOf(answer, 'not-found');
  });
});

/** Everything that is answered to people outside, and everything that is mailed. */
const outside = async (): Promise<string> => {
  const { world, webinar, later, seat, host } = journey;
  const me = `/me/${toMeToken(world.deps.signer, journey.id, world.deps.now())}`;
  const mailed = world.mails.flatMap(({ mail }) =>
    [...`${mail.text} ${mail.html}`.matchAll(/\/(?:join|confirm|preferences|unsubscribe|me|answers)\/[A-Za-z0-9_.~-]+/g)].map(
      ([link]) => link,
    ),
  );
  const open = [
    ...['/api/webinars', `/api/webinars/${webinar.slug}`, `/api/webinars/${webinar.slug}/calendar.ics`, `/webinars/${webinar.slug}/`],
    ...[`/feed/${webinar.id}`, `/feed/${webinar.id}/questions`, `/live/${webinar.id}/page`, `/live/${webinar.id}/questions`],
    ...[`/api/live/${webinar.id}/mine`, `/api/live/${webinar.id}/chat`, `/webinars/${later.slug}/`, me],
    ...new Set(mailed),
  ];
  const pages = await Promise.all(open.map(async (one) => (await get(world, one, seat)).text()));
  // What the team sees of a webinar is said on air, and shown to speakers.
  const team = await Promise.all(
    ['questions', 'registrations', 'chat', 'notes', 'polls'].map(async (part) =>
      (await get(world, `/api/console/webinars/${webinar.id}/${part}`, host)).text(),
    ),
  );
  return [...pages, ...team, JSON.stringify(world.mails), world.logged.join('\n'), JSON.stringify(world.queued)].join('\n');
};

describe('nobody outside', () => {
  it('reads any note, on no page and in no mail, whatever it says', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9 <>{}="'&/#%ß€]{4,60}$/).filter((text) => text.trim().length > 3);
    const texts = fc.sample(word, { numRuns: 12, seed: 6 }).map((text, at) => `zq${at}x${text.trim()}`);
    for (const text of texts) expect((await add(text)).status).toBe(201);
    const { world, webinar } = journey;
    // What makes pages and mails anew: another form, a question, an answer, the end and what follows it.
    await register(world, webinar.slug, ADDRESS, { name: 'Ines Example', question: 'And now?' });
    await journey.decide(journey.open.id, { decision: 'reply', text: 'Everybody.' });
    await post(world, '/api/manage', { email: ADDRESS });
    await world.settle();
    await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: journey.host });
    await world.settle();
    world.tick(31 * 60_000);
    await world.journeys();
    await world.settle();
    expect(world.mails.length).toBeGreaterThan(2);
    const seen = await outside();
    expect(seen.length).toBeGreaterThan(5_000);
    for (const [at] of texts.entries()) expect(seen).not.toContain(`zq${at}x`);
  });

  it('and neither does the person themselves, who takes a copy of what is kept', async () => {
    const { world } = journey;
    const me = `/me/${toMeToken(world.deps.signer, journey.id, world.deps.now())}`;
    const copy = await (await get(world, `${me}/data`)).text();
    expect(copy).toContain(ADDRESS);
    for (const part of ['Call before ten.', 'arto@example.com']) expect(copy).not.toContain(part);
  });

  it('and nothing of them is left after an erasure', async () => {
    const { world } = journey;
    const known = await world.deps.contact.find(journey.id);
    if (known) await world.deps.erasure.begin(known, 'asked');
    await world.settle();
    expect(await itemsOf(world, `contact#${journey.id}|note#`)).toEqual([]);
    await problemOf(await writesNothing(world, () => add('Too late.')), 'not-found');
  });
});
