/** The marketer's screens on a phone and on a desk: people, segments, lists, invitations, links, scores. */
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
  });
