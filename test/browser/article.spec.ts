/** Reading: what an article's page does besides holding its text. */
import { expect, test } from '@playwright/test';
import { somebody } from './people.ts';

const ARTICLE = '/articles/silence-is-an-answer-too/';

test('an article tells which of its sections is read, and takes one there by key', async ({ page }) => {
  await page.goto(ARTICLE);
  const contents = page.getByRole('navigation', { name: 'In this article' });
  await expect(contents.locator('[aria-current]')).toHaveText('Who is quiet');
  await contents.getByRole('link', { name: 'Count voices, not clicks' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Count voices, not clicks' })).toBeInViewport();
  await expect(contents.locator('[aria-current]')).toHaveText('Count voices, not clicks');
});

test('whoever reads of a webinar saves a seat in the article', async ({ page }) => {
  await page.goto(ARTICLE);
  await page.getByRole('textbox', { name: 'Email' }).fill(somebody().email);
  await page.getByRole('button', { name: 'Save my seat' }).click();
  await page.waitForURL('**/webinars/silence-is-a-signal/registered/');
});

test('without script an article is whole, and its form works', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await page.goto(ARTICLE);
  await expect(page.getByRole('heading', { name: 'Ask for one tap' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill(somebody().email);
  await page.getByRole('button', { name: 'Save my seat' }).click();
  await expect(page).toHaveURL(/\/registered\//);
  await page.context().close();
});
