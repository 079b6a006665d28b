/** The audience's screens, in both schemes, on a phone and on a desk. The host's are in look-host.spec.ts. */
import { test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { LIVE, register, somebody } from './people.ts';

for (const look of looks)
  test(`the audience’s screens, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const page = await openLook(browser, baseURL, look);
    const { items } = (await (await page.request.get('/api/webinars')).json()) as { items: { slug: string; id: string }[] };
    await register(page, LIVE, somebody());
    for (const { slug } of items.slice(0, 3)) await expectGood(page, `/webinars/${slug}/`, look);
    const id = items.find(({ slug }) => slug === LIVE)?.id;
    const open = ['/', '/nothing-here/', '/privacy/', '/console/', '/outbox/', `/webinars/${LIVE}/registered/`, `/live/${id}/page`];
    open.push(
      '/articles/',
      '/articles/silence-is-an-answer-too/',
      '/articles/by/tess-okoye/',
      '/articles/on/service/',
      '/de/articles/wenn-marketing-ans-telefon-geht/',
    );
    for (const url of open) await expectGood(page, url, look);
    await expectGood(page, `/webinars/${LIVE}/room/`, look, '.room-rows li');
    await expectGood(page, `/webinars/${LIVE}/room/?tab=chat`, look, '.chat-line');
    await page.context().close();
  });
