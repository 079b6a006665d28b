/** What follows an answer: a case, a question that is open again, the mail that leads there, and what erasing takes. */
import { describe, expect, it, vi } from 'vitest';
import type { CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { erase } from '../erasure/person.ts';
import { scan } from '../http/stored.ts';
import { get, post, signedIn } from '../support/people.ts';
import { openSurvey } from './survey.ts';

// Each test has a world of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const openDesk = async (more: Parameters<typeof openSurvey>[0] = {}) => {
  const survey = await openSurvey(more);
  const { world } = survey;
  const agent = await signedIn(world, ['admin'], 'admin@example.com');
  const cases = async (): Promise<readonly CaseLine[]> => {
    await world.settle();
    return ((await (await get(world, '/api/console/cases?view=all', agent)).json()) as Page<CaseLine>).items;
  };
  return { ...survey, agent, cases };
};

describe('a low mark', () => {
  it('opens one case, once, with the words, where they may be written to', async () => {
    const { member, answer, end, cases, world, agent, texts, webinar } = await openDesk();
    const { cookie } = await member();
    await end();
    await answer(cookie, { stars: 2, text: 'I could not hear you.' });
    expect(await cases()).toEqual([]);
    await answer(cookie, { stars: 2, text: 'I could not hear you.', contact: true });
    await answer(cookie, { stars: 1, text: 'I still could not hear you.', contact: true });
    await answer(cookie, { stars: 3, text: 'I still could not hear you.' });
    await answer(cookie, { stars: 1, text: 'I still could not hear you.', contact: true });
    const [one, ...others] = await cases();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ source: 'survey', state: 'open', webinar: { id: webinar.id }, contact: { name: 'Person 1' } });
    expect(one?.question.text).toBe('★★ 2/5: I could not hear you.');
    expect(await texts()).toMatchObject([{ case: one?.id }]);
    const reply = await post(
      world,
      `/api/console/cases/${one?.id}/replies`,
      { text: 'We are sorry. Here is the transcript.' },
      { cookie: agent },
    );
    expect([reply.status, await reply.clone().text()]).toEqual([201, expect.any(String)]);
    await world.settle();
    expect(world.mails.at(-1)?.mail.text).toContain('Here is the transcript.');
  });

  it('opens none for a browser that came by no link, nor for three stars', async () => {
    const { member, guest, answer, end, cases } = await openDesk();
    const [known, unknown] = [await member(), await guest()];
    await end();
    expect((await answer(unknown.cookie, { stars: 1, contact: true })).status).toBe(200);
    await answer(known.cookie, { stars: 3, contact: true });
    expect(await cases()).toEqual([]);
  });
});

it('“Not yet” opens their answered question and its case again', async () => {
  const { member, answer, end, cases, world, webinar, host } = await openDesk();
  const { cookie } = await member();
  const asked = (await (await post(world, `/api/live/${webinar.id}/questions`, { text: 'How many?' }, { cookie })).json()) as {
    id: string;
  };
  const decide = (form: unknown) =>
    post(world, `/api/console/webinars/${webinar.id}/questions/${asked.id}/decisions`, form, { cookie: host });
  await end();
  await world.settle();
  await decide({ decision: 'reply', text: 'Some.' });
  expect(await cases()).toEqual([]);
  await answer(cookie, { stars: 4, answered: 'not-yet' });
  expect(await cases()).toMatchObject([{ id: asked.id, state: 'open' }]);
  await decide({ decision: 'reply', text: 'Eleven.' });
  await answer(cookie, { stars: 4, answered: 'not-yet', text: 'Thank you.' });
  // The same word again says nothing new about an answer that came since.
  expect(await cases()).toEqual([]);
});

