/** An agent's work in the inbox: by keys from case to case, note and reply apart, and nothing lost where the server says no. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Webinar } from '#shared/webinar.ts';
import { expectGood, expectGoodHere, looks, openLook } from './good.ts';
import { byHost, ownRoom } from './host.ts';
import { asHost, signIn } from './people.ts';

/** What follows an end on a slow machine too: the lists that the inbox reads once have the webinar and its cases. */
const hasFollowed = async (host: Page, id: string, cases: number): Promise<void> => {
  const items = async <T>(path: string): Promise<readonly T[]> =>
    ((await (await host.request.get(`/api/console${path}`)).json()) as { items: readonly T[] }).items;
  await expect.poll(async () => (await items(`/cases?view=all&webinar=${id}`)).length, { timeout: 20_000 }).toBe(cases);
  const isListed = async (): Promise<boolean> =>
    (await items<Webinar>('/webinars?limit=50')).some((one) => one.id === id && one.startedAt !== null);
  await expect.poll(isListed, { timeout: 20_000 }).toBe(true);
};

/** Three cases of a webinar of its own, and the way to the list of them. */
const withCases = async (browser: Browser, baseURL: string | undefined, title: string): Promise<string> => {
  const host = await asHost(browser, baseURL);
  const { id } = await ownRoom(host, baseURL, title, ['Who decides it?', 'When does it begin?', 'What does it cost us?']);
  await byHost(host, baseURL)('POST', `/${id}/end`);
  await hasFollowed(host, id, 3);
  await host.context().close();
  return `/console/inbox/?view=all&webinar=${id}`;
};
const rows = (page: Page) => page.locator('.inbox-row');

test('an agent works through cases by keys, and a refusal puts the line back', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const path = await withCases(browser, baseURL, 'Worked by keys');
  const page = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, 'agent@example.com');
  await page.goto(path);
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('Alt+j');
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toBeVisible();
  const first = await page.locator('#inbox-case').innerText();

  await page.keyboard.press('Alt+p');
  await page.getByRole('textbox', { name: 'Your note' }).fill('Jun has the numbers.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.inbox-message.note')).toContainText('Jun has the numbers.');
  await expect(page.getByRole('tab', { name: 'Note' }), 'the kind stays after sending').toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Alt+l');
  await page.getByRole('textbox', { name: 'Your reply' }).fill('Thanks for asking.');
  await expect(page.locator('.inbox-checked li').first()).toBeVisible();
  await page.keyboard.press('Alt+i');
  await expect(page.getByLabel('Whose it is')).toHaveValue('owner agent@example.com');

  await page.route('**/resolve', (route) => route.fulfill({ status: 503, json: { detail: 'Please try again.' } }));
  await page.keyboard.press('Alt+e');
  await expect(page.getByRole('alert').filter({ hasText: 'Please try again.' })).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await page.unroute('**/resolve');
  // The answer to what was done comes when the next case is read already.
  await page.route('**/resolve', async (route) => {
    const response = await route.fetch();
    await expect(page.locator('#inbox-case')).not.toHaveText(first);
    await route.fulfill({ response });
  });
  await page.keyboard.press('Control+Alt+e');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole('status').getByText('Resolved', { exact: true })).toBeVisible();
  expect(await page.locator('#inbox-case').count(), 'the next case stays where it is').toBe(1);
  await expect(page, 'the address says which case is read').toHaveURL(/case=/);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByText('No case is open')).toBeVisible();
  await page.locator('.inbox-choose input').first().check();
  await page.getByRole('button', { name: 'Choose the 2 shown' }).click();
  await page.getByRole('region', { name: 'Chosen cases' }).getByRole('button', { name: 'Resolve' }).click();
  await expect(page.getByText('No case fits this')).toBeVisible();
  await page.context().close();
});

test('an earlier answer that fits is put into the reply by a key, and cases are chosen by their webinar', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const host = await asHost(browser, baseURL);
  const texts = ['How long may a first reply take?', 'How long may the first reply take at night?'];
  const { id, questions } = await ownRoom(host, baseURL, 'Answered before', texts, { mode: 'open' });
  const act = byHost(host, baseURL);
  await act('POST', `/${id}/questions/${questions[0]}/decisions`, { decision: 'reply', text: 'An hour by chat.' });
  await act('POST', `/${id}/end`);
  await hasFollowed(host, id, 1);
  const page = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, 'agent@example.com');
  await page.goto('/console/inbox/?view=all');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('combobox', { name: 'Webinar' }).selectOption(id);
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Answered before/ }), 'what is chosen says its name').toBeVisible();
  await page.keyboard.press('Alt+j');
  await expect(page.getByText(/earlier answers? fits?/)).toBeVisible();
  await page.keyboard.press('Alt+u');
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toHaveValue('An hour by chat.');
  await page.context().close();
  await host.context().close();
});

