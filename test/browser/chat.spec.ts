/** Chat as two attendees and a host meet it, each in a browser of their own. */
import { expect, test } from '@playwright/test';
import { asHost, LIVE, register, somebody } from './people.ts';

test('what one writes another reads, a host makes a question of it, and takes it away', async ({ page, browser, baseURL }) => {
  // Three browsers, one after the other.
  test.slow();
  const words = `Could we see the two queues again? (${somebody().email.slice(8, 28)})`;
  const room = `/webinars/${LIVE}/room/`;
  const other = await (await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } })).newPage();
  await register(other, LIVE, somebody());
  await other.goto(room);
  await expect(other.getByRole('tab', { name: /Chat/ })).toBeVisible();

  await register(page, LIVE, somebody());
  await page.goto(`${room}?tab=chat`);
  await page.getByLabel('To everybody here').fill(words);
  await page.keyboard.press('Enter');
  await expect(page.locator('.chat-line.own', { hasText: words })).toBeVisible();

  // Who reads questions sees how much is new, and goes there by the arrow key.
  await expect(other.getByRole('tab', { name: /Chat.*new message/ })).toBeVisible();
  // The network was away while the tab's script was asked for, also at the second try.
  await other.route(/\/_astro\/Chat\.[^/]*js/, (route) => route.abort(), { times: 2 });
  await other.getByRole('tab', { name: /Questions/ }).focus();
  await other.keyboard.press('ArrowRight');
  await expect(other.getByRole('button', { name: 'Load the page again' })).toBeVisible();
  const line = other.locator('.chat-line', { hasText: words });
  await expect(line).toContainText('Vera V.');
  await expect(other.getByRole('log')).toBeAttached();

  const host = await asHost(browser, baseURL);
  const { id } = (await (await host.request.get(`/api/webinars/${LIVE}`)).json()) as { id: string };
  await host.goto(`/console/moderate/?id=${id}&panel=chat`);
  const row = host.getByRole('list', { name: /newest first/ }).locator('li', { hasText: words });
  await row.focus();
  await host.keyboard.press('q');
  await expect(row).toContainText('asked as a question');
  await expect(line).toContainText('asked as a question');
  await page.getByRole('tab', { name: /Questions/ }).click();
  await page.getByRole('button', { name: 'Mine' }).click();
  await expect(page.getByRole('tabpanel', { name: /Questions/ })).toContainText(words);

  await row.focus();
  await host.keyboard.press('r');
  await expect(line).toBeHidden();
  await expect(row).toContainText('removed by');
});
