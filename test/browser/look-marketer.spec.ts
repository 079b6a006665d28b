/** The marketer's screens on a phone and on a desk: people, segments, lists, invitations, links, scores, suppressions, content. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { signIn } from './people.ts';

for (const look of looks)
  test(`the marketer’s screens, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(180_000);
    const page = await openLook(browser, baseURL, look);
    await signIn(page, 'marketer@example.com');
    const first = async <T>(path: string): Promise<T> => {
      const answer = await page.request.get(`/api/console/${path}`);
      expect(answer.ok(), path).toBe(true);
      const [one] = ((await answer.json()) as { items: T[] }).items;
      expect(one, path).toBeDefined();
      return one as T;
    };
    const person = await first<{ id: string }>('contacts');
    const segment = await first<{ id: string }>('segments');
    const webinar = (await (await page.request.get('/api/webinars/the-first-reply-decides')).json()) as { id: string };
    await expectGood(page, '/console/contacts/', look, 'main a[href*="/console/contact/"]');
    await expectGood(page, '/console/contacts/#find=zzzz', look);
    await expectGood(page, `/console/contact/?id=${person.id}`, look, 'main h2');
    await expectGood(page, '/console/contacts/import/', look, 'main input');
    await expectGood(page, '/console/segments/', look);
    await expectGood(page, `/console/segments/?id=${segment.id}`, look);
    await expectGood(page, '/console/invitations/', look, 'main h1');
    await expectGood(page, `/console/links/?id=${webinar.id}`, look);
    await expectGood(page, '/console/scores/', look);
    await expectGood(page, '/console/suppressions/', look, 'main .lines-suppression');
    await expectGood(page, '/console/embeds/', look, '.embed-look');
    await expectGood(page, '/console/reports/', look, 'main .console-report-row');
    await expectGood(page, '/console/articles/', look, 'main h1');
  });

test('a rule names several values, and Back undoes what was chosen', async ({ page }) => {
  await signIn(page, 'marketer@example.com');
  await page.goto('/console/segments/');
  await page.getByRole('link', { name: /^Missed it/ }).click();
  await expect(page).toHaveURL(/\?id=[^&]+$/);
  const saved = page.url();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Kind of rule').last().selectOption({ label: 'Country' });
  await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Austria' });
  await page.getByRole('button', { name: 'or another' }).last().click();
  // Whoever asked for another goes on with it, by keyboard as well.
  await expect(page.getByLabel('Country 2', { exact: true })).toBeFocused();
  await page.getByLabel('Country 2', { exact: true }).selectOption({ label: 'Switzerland' });
  await expect(page.getByText('lives in Austria or Switzerland')).toBeVisible();
  await expect(page.getByLabel('Kind of rule').last().locator('option', { hasText: 'Content' })).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(saved);
  await expect(page.getByText('lives in Austria or Switzerland')).toHaveCount(0);
  await page.goForward();
  await expect(page.getByText('lives in Austria or Switzerland')).toBeVisible();
});

test('a link from one webinar’s page to another’s takes along where somebody came from', async ({ page }) => {
  await page.goto('/webinars/the-first-reply-decides/?utm_source=fair');
  await page.locator('[aria-labelledby="around"] a').first().click();
  await expect(page).toHaveURL(
    /\/webinars\/(?!the-first-reply-decides)[^/]+\/\?utm_source=fair&landing=%2Fwebinars%2Fthe-first-reply-decides%2F$/,
  );
});
