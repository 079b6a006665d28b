/** Answering a survey: once each, until it is over, and what cannot be an answer. */
import { describe, expect, it, vi } from 'vitest';
import { recountSurvey } from '#functions/survey/counts.ts';
import { problemOf, scan } from '../http/stored.ts';
import { get, join, register } from '../support/people.ts';
import { openSurvey } from './survey.ts';

// Each test has a world of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

describe('a survey', () => {
  it('opens with the end of the webinar, and is there for who has a seat', async () => {
    const { member, answer, end, page, world, path } = await openSurvey();
    const { cookie } = await member();
    expect((await problemOf(await answer(cookie, { stars: 4 }), 'refused')).detail).toMatch(/opens once the webinar is over/);
    expect(await page(cookie)).toMatch(/opens once the webinar is over/);
    await end();
    expect((await answer(cookie, { stars: 4 })).status).toBe(200);
    await problemOf(await answer('', { stars: 4 }), 'no-seat');
    const stranger = await get(world, path);
    expect([stranger.status, await stranger.text()]).toEqual([401, expect.stringMatching(/open the link from your mail/)]);
  });

  it('is not there where the host wants none', async () => {
    const { member, answer, end } = await openSurvey({ survey: 'off' });
    const { cookie } = await member();
    await end();
    await problemOf(await answer(cookie, { stars: 4 }), 'refused');
  });

  it('takes nothing that is no answer, and a seat of another webinar is none', async () => {
    const { member, answer, end, world } = await openSurvey();
    const other = await openSurvey();
    const { cookie } = await member();
    await end();
    const long = 'x'.repeat(2_001);
    for (const wrong of [
      {},
      { stars: 0 },
      { stars: 6 },
      { stars: 2.5 },
      { stars: '5' },
      { stars: 3, nps: 11 },
      { stars: 3, nps: -1 },
      { stars: 3, answered: 'maybe' },
      { stars: 3, text: long },
      { stars: 3, text: 'a\u0000b' },
      { stars: 3, quote: 'loudly' },
      { stars: 3, quote: 'full', text: 'Good' },
      { stars: 3, contact: 'yes' },
      { stars: 3, person: 'somebody' },
    ])
      await problemOf(await answer(cookie, wrong), 'invalid');
    expect((await scan(world)).filter(({ sk }) => String(sk).startsWith('survey#'))).toEqual([]);
    await other.end();
    await problemOf(await other.answer(cookie, { stars: 3 }), 'no-seat');
  });

  it('keeps one answer of a person, which they can change, and counts what it came to', async () => {
    const { member, answer, end, results, world, texts } = await openSurvey();
    const { cookie } = await member();
    await end();
    expect(await (await answer(cookie, { stars: 2, nps: 3, text: 'Too fast.' })).json()).toMatchObject({ stars: 2, nps: 3 });
    await answer(cookie, { stars: 2, nps: 3, text: 'Too fast.' });
    await answer(cookie, { stars: 5, nps: 9, text: '<b>Much better</b> the second time.' });
    expect(await results()).toMatchObject({ answers: 1, mean: 5, score: 100, stars: [0, 0, 0, 0, 1] });
    expect(await texts()).toMatchObject([{ text: '<b>Much better</b> the second time.', name: 'Person 1', company: 'Acme', stars: 5 }]);
    const stored = (await scan(world)).filter(({ sk }) => String(sk).startsWith('survey#'));
    expect(stored).toHaveLength(1);
    const { stars, nps } = recountSurvey(stored);
    expect(await results()).toMatchObject({ stars, nps });
  });

  it('is one answer where two tabs send two at once', async () => {
    const { member, answer, end, results } = await openSurvey();
    const { cookie } = await member();
    await end();
    const sent = await Promise.all([1, 2, 3, 4].map((stars) => answer(cookie, { stars })));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await results()).answers).toBe(1);
  });

  it('counts the answer of a mailed link before those of browsers with the same address', async () => {
    const { world, webinar, guest, answer, end, results } = await openSurvey();
    const { cookie, email } = await guest();
    const second = await register(world, webinar.slug, email);
    await world.settle();
    await end();
    await answer(cookie, { stars: 1, text: 'From the browser.' });
    await answer(second, { stars: 2 });
    expect(await results()).toMatchObject({ answers: 1, stars: [0, 1, 0, 0, 0] });
    const known = await join(world, email);
    await answer(known, { stars: 5 });
    expect(await results()).toMatchObject({ answers: 1, stars: [0, 0, 0, 0, 1] });
    expect((await answer(cookie, { stars: 3 })).status).toBe(200);
    expect(await results()).toMatchObject({ answers: 1, stars: [0, 0, 0, 0, 1] });
  });

  it('closes after 30 days, and shows no form any more', async () => {
    const { member, answer, end, page, world } = await openSurvey();
    const { cookie } = await member();
    await end();
    await answer(cookie, { stars: 4 });
    world.tick(30 * 86_400_000);
    await problemOf(await answer(cookie, { stars: 1 }), 'refused');
    expect(await page(cookie)).not.toContain('<form class="survey');
  });
});

describe('its page', () => {
  it('takes a plain form, keeps what was typed where something is wrong, and shows what was answered', async () => {
    const { member, form, end, page } = await openSurvey();
    const { cookie } = await member();
    await end();
    const wrong = await form(cookie, { stars: '6', text: '<script>alert(1)</script>', nps: '7' });
    const again = await wrong.text();
    expect([wrong.status, again]).toEqual([422, expect.stringContaining('Please choose from one to five stars.')]);
    expect(again).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(again).toMatch(/name="nps" value="7" checked/);
    const sent = await form(cookie, { stars: '4', text: 'Good pace.', nps: '7', contact: 'true' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, expect.stringMatching(/\/survey\?said=kept$/)]);
    const kept = await page(cookie);
    expect(kept).toMatch(/name="stars" value="4" required checked/);
    expect(kept).toContain('Good pace.');
    expect(kept).toContain('Change my answer');
  });

  it('asks whether their question was answered only whom it is about, and speaks German', async () => {
    const { member, guest, world, webinar, end, path } = await openSurvey();
    const [asker, other] = [await member(), await guest()];
    await world.request(`/api/live/${webinar.id}/questions`, {
      method: 'POST',
      body: JSON.stringify({ text: 'How many?' }),
      headers: { 'content-type': 'application/json', cookie: asker.cookie },
    });
    await end();
    const german = await (await get(world, `${path}?lang=de`, asker.cookie)).text();
    expect(german).toContain('Wurde Ihre Frage beantwortet?');
    expect(await (await get(world, path, other.cookie)).text()).not.toContain('Was your question answered?');
    // Nobody is written to or quoted who came by no link of theirs.
    expect(await (await get(world, path, other.cookie)).text()).not.toContain('name="quote"');
  });
});
