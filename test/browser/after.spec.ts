/** Before and after: a rehearsal that plays by itself; meanwhile, on a phone, a decision, the end, its review, and what is owed. */
import { expect, test } from '@playwright/test';
import { ownRoom } from './host.ts';
import { asHost, signIn } from './people.ts';

type Asked = {
  readonly items: readonly { readonly id: string; readonly text: string; readonly votes: number; readonly resolution: string }[];
};

test('people who are none rehearse with a host, who ends the real webinar by phone and settles what was asked', async ({
  browser,
  baseURL,
}) => {
  // The script of a rehearsal runs in real time, and it is chance when the first of its people asks.
  test.setTimeout(180_000);
  const desk = await asHost(browser, baseURL);
  const asked = async (webinar: string) => (await (await desk.request.get(`/api/console/webinars/${webinar}/questions`)).json()) as Asked;
  const texts = ['Who decides?', 'Can you share the report?', 'What would you stop first?'];
  const own = await ownRoom(desk, baseURL, 'Rehearsed and over', texts, { mode: 'open' });

  await desk.goto(`/console/webinar/?id=${own.id}`);
  await desk.getByRole('button', { name: 'Rehearse' }).click();
  await expect(desk.getByText('200 simulated people ask')).toBeVisible();
  const rehearsal = new URL(desk.url()).searchParams.get('id') ?? '';
  expect(rehearsal).not.toBe(own.id);
  const headers = { origin: baseURL ?? '' };
  await desk.request.post(`/api/live/${rehearsal}/questions`, { data: { text: 'Does this reach you?' }, headers });

  await test.step('a phone decides, ends, reviews', async () => {
    const phone = await (await browser.newContext({ baseURL, viewport: { width: 360, height: 740 }, hasTouch: true })).newPage();
    await signIn(phone, 'host@example.com');
    await phone.goto(`/console/moderate/?id=${own.id}`);
    await phone.getByRole('button', { name: /^Live 3/ }).click();
    const row = phone.locator('.board-row', { hasText: 'Who decides?' });
    await row.locator('.console-pick').click();
    await row.getByRole('button', { name: /^Answered/ }).click();
    await expect(phone.getByRole('button', { name: /^Live 2/ })).toBeVisible();

    await phone.getByRole('button', { name: 'End', exact: true }).click();
    await phone.getByRole('button', { name: 'End now' }).click();
    await expect(phone.getByRole('heading', { name: 'What is still open?' })).toBeVisible();
    await expect(phone.getByRole('img', { name: '0 of 2 decided' })).toBeVisible();
    const card = phone.locator('.review-card');
    const first = (await card.locator('.review-text').innerText()).trim();
    await card.getByRole('button', { name: 'Decline' }).click();
    await expect(phone.getByText('This is the last one.')).toBeVisible();
    await phone.getByRole('button', { name: /^Undo/ }).click();
    await expect(card).toContainText(first);
    await card.getByRole('button', { name: 'Answered on air' }).dblclick();
    await expect(card).not.toContainText(first);
    // A colleague was faster while this phone heard nothing: the card comes back and says why, and the next press is taken.
    await phone.route(/\/questions(\?|$)/, (route) => route.abort());
    const second = (await asked(own.id)).items.find(({ resolution, text }) => resolution === 'open' && text !== first);
    await desk.request.post(`/api/console/webinars/${own.id}/questions/${second?.id}/decisions`, {
      ...{ data: { decision: 'assign', owner: 'host' }, headers },
    });
    await card.getByRole('button', { name: 'Follow up' }).click();
    await expect(card.getByRole('alert')).toContainText('was faster');
    await expect(phone.getByText('Reconnecting.')).toBeVisible();
    await phone.unroute(/\/questions(\?|$)/);
    // By key: a click as soon after the one before is half a double click, which decides once.
    await card.getByRole('button', { name: 'Follow up' }).press('Enter');

    await expect(phone.getByRole('heading', { name: 'Everything is settled' })).toBeVisible();
    const owed = texts.find((text) => text !== texts[0] && text !== first) ?? '';
    const list = (name: string) =>
      phone.locator('section', { has: phone.getByRole('heading', { name, exact: true }) }).getByRole('listitem');
    await expect(list('Owed')).toHaveCount(1);
    await expect(list('Owed')).toContainText(owed);
    await expect(list('Answered')).toHaveCount(2);
    // What the screen shows at once is stored a moment later.
    const settled = async () => Object.fromEntries((await asked(own.id)).items.map(({ text, resolution }) => [text, resolution]));
    const expected = Object.fromEntries(texts.map((text) => [text, text === owed ? 'follow-up' : 'answered']));
    await expect.poll(settled).toEqual(expected);
    await phone.context().close();
  });

  await test.step('the rehearsal was filled meanwhile, and leaves nothing', async () => {
    await expect(desk.getByText(/^[1-9]\d* in the room$/)).toBeVisible({ timeout: 45_000 });
    const filled = async () => (await asked(rehearsal)).items.map(({ text, votes }) => [text === 'Does this reach you?', votes > 0]);
    await expect.poll(filled, { timeout: 60_000 }).toEqual(expect.arrayContaining([[true, true]]));
    await expect.poll(async () => (await filled()).length, { timeout: 60_000 }).toBeGreaterThan(1);
    await expect(desk.locator('[data-column="live"] .board-row')).not.toHaveCount(1);

    await desk.getByRole('button', { name: 'Finish rehearsal' }).click();
    await desk.getByRole('button', { name: 'Finish', exact: true }).click();
    await expect(desk).toHaveURL(new RegExp(`/console/webinar/\\?id=${own.id}$`));
    await expect(async () => {
      expect((await desk.request.get(`/feed/${rehearsal}`)).status()).toBe(404);
      expect((await asked(rehearsal)).items ?? []).toEqual([]);
    }).toPass({ timeout: 60_000 });
    const { items } = (await (await desk.request.get('/api/console/webinars?limit=200')).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).not.toContain(rehearsal);
    expect((await asked(own.id)).items.map(({ text }) => text).sort()).toEqual([...texts].sort());
    await desk.context().close();
  });
});
