/** The gate before a report: asked once, with script and without, and the second report is one click. */
import { expect, test } from '@playwright/test';
import { pdf } from '../paper/files.ts';
import { asHost, mailedLink, somebody } from './people.ts';
import { brokenRules } from './rules.ts';

const SLUG = 'what-stays-unanswered';
const PAGE = `/reports/${SLUG}/`;
const GATE = `/api/reports/${SLUG}/requests`;

test('a reader is asked once, and the second report is one click', async ({ page, browser, baseURL }) => {
  test.setTimeout(300_000);
  const { email } = somebody();
  await page.goto(`${PAGE}?utm_source=letter`);
  await expect(page.locator('.first-page img')).toBeVisible();
  await expect(page.getByLabel('Send me invitations and articles')).not.toBeChecked();
  expect(await brokenRules(page)).toEqual([]);
  await page.getByLabel('Your mail address').fill(email);
  await page.getByLabel('What do you read it for?').selectOption('decide');
  await page.getByRole('button', { name: 'Send me the link' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Please look into your mail' })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);

  await page.goto(await mailedLink(page, email, `api/reports/${SLUG}/open`));
  const [first] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Get the report' }).click()]);
  expect(first.suggestedFilename()).toBe('what-stays-unanswered.pdf');
  await page.goto(PAGE);
  await expect(page.getByLabel('Your mail address')).toBeHidden();
  const [second] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Get the report' }).click()]);
  expect(second.suggestedFilename()).toBe('what-stays-unanswered.pdf');

  // Another report, made now, with a price: known people are asked for that alone.
  const host = await asHost(browser, baseURL);
  const title = `The price of silence ${Date.now()}`;
  const slug = title.toLowerCase().replaceAll(' ', '-');
  await host.goto('/console/reports/?new');
  await host.getByLabel('Title').fill(title);
  await host.getByLabel('Summary').fill('What it costs not to answer.');
  await host.getByRole('button', { name: 'Make the report' }).click();
  await expect(host.getByRole('heading', { level: 1 })).toHaveText(title);
  await host
    .getByLabel('File of the report')
    .setInputFiles({ name: 'price.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('The price')) });
  await expect(host.getByText('The preview is saved.')).toBeVisible({ timeout: 60_000 });
  await host.getByRole('radio', { name: /^Gated/ }).check();
  await host.getByLabel('Consent to our mails is the price').check();
  await host.getByRole('button', { name: 'Save who gets it' }).click();
  await expect(host.getByText('Please say why')).toBeVisible();
  const words = 'This research is paid for by the readers of our letters.';
  await host.getByLabel('Your words for it').fill(words);
  await host.getByRole('button', { name: 'Save who gets it' }).click();
  await expect(host.getByText('Saved.', { exact: true })).toBeVisible();
  expect(await brokenRules(host)).toEqual([]);
  await host.getByRole('button', { name: 'Publish' }).click();
  await expect(host.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  await host.context().close();

  await page.goto(`/api/reports/${slug}/file`);
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByLabel('Your mail address')).toHaveCount(0);
  expect(await brokenRules(page)).toEqual([]);
  await page.getByLabel('Send me invitations and articles').check();
  const [third] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Get the report' }).click()]);
  expect(third.suggestedFilename()).toBe('price.pdf');
});

test('without script the gate asks, mends and lets through as well', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 360, height: 780 } })).newPage();
  const { email } = somebody();
  await page.goto(PAGE);
  await page.getByRole('link', { name: 'Get the report' }).click();
  await expect(page).toHaveURL(new RegExp(`${GATE}$`));
  await page.getByLabel('Your mail address').fill('reader@localhost');
  await page.getByLabel('What do you read it for?').selectOption('teach');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByRole('alert')).toContainText('Please give an email address');
  await expect(page.getByLabel('What do you read it for?')).toHaveValue('teach');
  await page.getByLabel('Your mail address').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByRole('heading', { name: 'Please look into your mail' })).toBeVisible();
  await page.goto(await mailedLink(page, email, `api/reports/${SLUG}/open`));
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Get the report' }).click()]);
  await page.goto(PAGE);
  await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Get the report' }).click()]);
  await page.context().close();
});
