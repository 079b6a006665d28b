/** Two of the team at one board: who is replying, who was first, and that nobody's words are lost; panels, keys, stage and speaker view. */
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ownRoom } from './host.ts';
import { signIn } from './people.ts';

type Team = { readonly context: BrowserContext; readonly page: Page };

const asTeam = async (browser: Browser, baseURL: string | undefined, account: string): Promise<Team> => {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await signIn(page, account);
  return { context, page };
};

/** A live webinar of one's own with three questions. */
const openRoom = ({ page }: Team, baseURL: string | undefined) =>
  ownRoom(page, baseURL, 'Two at one board', ['Who decides?', 'Can you share the report?', 'Will you share this report?']);

const row = (page: Page, text: string) => page.locator('.board-row', { hasText: text });

test('two hosts never send two answers unseen', async ({ browser, baseURL }) => {
  const [hanna, lea] = await Promise.all([asTeam(browser, baseURL, 'host@example.com'), asTeam(browser, baseURL, 'agent@example.com')]);
  const { id } = await openRoom(hanna, baseURL);
  for (const { page } of [hanna, lea]) await page.goto(`/console/moderate/?id=${id}`);

  // Both open the reply; each sees that the other has it.
  await row(hanna.page, 'Who decides?').locator('.console-pick').click();
  await hanna.page.keyboard.press('r');
  await hanna.page.getByLabel('Your answer').fill('The one who owns the conversation.');
  await expect(row(lea.page, 'Who decides?').getByText('Host is replying')).toBeVisible();
  await row(lea.page, 'Who decides?').locator('.console-pick').click();
  await lea.page.keyboard.press('r');
  await expect(lea.page.getByText('Host is replying too')).toBeVisible();
  await lea.page.getByLabel('Your answer').fill('Service decides.');
  await lea.page.getByRole('button', { name: 'Send', exact: true }).click();

  // The first answer stands beside the second one's words, which are still there.
  const own = row(hanna.page, 'Who decides?');
  await expect(own.getByText('Agent answered meanwhile.')).toBeVisible();
  await expect(own.getByText('Service decides.').first()).toBeVisible();
  await expect(hanna.page.getByLabel('Your answer')).toHaveValue('The one who owns the conversation.');
  await expect(own.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
  await own.getByRole('button', { name: 'Send mine as a further answer' }).click();
  await expect(own.locator('.board-given')).toHaveCount(2);
  for (const { context } of [hanna, lea]) await context.close();
});

test('a write that was too late keeps its words, and merging asks first', async ({ browser, baseURL }) => {
  const { context, page } = await asTeam(browser, baseURL, 'host@example.com');
  const { id, questions } = await openRoom({ context, page }, baseURL);
  await page.goto(`/console/moderate/?id=${id}`);
  await row(page, 'Who decides?').locator('.console-pick').click();
  await page.keyboard.press('r');
  await page.getByLabel('Your answer').fill('Too late.');
  // From here on this board hears nothing, as on a bad connection, while a colleague answers.
  await page.route(/\/questions\?/, (route) => route.abort());
  const decision = { decision: 'reply', text: 'The first answer.' };
  await page.request.post(`/api/console/webinars/${id}/questions/${questions[0]}/decisions`, {
    data: decision,
    headers: { origin: baseURL ?? '' },
  });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const late = row(page, 'Who decides?').locator('.board-conflict');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(late).toContainText('Yours was not sent.');
  await expect(late).toContainText('The first answer.');
  await expect(late.locator('.board-own')).toContainText('Too late.');
  await late.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByLabel('Your answer')).toHaveValue('Too late.');
  await page.keyboard.press('Escape');
  await page.unroute(/\/questions\?/);

  await row(page, 'Will you share').locator('.console-pick').click();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').first()).toContainText('asks much the same');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Can you share').getByText('2 asked this')).toBeVisible();
  await page.keyboard.press('z');
  await expect(row(page, 'Can you share').getByText('2 asked this')).toHaveCount(0);
  await context.close();
});

test('a panel opens beside the board and gives the focus back', async ({ browser, baseURL }) => {
  const { context, page } = await asTeam(browser, baseURL, 'host@example.com');
  const { id } = await openRoom({ context, page }, baseURL);
  await page.goto(`/console/moderate/?id=${id}`);
  await row(page, 'Who decides?').locator('.console-pick').click();
  await page.keyboard.press('s');
  const panel = page.getByRole('dialog', { name: 'Stage links' });
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Copy link' }).click();
  const url = await panel.getByLabel('Stage link of Ada Example').inputValue();
  // Keys of the board rest inside the panel.
  await page.keyboard.press('h');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(row(page, 'Who decides?').locator('.console-pick')).toBeFocused();
  await expect(page.locator('[data-column="review"] .board-row')).toHaveCount(3);

  // A double click decides about one question, not about the one that moved under the pointer; nor does E without one on air.
  await row(page, 'Who decides?').getByRole('button', { name: /^Hide/ }).dblclick();
  await expect(page.locator('.board-row.chosen')).toContainText('Can you share');
  await page.keyboard.press('e');
  await expect(page.getByText('Nothing is on air.')).toBeVisible();
  await expect(page.locator('[data-column="review"] .board-row')).toHaveCount(2);
  await page.keyboard.press('z');
  await row(page, 'Who decides?').locator('.console-pick').click();

  // The speaker says "answered", and the board hears it.
  await page.keyboard.press('l');
  const stage = await (await browser.newContext({ baseURL })).newPage();
  await stage.goto(url);
  await expect(stage.getByText('Who decides?')).toBeVisible();
  await stage.getByRole('button', { name: 'Answered' }).click();
  await expect(stage.getByText('Nothing is on air')).toBeVisible();
  await expect(page.locator('[data-column="done"]').getByText('Who decides?')).toBeVisible();
  await row(page, 'Can you share').locator('.console-pick').click();
  await page.keyboard.press('l');
  await expect(stage.getByText('Can you share the report?')).toBeVisible();
  await stage.context().close();

  // The second screen: arrows take the next one and give it back, and it never scrolls.
  await row(page, 'Will you share').locator('.console-pick').click();
  // It shows before it is stored; whoever leaves the page at once would read it without.
  const stored = page.waitForResponse((answer) => answer.url().endsWith('/decisions') && answer.ok());
  await page.keyboard.press('n');
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('Will you share');
  await stored;
  await page.goto(`/console/speaker/?id=${id}`);
  await expect(page.locator('.stage-now')).toContainText('Can you share the report?');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.stage-now')).toContainText('Will you share');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.stage-now')).toContainText('Can you share the report?');
  await page.getByRole('button', { name: 'Names' }).click();
  await expect(page.locator('.stage-now')).not.toContainText('Noor');
  const isScrolling = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
  expect(isScrolling).toBe(false);
  await context.close();
});
