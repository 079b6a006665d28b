import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';

test('the address that the start prints shows what is on, and nothing in it fails', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('response', (response) => response.status() >= 400 && broken.push(`${response.status()} ${response.url()}`));

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('main a[href^="/webinars/"]').first().click();
  await expect(page).toHaveURL(/\/webinars\/[a-z0-9-]+\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  expect(broken).toEqual([]);
});

test('whoever signs in at the console reaches it', async ({ page }) => {
  await signIn(page, 'host@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address of the loopback network is sent to the public one, where cookies and sign-in work', async ({ page, baseURL }) => {
  await page.goto(`${baseURL?.replace('localhost', '127.0.0.1')}/`);
  await expect(page).toHaveURL(`${baseURL}/`);
});