it('the mail after the webinar leads who came to it, and nobody who did not', async () => {
  const { member, world, end, webinar, page } = await openDesk({ mail: { after: true } });
  const [came, stayed] = [await member(), await member()];
  const beat = await post(world, `/api/live/${webinar.id}/presence`, { seconds: 30 }, { cookie: came.cookie });
  expect(beat.status).toBeLessThan(300);
  await world.settle();
  await end();
  world.tick(31 * 60_000);
  await world.journeys();
  await world.settle();
  const textOf = (to: string): string => world.mails.filter(({ mail }) => mail.to === to).at(-1)?.mail.text ?? '';
  const link = /\/api\/live\/\S+\/survey\/[A-Za-z0-9_.~-]+/.exec(textOf(came.email))?.[0] ?? '';
  expect(link).not.toBe('');
  expect(textOf(stayed.email)).not.toContain('/survey/');
  const opened = await get(world, link);
  expect([opened.status, opened.headers.get('location')]).toEqual([303, `/api/live/${webinar.id}/survey`]);
  const seat = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  expect(await page(seat)).toContain('name="quote"');
  expect((await get(world, `/api/live/${webinar.id}/survey/nonsense`)).status).toBe(403);
});

describe('an answer', () => {
  it('stands in the journey of its person, and goes with them', async () => {
    const { member, guest, answer, end, world, agent, results, texts } = await openDesk();
    const [{ cookie, email }, browser] = [await member(), await guest()];
    await end();
    await answer(cookie, { stars: 1, text: 'Not for me.', contact: true });
    await answer(browser.cookie, { stars: 4, text: 'Typed in a browser.' });
    await world.settle();
    const found = (await (await get(world, `/api/console/contacts?find=${email}`, agent)).json()) as Page<{ id: string }>;
    const id = found.items[0]?.id ?? '';
    const person = (await (await get(world, `/api/console/contacts/${id}`, agent)).json()) as PersonPage;
    expect(person.journey).toContainEqual(expect.objectContaining({ kind: 'survey', stars: 1, text: 'Not for me.' }));
    expect(await erase(world, email)).toBe(true);
    await world.settle();
    expect(JSON.stringify(await scan(world))).not.toContain('Not for me.');
    // What it came to was counted for good.
    expect((await results()).answers).toBe(2);
    expect(await texts()).toMatchObject([{ text: 'Typed in a browser.', name: '' }]);
  });
});

it('counts in the score of whoever gave it, and a low mark or “Not yet” says that they need help', async () => {
  const { member, answer, end, world, webinar, host, agent } = await openDesk();
  const { cookie, email } = await member();
  const asked = (await (await post(world, `/api/live/${webinar.id}/questions`, { text: 'How many?' }, { cookie })).json()) as {
    id: string;
  };
  await end();
  await world.settle();
  const decided = `/api/console/webinars/${webinar.id}/questions/${asked.id}/decisions`;
  await post(world, decided, { decision: 'reply', text: 'Some.' }, { cookie: host });
  const found = (await (await get(world, `/api/console/contacts?find=${email}`, agent)).json()) as Page<{ id: string }>;
  const score = async () => {
    await world.settle();
    const answered = await get(world, `/api/console/contacts/${found.items[0]?.id}`, agent);
    return ((await answered.json()) as PersonPage).webinars[0]?.score;
  };
  const before = await score();
  expect([before?.help, before?.parts.find(({ input }) => input === 'survey')]).toMatchObject([0, { offered: false, points: 0 }]);
  await answer(cookie, { stars: 4 });
  const good = await score();
  expect([good?.help, good?.parts.find(({ input }) => input === 'survey')]).toMatchObject([0, { offered: true, value: 1 }]);
  expect(good?.points).toBeGreaterThan(before?.points ?? 100);
  await answer(cookie, { stars: 2 });
  expect((await score())?.help).toBe(50);
  await answer(cookie, { stars: 2, answered: 'not-yet' });
  expect((await score())?.help).toBe(75);
  await answer(cookie, { stars: 5, answered: 'yes' });
  expect((await score())?.help, 'the question stays open').toBe(50);
});
