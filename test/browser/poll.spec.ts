/** A poll from its preparation to its results: a host, somebody with a keyboard, and somebody without script. */
import { expect, test } from '@playwright/test';
import { asHost, LIVE, register, somebody } from './people.ts';
import { brokenRules } from './rules.ts';

test('a poll is prepared, opened, answered with and without script, shown and closed', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const question = `Who answers at night? ${process.pid}`;
  const host = await asHost(browser, baseURL);
  const { items } = (await (await host.request.get('/api/webinars')).json()) as { items: { slug: string; id: string }[] };
  const id = items.find(({ slug }) => slug === LIVE)?.id;
  const inRoom = await (await browser.newContext({ baseURL })).newPage();
  await register(inRoom, LIVE, somebody());
  await inRoom.goto(`/webinars/${LIVE}/room/`);
  await expect(inRoom.getByRole('heading', { name: 'Poll' })).toBeVisible();
  const plain = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await register(plain, LIVE, somebody());

  // The board may be there before the webinar's own answer: a key that was pressed by then is not lost.
  const pressed = Promise.withResolvers<void>();
  await host.route(`**/api/console/webinars/${id}`, async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await host.goto(`/console/moderate/?id=${id}`);
  await expect(host.getByRole('heading', { name: 'Live' })).toBeVisible();
  await host.keyboard.press('p');
  pressed.resolve();
  await host.getByRole('button', { name: 'Prepare a poll' }).click();
  await host.getByRole('textbox', { name: 'Question' }).fill(question);
  await host.getByRole('textbox', { name: 'Option 1' }).fill('A colleague');
  await host.keyboard.press('Enter');
  await host.keyboard.type('Nobody');
  await expect(host.getByRole('textbox', { name: 'Option 2' })).toHaveValue('Nobody');
  await host.keyboard.press('Alt+ArrowUp');
  await expect(host.getByRole('textbox', { name: 'Option 1' })).toBeFocused();
  expect(await brokenRules(host, '.polls')).toEqual([]);
  await host.getByRole('button', { name: 'Prepare it' }).click();
  const item = host.locator('.polls-item').filter({ hasText: question });
  await item.getByRole('button', { name: /Open it/ }).click();

  const card = inRoom.locator('.poll').filter({ hasText: question });
  await expect(card).toBeVisible();
  await expect(inRoom.getByText(`A new poll: ${question}`)).toHaveCount(1);
  expect(await inRoom.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await card.getByRole('radio', { name: 'Nobody' }).focus();
  await inRoom.keyboard.press('Space');
  await inRoom.keyboard.press('ArrowDown');
  await expect(card.getByText('Saved. You can change it until it closes.')).toBeVisible();
  await expect(card.getByRole('radio', { name: 'A colleague' })).toBeChecked();

  await plain.goto(`/live/${id}/page`);
  await plain.getByRole('radio', { name: 'Nobody' }).check();
  await plain.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(plain.getByRole('radio', { name: 'Nobody' })).toBeChecked();

  await expect(item.getByText('2 people answered')).toBeVisible();
  await expect(item.getByRole('row', { name: 'A colleague 1 50 %' })).toBeVisible();
  await expect(card.getByText('50 %')).toHaveCount(0);
  await item.getByRole('button', { name: /Show results/ }).click();
  await expect(card.locator('.poll-share').first()).toHaveText('50 %');
  expect(await brokenRules(inRoom, '.poll')).toEqual([]);

  await item.getByRole('button', { name: /Close it/ }).click();
  await expect(card.getByRole('row', { name: 'Nobody 1 50 %' })).toBeVisible();
  expect(await brokenRules(inRoom, '.poll')).toEqual([]);
});

test('words come into the cloud by the host’s press', async ({ browser, baseURL }) => {
  const question = `One word for silence? ${process.pid}`;
  const host = await asHost(browser, baseURL);
  const { items } = (await (await host.request.get('/api/webinars')).json()) as { items: { slug: string; id: string }[] };
  const upcoming = items.find(({ slug }) => slug === 'silence-is-a-signal');
  const page = await (await browser.newContext({ baseURL })).newPage();
  await register(page, 'silence-is-a-signal', somebody());
  await page.goto('/webinars/silence-is-a-signal/room/');

  await host.goto(`/console/moderate/?id=${upcoming?.id}&panel=poll`);
  await host.getByRole('button', { name: 'Prepare a poll' }).click();
  await host.getByRole('textbox', { name: 'Question' }).fill(question);
  await host.getByLabel('People answer with').selectOption('words');
  await host.getByRole('button', { name: 'Prepare it' }).click();
  const item = host.locator('.polls-item').filter({ hasText: question });
  await item.getByRole('button', { name: /Open it/ }).click();

  await page.getByRole('textbox', { name: question }).fill('Calm, Doubt');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Saved. You can change it until it closes.')).toBeVisible();
  await item.getByRole('button', { name: 'calm 1' }).click();
  await item.getByRole('button', { name: /Show results/ }).click();
  const cloud = page.getByRole('list', { name: 'Words, the most frequent first' });
  await expect(cloud.getByRole('listitem')).toHaveText(['calm, 1 time']);
  expect(await brokenRules(page, '.poll')).toEqual([]);
  expect(await brokenRules(host, '.polls')).toEqual([]);
  await item.getByRole('button', { name: /Close it/ }).click();
  await expect(page.getByText('closed', { exact: true })).toBeVisible();
});
