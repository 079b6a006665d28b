/** Words of customers: on the pages of the demonstration, and put on one more by a marketer who has only a keyboard. */
import { expect, test } from '@playwright/test';
import { expectGood, expectGoodHere, looks, openLook } from './good.ts';
import { signIn } from './people.ts';

const REPLAY = '/webinars/the-first-reply-decides/';
const ARTICLE = '/articles/write-answers-that-are-read/';
const WORDS = 'We rewrote our first replies the same afternoon.';

test('words stand on a replay, on what is to come and in an article, in both languages', async ({ page }) => {
  test.setTimeout(120_000);
  const quote = page.locator('figure.quote');
  await page.goto(REPLAY);
  await expect(page.getByRole('region', { name: 'What people said' })).toContainText(WORDS);
  await expect(quote.filter({ hasText: WORDS }).locator('figcaption')).toHaveText('Jonas Weber, Example Retail');
  await page.goto(`/de${REPLAY}`);
  await expect(page.getByRole('region', { name: 'Was Teilnehmende sagten' }).locator('blockquote').first()).toHaveAttribute('lang', 'en');
  await page.goto(ARTICLE);
  await expect(quote).toHaveCount(1);
  await page.goto('/webinars/silence-is-a-signal/');
  await expect(quote.locator('figcaption')).toHaveText('Somebody who was there');
});

test('a marketer sees them as everybody will, and puts them on one more page by keyboard', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  for (const look of looks) {
    const page = await openLook(browser, baseURL, look);
    await expectGood(page, REPLAY, look, 'figure.quote');
    await expectGood(page, ARTICLE, look, 'figure.quote');
    await signIn(page, 'marketer@example.com');
    const { id } = (await (await page.request.get('/api/webinars/the-first-reply-decides')).json()) as { id: string };
    await page.goto(`/console/webinar/?id=${id}`);
    const row = page.locator('.survey-text').filter({ hasText: 'something to do on Monday' });
    await row.getByRole('button', { name: 'Use as a quote' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Use as a quote' });
    await expect(dialog.getByRole('figure')).toContainText('Elif');
    await expect(dialog.getByRole('listitem').first()).toContainText('The first reply decides');
    await expectGoodHere(page, 'the dialog of a quote', look, 'dialog');
    // The first look puts it there, the second takes it off again.
    const isFirst = look === looks[0];
    if (isFirst) {
      await dialog.getByLabel('Add a page').selectOption({ label: 'Every question is a promise' });
      await dialog.getByRole('button', { name: 'Add' }).press('Enter');
    } else {
      await dialog.getByRole('button', { name: 'Remove Every question is a promise' }).press('Enter');
      await expect(dialog.getByLabel('Add a page')).toBeFocused();
    }
    await dialog.getByRole('button', { name: 'Publish' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(row).toContainText(isFirst ? 'On 2 pages' : 'On 1 page');
    await page.context().close();
  }
});
