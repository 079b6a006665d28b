/** What people do in the browser, in their own words. */
import { type Browser, expect, type Page } from '@playwright/test';

export const LIVE = 'when-marketing-answers-the-phone';

let count = 0;
/** Somebody nobody has seen before. */
export const somebody = (): { email: string; name: string } => {
  count += 1;
  return { email: `visitor-${process.pid}-${Date.now()}-${count}@example.com`, name: 'Vera Visitor' };
};

/** A film is drawn without a graphics card here and takes the time of every other test: it stands still where it is not the matter. */
const holdFilm = (page: Page): Promise<unknown> =>
  page.addInitScript(() => addEventListener('playing', ({ target }) => target instanceof HTMLMediaElement && target.pause(), true));

/** Takes a seat by the form of a webinar's page. `film: 'plays'` where the video is what is looked at. */
export const register = async (
  page: Page,
  slug: string,
  { email, name }: { email: string; name: string },
  { question, film = 'stands' }: { readonly question?: string; readonly film?: 'plays' | 'stands' } = {},
): Promise<void> => {
  if (film === 'stands') await holdFilm(page);
  await page.goto(`/webinars/${slug}/`);
  await page.getByLabel('Email').first().fill(email);
  await page.getByLabel('Name').first().fill(name);
  await page.getByLabel('Company').fill('Example Air');
  if (question) await page.getByLabel('What do you want answered?').fill(question);
  await page.locator('form[action$="/registrations"] button').click();
  await expect(page).toHaveURL(new RegExp(`/webinars/${slug}/registered/$`));
};

/** The newest link of a kind (`join`, `confirm` …) that was mailed to an address, from the outbox. */
export const mailedLink = async (page: Page, email: string, kind: string): Promise<string> => {
  const wanted = new RegExp(`/${kind}/[A-Za-z0-9._~-]+`);
  let link: string | undefined;
  await expect(async () => {
    const { items } = (await (await page.request.get(`/outbox/messages?to=${encodeURIComponent(email)}`)).json()) as {
      items: { id: string }[];
    };
    for (const { id } of items) {
      const raw = await (await page.request.get(`/outbox/messages/${id}`)).text();
      link ??= wanted.exec(raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='))?.[0];
    }
    expect(link).toBeDefined();
  }).toPass({ timeout: 15_000 });
  return link ?? '';
};

export const personalLink = (page: Page, email: string): Promise<string> => mailedLink(page, email, 'join');

/** Signs one of the team's four in, and leads to the console. */
export const signIn = async (page: Page, account: string): Promise<void> => {
  await page.goto('/auth/login?return=/console/');
  await page.locator(`input[name=account][value="${account}"]`).check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/console\/$/);
};

/** A browser of one's own in which the host is signed in. */
export const asHost = async (browser: Browser, baseURL: string | undefined): Promise<Page> => {
  const page = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, 'host@example.com');
  return page;
};
