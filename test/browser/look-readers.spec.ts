/** What readers of reports meet, on a phone and on a desk, in both languages; and what a finger has to hit there. */
import { expect, type Page, test } from '@playwright/test';
import type { Paper, StartedFile } from '#shared/paper.ts';
import { pdf } from '../paper/files.ts';
import { expectGood, expectGoodHere, looks, openLook } from './good.ts';
import { asHost } from './people.ts';
import { smallTargets } from './targets.ts';

const gateOf = (slug: string): string => `/api/reports/${slug}/requests`;

/** A gated report in German, by the console's API. */
const germanReport = async (host: Page, baseURL: string | undefined): Promise<string> => {
  const slug = `was-offen-bleibt-${Date.now()}`;
  const headers = { origin: baseURL ?? '' };
  const act = async <T>(method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> => {
    const answer = await host.request.fetch(`/api/console/reports/${slug}${path}`, { method, data, headers });
    expect(answer.ok(), `${method} ${path} answered ${answer.status()}`).toBe(true);
    return (await answer.json()) as T;
  };
  const words = { title: 'Rechtsschutzversicherungsgesellschaften antworten', summary: 'Was in einem Jahr offen blieb.' };
  await act('PUT', '', {
    ...words,
    locale: 'de',
    gated: true,
    price: 'Diese Untersuchung bezahlen unsere Leserinnen und Leser.',
    version: 0,
  });
  const bytes = Buffer.from(pdf('Was offen blieb'));
  const file = await act<StartedFile>('POST', '/files', { name: 'bericht.pdf', size: bytes.length });
  const sent = await host.request.fetch(file.url, { method: file.method, data: bytes, headers: { ...file.headers, ...headers } });
  expect(sent.ok()).toBe(true);
  const { version } = await act<Paper>('POST', `/files/${file.id}/check`, { version: 1 });
  await act('POST', '/state', { state: 'published', version });
  return slug;
};

/** The trap of a form lies far outside: nobody hits it. */
const targets = async (page: Page): Promise<string[]> => (await smallTargets(page, 44)).filter((one) => !one.startsWith('website '));

test('reports and their gate are good in both languages, at every width, and for fingers', async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const host = await asHost(browser, baseURL);
  const german = gateOf(await germanReport(host, baseURL));
  await host.context().close();
  for (const look of looks) {
    const page = await openLook(browser, baseURL, look);
    await expectGood(page, '/reports/', look, '.reports li');
    await expectGood(page, '/reports/eight-figures-before-a-webinar/', look, '.first-page img');
    await expectGood(page, '/reports/what-stays-unanswered/', look, 'report-gate form');
    await expectGood(page, `${gateOf('what-stays-unanswered')}?said=sent`, look, 'main [role="status"]');
    for (const [gate, send] of [
      [gateOf('what-stays-unanswered'), 'Send me the link'],
      [german, 'Link senden'],
    ] as const) {
      await expectGood(page, gate, look, '#gate-purpose');
      await page.locator('form[action$="/requests"]').evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
      });
      await page.locator('#gate-email').fill('reader@localhost');
      await page.locator('#gate-consent').check();
      await page.getByRole('button', { name: send }).click();
      // Both fields that are wrong say so, the summary above them has the focus, and what was right is still there.
      await expect(page.getByRole('alert')).toBeFocused();
      await expect(page.locator('[aria-invalid="true"]')).toHaveCount(2);
      await expect(page.locator('#gate-consent')).toBeChecked();
      await expectGoodHere(page, `${gate}, refused,`, look);
      await page.getByRole('alert').getByRole('link').first().press('Enter');
      await expect(page).toHaveURL(/#gate-email$/);
    }
    await page.context().close();
  }

  const phone = { baseURL, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const page = await (await browser.newContext(phone)).newPage();
  for (const url of ['/reports/what-stays-unanswered/', german, '/articles/silence-is-an-answer-too/', '/search/']) {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await targets(page), url).toEqual([]);
  }
  await page.context().close();
});
