/** The page of a webinar after its end: what was answered on air, how people voted; in the room each chapter is a way into the recording. */
import { expect, test } from '@playwright/test';
import { expectGood, expectGoodHere, looks, openLook } from './good.ts';
import { asHost, personalLink, register, somebody } from './people.ts';
import { brokenRules } from './rules.ts';

test.describe.configure({ timeout: 120_000 });

const REPLAY = 'the-first-reply-decides';

test('the page is readable without script: chapters with their times, and polls as they ended', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })).newPage();
  await page.goto(`/webinars/${REPLAY}/`);
  const onAir = page.getByRole('region', { name: 'Answered on air' });
  await expect(onAir.getByRole('listitem')).not.toHaveCount(0);
  const chapter = onAir.getByRole('link', { name: 'at 12:40: Is it ever right not to reply at all?' });
  await expect(chapter).toHaveAttribute('href', `/webinars/${REPLAY}/room/#t=760`);
  const votes = page.getByRole('region', { name: 'What people voted' });
  await expect(votes.getByRole('row', { name: /^The same day \d+ % \d+ answers$/ })).toBeVisible();
  await page.getByText('Read what was said').click();
  await expect(page.getByText('That was our mistake.” Name it, and own it.')).toBeVisible();
  await page.goto(`/de/webinars/${REPLAY}/`);
  await expect(page.getByRole('heading', { name: 'Wie abgestimmt wurde' })).toBeVisible();
  await page.context().close();
});

for (const look of looks)
  test(`a chapter of the page leads to its moment in the room, where the polls stand too, ${look.width} wide`, async ({
    browser,
    baseURL,
  }) => {
    const page = await openLook(browser, baseURL, look);
    await register(page, REPLAY, somebody());
    await expectGood(page, `/webinars/${REPLAY}/`, look);
    await page.getByRole('link', { name: 'at 12:40: Is it ever right not to reply at all?' }).click();
    await expect(page.locator('.chapters [aria-current]')).toContainText('12:40');
    await expect(page.getByRole('table', { name: /How long does your first reply take today\?/ })).toBeVisible();
    await expectGoodHere(page, 'the room of a replay', look);
    await page.context().close();
  });

test('a transcript is searched by key, and leads to its places', async ({ page }) => {
  await register(page, REPLAY, somebody());
  await page.goto(`/webinars/${REPLAY}/room/`);
  const part = page.getByRole('region', { name: 'Transcript' });
  await part.getByRole('button', { name: 'Read what was said' }).focus();
  await page.keyboard.press('Enter');
  await part.getByRole('searchbox', { name: 'Search in the transcript' }).fill('promise');
  await expect(part.getByRole('status')).toHaveText('1 of 2');
  await page.keyboard.press('Enter');
  await expect(part.getByRole('status')).toHaveText('2 of 2');
  await expect(part.locator('mark[data-current=true]')).toBeInViewport();
  await part.getByRole('button', { name: 'Next place' }).click();
  await expect(part.getByRole('status')).toHaveText('1 of 2');
  await part.getByRole('searchbox').fill('nobody said this');
  await expect(part.getByRole('status')).toHaveText('Not said');
  await part.getByRole('button', { name: 'at 11:40' }).click();
  await expect(part.locator('[aria-current=true]')).toContainText('You hear from me on Thursday');
  expect(await brokenRules(page)).toEqual([]);
});

