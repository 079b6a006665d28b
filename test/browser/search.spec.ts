/** Searching the public pages: by key, by address, without script, and when a part does not come. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';

test.setTimeout(120_000);

test('who types finds articles and webinars, by keyboard, with nothing asked of other hosts', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const refused: string[] = [];
  page.on('request', (asked) => void (asked.url().startsWith(baseURL ?? '') || foreign.push(asked.url())));
  page.on('console', (message) => void (message.type() === 'error' && refused.push(message.text())));
  await page.goto('/');
  await page.getByRole('link', { name: 'Search' }).click();
  const field = page.getByRole('searchbox', { name: 'What are you looking for?' });
  await expect(field).toBeFocused();
  await page.keyboard.type('silence');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results.getByRole('link', { name: /silence/i }).first()).toBeVisible();
  await expect(results.locator('.meta', { hasText: 'article' }).first()).toBeVisible();
  await expect(results.locator('mark').first()).toHaveText(/silen/i);
  await expect(page.getByRole('status')).toHaveText(/\d+ results?/);
  await expect(page).toHaveURL(/\?q=silence$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(results.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Search');
  await page.goBack();
  await expect(results.getByRole('link').first()).toBeVisible();
  expect(foreign).toEqual([]);
  expect(refused).toEqual([]);
});

test('a public answer is found by its words, in German as well', async ({ page, request }) => {
  const slug = 'the-first-reply-decides';
  // Of the demonstration: what other tests ask and answer meanwhile is found with the build that follows.
  const { id } = (await (await request.get(`/api/webinars/${slug}`)).json()) as { id: string };
  const asked = (await (await request.get(`/feed/${id}/questions`)).json()) as { items: { text: string; answer?: { text?: string } }[] };
  const one = asked.items.findLast(({ answer }) => answer?.text);
  expect(one, 'the demonstration has a written answer').toBeDefined();
  await page.goto(`/de/search/?q=${encodeURIComponent(one?.text ?? '')}`);
  const row = page.locator('.result').filter({ has: page.locator(`a[href="/de/webinars/${slug}/#asked"]`), hasText: one?.text ?? '' });
  await expect(row.locator('.meta')).toHaveText('Frage und Antwort');
});

test('what was said in a recording is found, and leads to its moment', async ({ page }) => {
  await page.goto('/search/?q=parcel%20Leeds');
  const row = page
    .locator('.result')
    .filter({ hasText: 'parcel' })
    .filter({ has: page.locator('.meta', { hasText: 'said in a replay' }) });
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/webinars\/the-first-reply-decides\/room\/#t=\d+$/);
});

test('what nobody wrote leads on, and words of others stay words', async ({ page }) => {
  await page.goto('/search/?q=%3Cb%3Ezzqqzz');
  await expect(page.getByRole('heading', { name: /Nothing found for/ })).toContainText('<b>zzqqzz');
  await expect(page.getByRole('link', { name: 'All articles' })).toBeVisible();
  expect(await page.locator('site-search b').count()).toBe(0);
});

test('a search that did not come is tried again', async ({ page }) => {
  await page.route('**/search/index.json', (route) => route.abort());
  await page.goto('/search/?q=silence');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute('**/search/index.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Results' }).getByRole('link').first()).toBeVisible();
});

test('without script the lists lead everywhere', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await page.goto('/search/');
  await expect(page.locator('noscript p').first()).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.locator('noscript a[href="/articles/silence-is-an-answer-too/"]')).toBeVisible();
  await page.context().close();
});

test('the search is good to look at and to use', async ({ browser, baseURL }) => {
  for (const look of looks) {
    const page = await openLook(browser, baseURL, look);
    await expectGood(page, '/search/?q=silence', look, '.result');
    await expectGood(page, '/de/search/?q=zzqqzz', look, '.empty h2');
    await page.context().close();
  }
});
