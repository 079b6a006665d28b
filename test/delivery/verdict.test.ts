/** The page that a mailed answer leads to: how far each question is, and whether the answer was one. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressToContact } from '#functions/contact/identity.ts';
import { toPress } from '#functions/delivery/press.ts';
import type { Case } from '#shared/case.ts';
import type { Feed } from '#shared/feed.ts';
import type { Page } from '#shared/page.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { contactOf } from '../erasure/person.ts';
import { get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

let world: World;
let agent: string;
let host: string;
let webinar: Awaited<ReturnType<typeof openWebinar>>;
let id: string;
let anna: string;
let ben: string;

const reply = async (body: Record<string, unknown>) => {
  const answer = await post(world, `/api/console/cases/${id}/replies`, body, { cookie: agent });
  expect(answer.status).toBe(201);
  await world.settle();
};
const one = async () => (await (await get(world, `/api/console/cases/${id}`, agent)).json()) as Case;
/** Where the two buttons of the newest answer to this address lead. */
const linksTo = (who: string): readonly string[] => {
  const text =
    world.mails
      .filter(
        ({ mail }) =>
          mail.to === (who.includes('@') ? `${who}.example.com` : `${who}@example.com`) && mail.text.includes('Did this answer'),
      )
      .at(-1)?.mail.text ?? '';
  return [...text.matchAll(/https:\S+\/answers\/\S+/g)].map(([link]) => link.slice(BASE.length));
};
/** What everybody reads: among the answers of the feed, and in the list of all questions. */
const forAll = async () => {
  // The list is a copy of a second at most.
  world.tick(1_001);
  const feed = (await (await get(world, `/feed/${webinar.id}`)).json()) as Feed;
  const { items } = (await (await get(world, `/feed/${webinar.id}/questions`)).json()) as Pick<Page<PublicQuestion>, 'items'>;
  return [feed.answered.map(({ id, resolution, answer }) => ({ id, resolution, answer })), items];
};
const page = async (path: string, language = 'en') =>
  (await (await world.request(path.replace(/#.*/, ''), { headers: { 'accept-language': language, accept: 'text/html' } })).text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const idOfAnna = () => contactOf(world, 'anna@example.com');
const press = async (path: string, act: string) => {
  const [where = '', query = ''] = path.replace(/#.*/, '').split('?');
  const of = new URLSearchParams(query).get('of') ?? '';
  const answer = await world.request(where, {
    method: 'POST',
    body: new URLSearchParams({ act, of }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' },
  });
  expect(answer.status).toBe(303);
  await world.settle();
};

beforeAll(async () => {
  world = await openWorld();
  [agent, host] = [await signedIn(world, ['agent']), await signedIn(world, ['host'])];
  webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' } });
  for (const who of ['anna', 'ben']) await register(world, webinar.slug, `${who}@example.com`, { name: `${who} Example` });
  await world.settle();
  [anna, ben] = [await join(world, 'anna@example.com'), await join(world, 'ben@example.com')];
  const asked = await post(world, `/api/live/${webinar.id}/questions`, { text: 'Is it free?' }, { cookie: anna });
  id = ((await asked.json()) as { id: string }).id;
  await world.request(`/api/live/${webinar.id}/questions/${id}/vote`, { method: 'PUT', headers: { origin: BASE, cookie: ben } });
  await world.settle();
  await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
  await world.settle();
});
beforeEach(async () => {
  agent = await signedIn(world, ['agent']);
});

describe('the page of one’s questions', () => {
  it('tells how far an answer is, in both languages', async () => {
    world.tick(31 * 60_000);
    await world.journeys();
    await world.settle();
    const told = world.mails.filter(({ mail }) => mail.to === 'anna@example.com').at(-1)?.mail.text ?? '';
    const path = /\/answers\/[A-Za-z0-9_.~-]+/.exec(told)?.[0] ?? '';
    expect(await page(path)).toMatch(/✓ Asked .* ○ Heard ○ With a colleague ○ Answered .*We answer in writing by: .*21 June 2027/);
    await post(world, `/api/console/cases/${id}/heard`, {}, { cookie: agent });
    await post(world, `/api/console/cases/${id}/assign`, { owner: 'agent@example.com' }, { cookie: agent });
    const german = await page(path, 'de');
    expect(german).toMatch(/✓ Gestellt .* ✓ Gelesen .* ✓ In Bearbeitung ○ Beantwortet/);
    expect(german, 'nobody learns who it is').not.toContain('agent@example.com');
  });

  it('changes nothing by being opened, and opens the case again where it was no answer', async () => {
    const { dueAt } = await one();
    await reply({ text: 'See our site.', publicText: 'Our site says so.', voters: true });
    const [yes = '', notYet = ''] = linksTo('anna');
    const shown = await page(notYet);
    expect(shown).toMatch(/✓ Answered .*Did this answer your question\? Yes, it did Not yet/);
    await page(yes);
    expect((await one()).state).toBe('pending');
    await press(notYet, 'not-yet');
    const again = await one();
    expect([again.state, again.reopened, again.dueAt]).toEqual(['open', 1, dueAt]);
    expect(again.messages[0]?.delivery).toMatchObject({ told: 2, yes: 0, notYet: 1 });
    const question = await (await get(world, `/api/console/webinars/${webinar.id}/questions/${id}`, host)).json();
    expect(question, 'it counts as open again').toMatchObject({ resolution: 'open', answers: 2 });
    const answered = { id, resolution: 'answered', answer: { text: 'Our site says so.' } };
    expect(await forAll(), 'nobody else loses the answer').toEqual([[answered], [expect.objectContaining(answered)]]);
    const down = await post(
      world,
      `/api/console/webinars/${webinar.id}/questions/${id}/decisions`,
      { decision: 'reopen' },
      { cookie: host },
    );
    expect(down.status).toBe(200);
    await world.settle();
    expect(await forAll(), 'the team takes it down').toMatchObject([[], [{ id, resolution: 'open' }]]);
    expect(await page(yes)).toContain('You told us: not yet. Thank you, we are on it again.');
    await press(yes, 'yes');
    expect((await one()).state, 'a no stands until the next answer').toBe('open');
  });

  it('asks nobody whether a question of ours was an answer', async () => {
    const [yes = ''] = linksTo('anna');
    await reply({ text: 'Free for how many people?', answers: false });
    expect(world.mails.at(-1)?.mail.text).not.toContain('Did this answer');
    expect(await page(yes)).toMatch(/○ Answered .*You told us: not yet\. Thank you/);
    const { messages } = await one();
    const at = (await world.deps.reply.find(idOfAnna(), id, messages.at(-1)?.id ?? ''))?.sentAt ?? '';
    await press(`${yes.replace(/\?.*/, '')}?of=${toPress({ at, reply: messages.at(-1)?.id ?? '' })}`, 'yes');
    expect((await one()).state, 'nor is a word on it one').toBe('pending');
    world.tick(1_000);
  });

  it('takes a sentence about what was missing, for the team alone', async () => {
    const [link = ''] = linksTo('anna');
    const of = new URLSearchParams(link.replace(/#.*/, '').split('?')[1]).get('of') ?? '';
    const where = link.replace(/[?#].*/, '');
    expect(await page(link)).toContain('What was missing? A sentence helps us.');
    expect(await page(link, 'de')).toContain('Was hat gefehlt? Ein Satz hilft uns.');
    const send = (fields: Record<string, string>, to = where) =>
      world.request(to, {
        method: 'POST',
        body: new URLSearchParams({ act: 'missing', of, ...fields }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, accept: 'text/html' },
      });
    const long = `Too long <b>${'x'.repeat(300)}`;
    const refused = await send({ missing: long });
    const again = await refused.text();
    expect([refused.status, again.includes('Your sentence is too long: 280 characters at most.')]).toEqual([422, true]);
    expect(again, 'nobody types it again').toContain(long.replace('<b>', '&lt;b&gt;'));
    expect((await send({})).status).toBe(422);
    expect((await send({ 'missing.x': '1' })).status, 'a field that is none').toBe(422);
    expect((await send({ missing: 'The price for <b>five</b>.' })).status).toBe(303);
    expect(await page(link)).toContain('What you told us was missing: The price for &lt;b&gt;five&lt;/b&gt;.');
    const { messages } = await one();
    expect(messages.filter(({ kind }) => kind === 'inbound')).toEqual([
      expect.objectContaining({ by: '', text: 'The price for <b>five</b>.' }),
    ]);
    const theirs = linksTo('ben')[0]?.replace(/[?#].*/, '');
    await send({ missing: 'Not mine to say.' }, theirs);
    expect(JSON.stringify(await one()), 'a voter opened nothing, and nobody speaks for somebody else').not.toContain('Not mine');
    const known = await world.deps.contact.find(addressToContact(world.config.CONTACT_KEY, 'anna@example.com'));
    expect(known && (await world.deps.me.read(known)).missing).toEqual([expect.objectContaining({ text: 'The price for <b>five</b>.' })]);
    for (const path of [`/feed/${webinar.id}`, `/feed/${webinar.id}/questions`])
      expect(await (await get(world, path)).text()).not.toContain('five');
  });

  it('is done with a yes, and a voter’s word opens nothing', async () => {
    const [, old = ''] = linksTo('anna');
    await reply({ text: 'Yes, it is free.', voters: true });
    await press(old, 'not-yet');
    expect((await one()).state, 'said of an answer of before').toBe('pending');
    const [, notYet = ''] = linksTo('ben');
    const voted = await page(notYet);
    expect(voted).toContain('A question that you voted for');
    expect(voted, 'it says the same words once').not.toContain('Joined with');
    await press(notYet, 'not-yet');
    expect((await one()).state).toBe('pending');
    const [yes = ''] = linksTo('anna');
    await press(yes, 'yes');
    const { state, messages } = await one();
    expect([state, messages.findLast(({ kind }) => kind === 'reply')?.delivery]).toEqual([
      'resolved',
      expect.objectContaining({ told: 2, yes: 1, notYet: 1 }),
    ]);
    expect(await page(yes)).toContain('You told us that this answered your question. Thank you.');
  });

  it('takes a sentence for publication, which nobody publishes before a mail was answered with yes', async () => {
    const [yes = ''] = linksTo('anna');
    const [where = '', query = ''] = yes.replace(/#.*/, '').split('?');
    const of = new URLSearchParams(query).get('of') ?? '';
    const leave = (more: Record<string, unknown>) => post(world, where, { of, ...more });
    const published = async () => ((await (await get(world, '/api/console/listen/quotes', agent)).json()) as { items: unknown[] }).items;
    const quote = { act: 'quote', sentence: 'It saved us a week.' };
    expect([(await leave(quote)).status, (await leave({ ...quote, research: true })).status]).toEqual([422, 303]);
    await world.settle();
    expect(await published()).toEqual([]);
    expect(await page(yes)).toContain('It is published once you press the button');
    const mail =
      world.mails.filter(({ mail: { to, text } }) => to === 'anna@example.com' && text.includes('/confirm/')).at(-1)?.mail.text ?? '';
    const confirm = /\/confirm\/[A-Za-z0-9_.~-]+/.exec(mail)?.[0] ?? '';
    expect((await post(world, confirm, {})).status).toBeLessThan(400);
    await world.settle();
    expect(await published()).toEqual([expect.objectContaining({ text: 'It saved us a week.', question: 'Is it free?' })]);
    await leave({ act: 'take-back' });
    expect(await published()).toEqual([]);
  });

  it('takes no word for anybody else, and none without a link of ours', async () => {
    const [yes = ''] = linksTo('anna');
    const [theirs = ''] = linksTo('ben');
    const of = new URLSearchParams(yes.replace(/#.*/, '').split('?')[1]).get('of') ?? '';
    await press(`${theirs.split('?')[0]}?of=${of}`, 'not-yet');
    expect((await one()).state).toBe('resolved');
    for (const [path, status] of [
      [`/answers/${'x'.repeat(30)}`, 403],
      [theirs.replace(/[?#].*/, ''), 422],
    ] as const) {
      const answer = await post(world, path, { act: 'yes', of: 'nobody' });
      expect(answer.status).toBe(status);
    }
  });

  it('is the same page for whoever was joined with another address, before, during and after', async () => {
    const marketer = await signedIn(world, ['marketer']);
    const contact = (address: string) => addressToContact(world.config.CONTACT_KEY, address);
    const [gone, kept] = [contact('anna@example.com'), contact('anna@new.example.com')];
    const change = async (of: string, act: string, body: unknown) => {
      expect((await post(world, `/api/console/contacts/${of}/${act}`, body, { cookie: marketer })).status).toBe(200);
      await world.settle();
    };
    const other = await openWebinar(world, {});
    await register(world, other.slug, 'anna@new.example.com', { name: 'Anna Example' });
    await world.settle();
    await reply({ text: 'Free for three people.' });
    const [before = ''] = linksTo('anna');
    await change(gone, 'merge', { into: kept });
    expect(await page(before), 'what was mailed to the address that went').toContain('Did this answer your question?');
    await press(before, 'not-yet');
    expect((await one()).state).toBe('open');
    await reply({ text: 'Free for whoever asks by 2028.' });
    const [during = ''] = linksTo('anna@new');
    expect(await page(during)).toContain('Did this answer your question?');
    await change(kept, 'part', { alias: gone });
    for (const link of [before, during]) expect(await page(link)).toContain('Did this answer your question?');
    await press(during, 'yes');
    expect((await one()).state).toBe('resolved');
    const of = new URLSearchParams(during.replace(/#.*/, '').split('?')[1]).get('of') ?? '';
    const quote = { act: 'quote', of, sentence: 'Free.', research: true };
    expect((await post(world, during.replace(/[?#].*/, ''), quote)).status).toBe(303);
    const left = await Promise.all([gone, kept].map((one) => world.deps.quote.of([one])));
    expect(
      left.map((some) => some.map(({ text }) => text)),
      'the other one says nothing by it',
    ).toEqual([['Free.'], []]);
  });
});
