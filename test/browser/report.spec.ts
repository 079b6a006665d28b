/** A report from the team's hands to a reader's: sent over a line that breaks, refused where it lies, drawn, published, got, withdrawn. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { bytesOf, pdf } from '../paper/files.ts';
import { asHost } from './people.ts';
import { brokenRules } from './rules.ts';

test('a report goes from the console to its readers, and back', async ({ page, browser, baseURL }) => {
  test.setTimeout(300_000);
  const host = await asHost(browser, baseURL);
  const title = `What the year taught us ${Date.now()}`;
  const slug = title.toLowerCase().replaceAll(' ', '-');
  await host.goto('/console/reports/?new');
  await host.getByLabel('Title').fill(title);
  await host.getByLabel('Summary').fill('Figures of a year of webinars, and what they mean.');
  await host.getByRole('button', { name: 'Make the report' }).click();
  await expect(host.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(host.getByRole('button', { name: 'Publish' })).toBeDisabled();

  const input = host.getByLabel('File of the report');
  await input.setInputFiles({
    name: 'year.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(bytesOf('<html><script>alert(1)</script>')),
  });
  await expect(host.getByText('This file holds a page or a drawing that can run scripts.')).toBeVisible();
  // The line breaks once.
  await host.route('**/local/objects/uploads/**', (route) => route.abort(), { times: 1 });
  const sent = Buffer.from(pdf('A year of questions'));
  await input.setInputFiles({ name: 'The year.pdf', mimeType: 'application/pdf', buffer: sent });
  await host.getByRole('button', { name: 'Send it again' }).click();
  await expect(host.getByRole('link', { name: 'The year.pdf' })).toBeVisible();
  await expect(host.getByText('The preview is saved.')).toBeVisible({ timeout: 30_000 });
  expect(await brokenRules(host)).toEqual([]);
  await host.getByRole('button', { name: 'Publish' }).click();
  await expect(host.getByRole('button', { name: 'Withdraw' })).toBeVisible();

  await expect(async () => {
    expect((await page.goto(`/reports/${slug}/`))?.status()).toBe(200);
    await expect(page.locator('.first-page img')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(
    await page.locator('.first-page img').evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBeGreaterThan(0);
  expect(await brokenRules(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Get the report' }).click()]);
  expect(download.suggestedFilename()).toBe('The year.pdf');
  expect((await readFile(await download.path())).equals(sent)).toBe(true);

  await host.getByRole('button', { name: 'Withdraw' }).click();
  await host.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(host.getByRole('button', { name: 'Publish again' })).toBeVisible();
  expect((await page.request.get(`/api/reports/${slug}/file`)).status()).toBe(410);
  await expect(async () => {
    await page.goto(`/reports/${slug}/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This report is no longer offered', { timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
  await host.context().close();
});
