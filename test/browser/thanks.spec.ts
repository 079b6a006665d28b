/** Marketing pastes codes, the desk thanks one person with one, and the mail brings it; a second press finds that it is done. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { mailedLink, signIn, somebody } from './people.ts';

/** Such mail goes out by day: of these places it is late morning or afternoon in one. */
const zones = ['Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Tokyo', 'Asia/Kolkata'];
const isDay = (now: Date, timeZone: string): boolean => {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now));
  return hour >= 9 && hour < 18;
};

test('somebody is thanked with a code, once', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const open = async (account: string, width = 1440) => {
    const page = await (await browser.newContext({ baseURL, viewport: { width, height: 900 } })).newPage();
    await signIn(page, account);
    return page;
  };
  const marketer = await open('marketer@example.com');
  const clock = (await (await marketer.request.get('/local/clock')).json()) as { now: string };
  const timeZone = zones.find((zone) => isDay(new Date(clock.now), zone)) ?? '';
  const person = somebody();
  const name = `Codes for ${person.email}`;

  // Somebody agrees to such mail.
  const form = { ...person, timeZone, consent: { marketing: true } };
  const guest = await (await browser.newContext({ baseURL })).newPage();
  await expect(async () => {
    const answer = await guest.request.post('/api/webinars/the-first-reply-decides/registrations', {
      data: form,
      headers: { origin: baseURL ?? '' },
    });
    expect(answer.status()).toBe(202);
  }).toPass({ timeout: 60_000 });
  await guest.goto(await mailedLink(guest, person.email, 'confirm'));
  await guest.getByRole('main').getByRole('button').first().click();

  // The list, by keyboard where there is something to type.
  await marketer.goto('/console/gifts/');
  await marketer.getByRole('link', { name: 'New list of codes' }).click();
  await marketer.getByRole('button', { name: 'Make the list' }).click();
  await expect(marketer.getByText('Please give it a name.')).toBeVisible();
  await marketer.getByLabel('Name').fill(name);
  await marketer.getByLabel('Words that go with it, in English').fill('Good for one cup of coffee.');
  await marketer.getByLabel('Budget').fill('2');
  await marketer.getByRole('button', { name: 'Make the list' }).press('Enter');
  await expect(marketer.getByRole('heading', { name, level: 1 })).toBeVisible();
  await marketer.getByLabel('New codes').fill('COFFEE-0001\n=HYPERLINK("x")');
  await marketer.getByRole('button', { name: 'Add the codes' }).click();
  await expect(marketer.getByText(/Please look at line 2\. Nothing was taken\./)).toBeVisible();
  await expect(marketer.getByLabel('New codes')).toBeFocused();
  await marketer.getByLabel('New codes').fill('COFFEE-0001\nCOFFEE-0002\n"COFFEE-0002"');
  await marketer.getByRole('button', { name: 'Add the codes' }).click();
  await expect(marketer.getByText('2 codes added. 1 code left out: they were there already.')).toBeVisible();
  const budget = marketer.getByRole('region', { name: 'Budget' });
  await expect(budget).toContainText(/left to give\s*2/);

  const agent = await open('agent@example.com', 360);
  const found = await agent.request.get(`/api/console/contacts?find=${encodeURIComponent(person.email)}`);
  const id = ((await found.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
  await agent.goto(`/console/contact/?id=${id}`);
  const thanks = agent.getByRole('region', { name: 'Thank them' });
  await thanks.getByLabel('With what').selectOption({ label: `${name} (2 left)` });
  await thanks.getByRole('button', { name: 'Thank them' }).press('Enter');
  await agent.getByRole('button', { name: 'Send the thank-you' }).press('Enter');
  await expect(thanks).toContainText(`thanked with a code of “${name}”`);
  await expect(thanks).toContainText('They can be thanked again from');
  await expect(async () => {
    const { items } = (await (await agent.request.get(`/outbox/messages?to=${encodeURIComponent(person.email)}`)).json()) as {
      items: { id: string; subject: string }[];
    };
    const mail = items.find(({ subject }) => subject.startsWith('A thank-you from'));
    expect(mail).toBeDefined();
    const raw = await (await agent.request.get(`/outbox/messages/${mail?.id}`)).text();
    expect(raw).toContain('COFFEE-0001');
    expect(raw).toContain('Good for one cup of coffee.');
  }).toPass({ timeout: 60_000 });
  await agent.reload();
  await expect(agent.getByRole('main')).toContainText(`Was thanked with a code of “${name}”`);
  await expect(agent.getByRole('main')).not.toContainText('COFFEE-');
  const again = await agent.request.post(`/api/console/contacts/${id}/thanks`, {
    data: { key: 'another-press-of-a-test', webinar: '0000000000' },
    headers: { origin: baseURL ?? '' },
  });
  expect(again.status()).toBe(409);
  expect(((await again.json()) as { detail: string }).detail).toMatch(/^They were thanked on .* already, and can be again from/);

  await marketer.reload();
  await expect(budget).toContainText(/left to give\s*1/);
  await expect(budget).toContainText(/given of 2\s*1/);
  await marketer.getByRole('button', { name: 'Show the codes' }).click();
  await expect(marketer.getByRole('list', { name: 'Codes' })).toContainText('COFFEE-0001 given');
  const list = marketer.url();

  for (const look of looks) {
    const page = await openLook(browser, baseURL, look);
    await page.context().addCookies(await marketer.context().cookies());
    await expectGood(page, '/console/gifts/', look, 'main h1');
    await expectGood(page, list.replace(baseURL ?? '', ''), look, 'main form');
    await expectGood(page, `/console/contact/?id=${id}`, look, '#thanks');
    await page.context().close();
  }
});
