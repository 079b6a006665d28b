/** The page of a webinar after its end: what was answered on air, how people voted; in the room each chapter is a way into the recording. */
import { expect, test } from '@playwright/test';
import { expectGood, expectGoodHere, looks, openLook } from './good.ts';
import { register, somebody } from './people.ts';

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