test('a host replaces a transcript, and hears which line of a wrong one cannot be read', async ({ browser, baseURL }) => {
  const host = await asHost(browser, baseURL);
  await host.goto('/console/?show=past');
  await host.getByRole('link', { name: 'The first reply decides' }).click();
  const part = host.getByRole('region', { name: 'Transcript' });
  await expect(part.getByText(/^14 minutes in 19 cues, uploaded on /)).toBeVisible();
  const file = part.getByLabel('Transcript file');
  const send = (text: string | Buffer) => file.setInputFiles({ name: 'said.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) });
  await send('WEBVTT\n\n00:05.000 --> 00:04.000\nHi');
  await expect(part.getByRole('alert')).toContainText('Line 3: It ends before it begins.');
  const id = new URL(host.url()).searchParams.get('id');
  await send(await (await host.request.get(`/api/replays/${id}/captions.vtt`)).body());
  await expect(part.getByText('The transcript is stored. The page shows it in a minute or two.')).toBeVisible();
  await expect(part.getByRole('alert')).toBeHidden();
  await part.getByRole('button', { name: 'Remove it' }).click();
  await expect(host.getByRole('dialog', { name: 'Remove the transcript?' })).toBeVisible();
  await host.getByRole('button', { name: 'Not now' }).click();
  expect(await brokenRules(host)).toEqual([]);
  await host.context().close();
});

test('who watches goes on with another device', async ({ browser, baseURL }) => {
  const vera = somebody();
  const desk = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await register(desk, REPLAY, vera, { film: 'plays' });
  await desk.goto(await personalLink(desk, vera.email));
  await desk.getByRole('button', { name: /^at 2:15 / }).click();
  const place = () => desk.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(place, { timeout: 60_000 }).toBeGreaterThan(147);
  const { id } = (await (await desk.request.get(`/api/webinars/${REPLAY}`)).json()) as { id: string };
  // What a page sends while it goes away is on its way for a moment.
  await desk.goto('/');
  const stored = async () => (await (await desk.request.get(`/api/replays/${id}/watched`)).json()) as { place: number; percent: number };
  await expect.poll(async () => (await stored()).place, { timeout: 30_000 }).toBeGreaterThan(140);
  expect((await stored()).percent).toBeGreaterThan(0);

  const phone = await openLook(browser, baseURL, looks[0]);
  await phone.goto(await personalLink(phone, vera.email));
  await phone.getByRole('button', { name: /^Go on at [2-9]:\d\d$/ }).click();
  await expect
    .poll(() => phone.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 60_000 })
    .toBeGreaterThan(140);
  expect(await brokenRules(phone)).toEqual([]);
  await phone.context().close();
  await desk.context().close();
});

test('below a replay people talk: a guest is asked for an address, who opened their link is not', async ({ browser, baseURL }) => {
  const page = await openLook(browser, baseURL, looks[0]);
  const vera = somebody();
  const words = `I watched it a second time: ${vera.email.split('@')[0]}.`;
  await register(page, REPLAY, vera);
  await page.goto(`/webinars/${REPLAY}/`);
  const part = page.getByRole('region', { name: 'Join the conversation' });
  await part.scrollIntoViewIfNeeded();
  await expect(part.getByLabel('Your mail address').first()).toBeVisible();
  await page.goto(await personalLink(page, vera.email));
  await page.goto(`/webinars/${REPLAY}/`);
  await part.scrollIntoViewIfNeeded();
  await expect(part.getByText('You write as Vera V. · Not you?').first()).toBeVisible();
  await expect(part.getByLabel('Your mail address').first()).toBeHidden();
  await part.getByLabel('Your comment').first().fill(words);
  await part.getByRole('button', { name: 'Send comment' }).click();
  await expect(part.getByRole('status')).toContainText('Somebody of the team reads your comment first');
  expect(await brokenRules(page)).toEqual([]);

  const host = await asHost(browser, baseURL);
  const row = host.locator('.comment-queue li').filter({ hasText: words });
  // What waits is listed a moment after it was stored.
  await expect(async () => {
    await host.goto('/console/moderation/');
    await expect(row).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(row).toContainText('on the replay of The first reply decides');
  await row.getByRole('button', { name: 'Approve' }).click();
  await expect(row).toHaveCount(0);
  await page.reload();
  await part.scrollIntoViewIfNeeded();
  await expect(part.getByRole('paragraph').filter({ hasText: words }).first()).toBeVisible();
  await host.context().close();
  await page.context().close();
});
