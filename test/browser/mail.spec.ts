/** What mails lead to: agreeing, choosing less, one's own data. All of it without script, by keyboard, and good to look at. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { LIVE, mailedLink, somebody } from './people.ts';

const MARKETING = /^Send me invitations and articles/;

test('who agreed by mail takes it back, sees their data and has it erased, without script', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 360, height: 780 } })).newPage();
  const { email, name } = somebody();
  const title = page.getByRole('heading', { level: 1 });
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).press('Enter');

  await page.goto(`/webinars/${LIVE}/`);
  await page.getByLabel('Name').first().fill(name);
  await page.getByLabel('Email').first().fill(email);
  await page.getByLabel(MARKETING).first().check();
  await page.locator('form[action$="/registrations"] button').click();
  await expect(page).toHaveURL(/\/registered\/$/);

  await page.goto(await mailedLink(page, email, 'confirm'));
  await expect(title).toHaveText('Do you agree?');
  await press('Yes, I agree');
  await expect(title).toHaveText('Thank you, you have agreed');
  await page.getByRole('link', { name: 'Choose what we send you' }).click();
  await page.getByLabel('Send me none any more').press('Space');
  await press('Save');
  await expect(page.getByRole('status')).toHaveText('Saved. It holds from now on.');
  await expect(page.getByText('You get none.')).toBeVisible();

  await page.getByRole('link', { name: 'Ask for the link' }).click();
  await page.locator('main').getByLabel('Email').fill(email);
  await page.locator('form[action="/api/manage"] button').press('Enter');
  const mine = await mailedLink(page, email, 'me');
  await page.goto(mine);
  await expect(title).toHaveText('Your data and your choices');
  await page.getByRole('button', { name: 'I agree to this' }).first().press('Enter');
  await expect(page.getByRole('button', { name: 'I take it back' })).toBeVisible();
  await page.getByText('Erase everything about me').press('Enter');
  await press('Yes, erase everything');
  await expect(title).toHaveText('It is being erased');
  expect((await page.goto(mine))?.status()).toBe(410);
  await page.context().close();
});

for (const look of looks)
  test(`the pages that mails lead to, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(90_000);
    const page = await openLook(browser, baseURL, look);
    const { email, name } = somebody();
    const headers = { origin: baseURL ?? '', 'content-type': 'application/json' };
    const tell = (path: string, body: unknown) => page.request.post(path, { headers, data: JSON.stringify(body) });
    await tell(`/api/webinars/${LIVE}/registrations`, { email, name, consent: { marketing: true, research: true }, question: 'Who pays?' });
    const links = { confirm: '', preferences: '', waitlist: '' };
    for (const kind of ['confirm', 'preferences', 'waitlist'] as const) links[kind] = await mailedLink(page, email, kind);
    await tell('/api/manage', { email });
    for (const url of [...Object.values(links), await mailedLink(page, email, 'me'), '/manage/', '/unsubscribe/broken'])
      await expectGood(page, url, look);
    await page.context().close();
  });