for (const look of looks)
  test(`the inbox, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(180_000);
    const path = await withCases(browser, baseURL, `Cases at ${look.width}`);
    const page = await openLook(browser, baseURL, look);
    await signIn(page, 'admin@example.com');
    await expectGood(page, path, look, '.inbox-row');
    await rows(page).first().locator('.inbox-line').click();
    await expect(page.locator('#composer')).toBeVisible();
    await expectGoodHere(page, 'a case', look);
    await page.keyboard.press('Alt+p');
    await expectGoodHere(page, 'a note', look, '.inbox-composer');
    await page.keyboard.press('Alt+m');
    await expect(page.getByRole('button', { name: 'Until they reply' })).toBeVisible();
    await expectGoodHere(page, 'the menu to snooze', look, '#snooze');
    await page.keyboard.press('Escape');
    await expectGood(page, '/console/inbox/#find=zzzz', look, '.inbox-empty');
    await expectGood(page, '/console/inbox/policies/', look, '#usual-first');
    await page.context().close();
  });

test('of two who answer one customer at once one is shown what the other sent, and keeps their own words', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const path = await withCases(browser, baseURL, 'Answered by two');
  const open = async (who: string): Promise<Page> => {
    const page = await (await browser.newContext({ baseURL })).newPage();
    await signIn(page, who);
    await page.goto(path);
    await rows(page).filter({ hasText: 'Who decides it?' }).locator('.inbox-line').click();
    await expect(page.locator('#composer')).toBeVisible();
    return page;
  };
  const [ada, ben] = [await open('agent@example.com'), await open('admin@example.com')];
  const box = (page: Page) => page.getByRole('textbox', { name: 'Your reply' });
  await box(ada).fill('You decide it.');
  // What else becomes of the case throws away no reply.
  await ada.keyboard.press('Alt+i');
  await expect(ada.getByLabel('Whose it is')).toHaveValue('owner agent@example.com');
  await box(ben).fill('Your board decides it.');
  await box(ada).press('Control+Enter');
  await expect(ada.locator('.inbox-message.reply')).toHaveCount(1);
  const meanwhile = ben.getByRole('alert').filter({ hasText: 'answered meanwhile' });
  // Ben's page learns of it another way while his own reply is on its way.
  await ben.route('**/replies', async (route) => {
    await expect(ben.locator('.inbox-message.reply'), 'it looks at the case again by itself').toHaveCount(1, { timeout: 20_000 });
    await expect(meanwhile, 'what is on its way is answered first').toHaveCount(0);
    await route.continue();
  });
  await box(ben).press('Control+Enter');
  await expect(meanwhile).toContainText('You decide it.', { timeout: 25_000 });
  await ben.unroute('**/replies');
  await expect(box(ben)).toHaveValue('Your board decides it.');
  await expect(ben.locator('.inbox-message.reply')).toHaveCount(1);
  await expect(ben.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await meanwhile.getByRole('button', { name: 'Send mine as well' }).click();
  await box(ben).press('Control+Enter');
  await expect(ben.locator('.inbox-message.reply')).toHaveCount(2);
  await expect(box(ben)).toHaveValue('');

  // The answer to what was sent is lost, and the words are changed before they are sent again.
  await box(ben).fill('It takes two weeks.');
  await ben.route('**/replies', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await box(ben).press('Control+Enter');
  await expect(ben.getByRole('alert').filter({ hasText: 'could not reach the server' })).toBeVisible();
  await ben.unroute('**/replies');
  await box(ben).fill('It takes three weeks.');
  await box(ben).press('Control+Enter');
  await expect(ben.getByRole('alert').filter({ hasText: 'You answered meanwhile' })).toContainText('It takes two weeks.');
  await expect(box(ben)).toHaveValue('It takes three weeks.');
  await expect(ben.locator('.inbox-message.reply')).toHaveCount(3);
  for (const page of [ada, ben]) await page.context().close();
});
