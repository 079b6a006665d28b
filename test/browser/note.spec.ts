/** A host's note and the audience's signs, in three browsers. */
import { expect, type Page, test } from '@playwright/test';
import { ownRoom } from './host.ts';
import { asHost, register, somebody } from './people.ts';

const WORDS = `The slides are online now, set ${process.pid}`;

const enter = async (page: Page, slug: string): Promise<void> => {
  await register(page, slug, somebody());
  await page.goto(`/webinars/${slug}/room/`);
  await expect(page.getByRole('button', { name: /Applaud/ })).toBeVisible({ timeout: 15_000 });
};
const topOf = async (page: Page): Promise<number | undefined> => (await page.locator('.room-rows > li').first().boundingBox())?.y;
const note = (page: Page) => page.getByRole('complementary', { name: 'From the host' });
const applause = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await page.getByRole('button', { name: /Applaud/ }).getAttribute('aria-label')) ?? '0')?.[0] ?? 0);

test('a note reaches everybody, moves nothing, counts its presses, and goes', async ({ browser, baseURL, page: one }) => {
  // Three browsers on one machine.
  test.slow();
  const host = await asHost(browser, baseURL);
  const { id, slug } = await ownRoom(host, baseURL, `Noted ${process.pid}`, ['Can you share the report?'], { mode: 'open' });
  const other = await (await browser.newContext({ baseURL })).newPage();
  await enter(one, slug);
  await enter(other, slug);
  const before = await applause(other);
  await one.getByRole('button', { name: /Applaud/ }).click();
  expect(await applause(one)).toBe(before + 1);
  await expect(async () => expect(await applause(other)).toBeGreaterThan(before)).toPass({ timeout: 15_000 });

  await host.goto(`/console/moderate/?id=${id}&panel=notes`);
  const top = await topOf(other);
  expect(top).toBeGreaterThan(0);
  await host.getByLabel('Note', { exact: true }).fill(WORDS);
  await host.getByLabel('Where a button leads').fill('https://slides.example.com/today');
  await host.getByLabel('Word on the button').fill('See the slides');
  await host.getByRole('button', { name: 'Show to everybody' }).click();
  await expect(note(other)).toContainText(WORDS);
  await expect(note(one)).toContainText(WORDS);
  expect(await topOf(other)).toBe(top);

  const [opened] = await Promise.all([
    one.waitForEvent('popup'),
    note(one)
      .getByRole('link', { name: /See the slides/ })
      .click(),
  ]);
  await opened.close();
  await expect(host.getByRole('listitem').filter({ hasText: WORDS })).toContainText('1 person pressed it', { timeout: 20_000 });

  await note(one).getByRole('button', { name: 'Put this note away' }).click();
  await expect(note(one).getByText(WORDS)).toHaveCount(0);
  await one.reload();
  await expect(one.getByRole('button', { name: /Applaud/ })).toBeVisible();
  await expect(note(one).getByText(WORDS)).toHaveCount(0);
  await expect(note(other)).toContainText(WORDS);

  await host
    .getByRole('listitem')
    .filter({ hasText: WORDS })
    .getByRole('button', { name: /Take down/ })
    .click();
  await expect(note(other).getByText(WORDS)).toHaveCount(0);
});
