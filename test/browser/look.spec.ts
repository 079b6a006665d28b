/** What every screen owes its readers: no accessibility violation, no sideways scrolling at 360 px, in both schemes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LIVE, register, somebody } from './people.ts';

/** `thorough` runs the accessibility rules as well: once per scheme, since they take most of the time. */
const expectGood = async (page: Page, url: string, thorough: boolean): Promise<void> => {
  await page.goto(url);
  // The room asks for news for ever: what is there after a moment is what people see.
  await page.waitForLoadState('networkidle', { timeout: 2_500 }).catch(() => undefined);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${url} scrolls sideways`).toBeLessThanOrEqual(0);
  const small = await page.evaluate(
    () =>
      [...document.querySelectorAll('body *')].filter((element) => {
        const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        const box = element.getBoundingClientRect();
        return (
          text && box.width > 1 && box.height > 1 && Number.parseFloat(getComputedStyle(element).fontSize) < 14 && !element.closest('kbd')
        );
      }).length,
  );
  expect(small, `${url} has text under 14 px`).toBe(0);
  if (!thorough) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    url,
  ).toEqual([]);
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`${colorScheme}, ${width} px`, async ({ browser, baseURL }) => {
      test.setTimeout(240_000);
      const thorough = (colorScheme === 'dark') === (width === 360);
      const context = await browser.newContext({ baseURL, colorScheme, reducedMotion: 'reduce', viewport: { width, height: 820 } });
      const page = await context.newPage();
      const { items } = (await (await page.request.get('/api/webinars')).json()) as { items: { slug: string; id: string }[] };
      await register(page, LIVE, somebody());
      for (const { slug } of items.slice(0, 3)) await expectGood(page, `/webinars/${slug}/`, thorough);
      const id = items.find(({ slug }) => slug === LIVE)?.id;
      const open = [
        '/',
        '/nothing-here/',
        '/privacy/',
        '/console/',
        '/outbox/',
        `/webinars/${LIVE}/registered/`,
        `/webinars/${LIVE}/room/`,
        `/live/${id}/page`,
      ];
      for (const url of open) await expectGood(page, url, thorough);

      await page.goto('/auth/login?return=/console/');
      await page.locator('input[name=account][value="host@example.com"]').check();
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page).toHaveURL(/\/console\/$/);
      for (const url of ['/console/', '/console/new/', `/console/webinar/?id=${id}`, `/console/moderate/?id=${id}`])
        await expectGood(page, url, thorough);
    });
  }
}
