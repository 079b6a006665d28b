/** A thread below an article by keyboard: a press leaves the reader where they are, and nothing that they typed is lost by it. */
import { expect, test } from '@playwright/test';
import { asHost, mailedLink, somebody } from './people.ts';

const SLUG = 'every-question-is-a-promise';
const ARTICLE = `/articles/${SLUG}/`;
const THREAD = `/api/articles/${SLUG}/comments`;

test('a press keeps the place, drafts stay, and without a network nothing is lost', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000);
  const { email } = somebody();
  const words = `Who promises what, ${email}?`;
  const headers = { origin: baseURL ?? '' };
  await page.request.post(THREAD, { data: { text: words, name: 'Vera Visitor', email, key: email }, headers });
  await page.goto(await mailedLink(page, email, `api/articles/${SLUG}/confirm`));
  await page.getByRole('button', { name: 'Yes, publish it' }).click();
  await expect(page.getByText('Somebody of the team reads your comment first')).toBeVisible();
  const host = await asHost(browser, baseURL);
  const { items } = await (await host.request.get('/api/console/moderation?kind=comment&limit=200')).json();
  const { id } = items.find(({ text }: { text: string }) => text === words);
  const approved = await host.request.post(`/api/console/comments/${id}/decisions`, { data: { decision: 'approve' }, headers });
  expect(approved.status()).toBe(200);
  await host.context().close();

  await page.goto(ARTICLE);
  await page.getByRole('heading', { name: 'Join the conversation' }).scrollIntoViewIfNeeded();
  const mine = page.locator('.thread-list > li').filter({ hasText: words });
  await page.getByLabel('Your comment').first().fill('Half a thought');
  await mine.getByRole('button', { name: 'Like' }).focus();
  await page.keyboard.press('Enter');
  const liked = mine.getByRole('button', { name: 'You like this' });
  await expect(liked).toBeFocused();
  await expect(page.getByLabel('Your comment').first()).toHaveValue('Half a thought');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await mine.getByLabel('Your reply').fill('Half a reply');
  await page.getByRole('link', { name: 'Oldest first' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Newest first' })).toBeFocused();
  await expect(mine.getByLabel('Your reply'), 'what was typed is in sight').toBeVisible();
  await expect(mine.getByLabel('Your reply')).toHaveValue('Half a reply');
  await liked.focus();
  await page.keyboard.press('Enter');
  await expect(mine.getByRole('button', { name: 'Like', exact: true })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Newest first' }), 'the same page of the thread').toBeVisible();

  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Send comment' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('What you typed is still here');
  await expect(page.getByLabel('Your comment').first()).toHaveValue('Half a thought');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Send comment' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Somebody of the team reads your comment first')).toBeFocused();
  await expect(page.getByLabel('Your comment').first()).toHaveValue('');
});
