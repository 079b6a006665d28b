/** How the room feels in the hand: nothing moves by itself, nothing that one writes is lost, everything is within reach. */
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { byHost, ownRoom } from './host.ts';
import { asHost, LIVE, register, signIn, somebody } from './people.ts';
import { smallTargets } from './targets.ts';

type Watched = { shift: number; said: string[] };
declare global {
  interface Window {
    watched: Watched;
  }
}

/** From now on: how far things moved without a hand (as browsers count it), and what a screen reader was told. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched: Watched = { shift: 0, said: [] };
    window.watched = watched;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) watched.shift += entry.value;
    }).observe({ type: 'layout-shift' });
    const news = document.querySelector('main p[role="status"]');
    if (news)
      new MutationObserver(() => watched.said.push(news.textContent ?? '')).observe(news, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });

/** Somebody else asks, by the API. */
const askAs = async (baseURL: string | undefined, { id, slug }: { id: string; slug: string }, texts: readonly string[]): Promise<void> => {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${baseURL}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', cookie } });
  const { email, name } = somebody();
  const cookie = (await post(`/api/webinars/${slug}/registrations`, { email, name })).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  for (const text of texts) expect((await post(`/api/live/${id}/questions`, { text }, cookie)).status).toBe(201);
};

/** How often a question stands in what everybody gets. */
const inFeed = async (page: Page, id: string, text: string): Promise<number> => {
  const { questions } = (await (await page.request.get(`/feed/${id}`)).json()) as { questions: { text: string }[] };
  return questions.filter((one) => one.text === text).length;
};

const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`No Tab leads to ${selector}`);
};

const rows = (page: Page) => page.locator('.room-rows > li');

test('news waits, by keyboard all works, and a question outlives reload and network', async ({ browser, baseURL, page, context }) => {
  test.setTimeout(90_000);
  const host = await asHost(browser, baseURL);
  const room = await ownRoom(host, baseURL, 'How it feels', ['Who decides?', 'What does it cost?', 'When does it begin?'], {
    mode: 'open',
  });
  await register(page, room.slug, somebody());
  await page.goto(`/webinars/${room.slug}/room/`);
  await expect(rows(page)).toHaveCount(3);

  // What others ask while the pointer rests on a row: the feed brings three at once, and a note of the host's.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/feed\//, async (route) => {
    await held;
    await route.continue();
  });
  await rows(page).nth(1).hover();
  const place = await rows(page).nth(1).boundingBox();
  await watch(page);
  await askAs(baseURL, room, ['Is it recorded?', 'Who may join?', 'Where are the slides?']);
  await byHost(host, baseURL)('POST', `/${room.id}/notes`, { text: 'The slides are online now.' });
  await expect.poll(() => inFeed(host, room.id, 'Where are the slides?')).toBe(1);
  release();
  await expect(page.getByRole('button', { name: '3 new' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'From the host' })).toBeVisible();
  expect(await rows(page).nth(1).boundingBox()).toEqual(place);
  const { shift, said } = await page.evaluate(() => window.watched);
  expect(shift).toBeLessThan(0.02);
  // A region that is emptied says nothing.
  expect(said.filter(Boolean)).toEqual(['From the host: The slides are online now. 3 new questions.']);

  // Without a pointer: vote, then write.
  await tabTo(page, '.vote');
  await page.keyboard.press('Enter');
  await expect(page.locator('.vote:focus')).toHaveAttribute('aria-pressed', 'true');
  await tabTo(page, '#ask');
  await page.keyboard.type('Does a draft stay?');
  await page.reload();
  await expect(page.getByLabel('Ask the panel')).toHaveValue('Does a draft stay?');
  await expect(page.locator('.vote[aria-pressed="true"]')).toHaveCount(1);

  await context.setOffline(true);
  await page.getByLabel('Ask the panel').focus();
  await tabTo(page, '.room-ask [type="submit"]');
  await page.keyboard.press('Enter');
  const mine = rows(page).filter({ hasText: 'Does a draft stay?' });
  await expect(mine).toContainText('waits for the network');
  await context.setOffline(false);
  await expect(mine).toContainText('live');
  await page.reload();
  await expect(mine).toHaveCount(1);
  await expect.poll(() => inFeed(page, room.id, 'Does a draft stay?')).toBe(1);
  await host.context().close();
});

/** The host's note lies beside the list, never over it, and takes nothing with it when it goes. */
const expectNoteInPlace = async (page: Page): Promise<void> => {
  const boxOf = async (part: Locator) => (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const note = page.getByRole('complementary', { name: 'From the host' });
  const head = page.locator('.room-head');
  const [card, list] = [await boxOf(note), await boxOf(head)];
  expect(card.y + card.height <= list.y || card.x + card.width <= list.x).toBe(true);
  await note.getByRole('button', { name: 'Put this note away' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await boxOf(head)).toEqual(list);
};

const openRoom = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await register(page, LIVE, somebody());
  await page.goto(`/webinars/${LIVE}/room/`);
  await expect(page.locator('.vote').first()).toBeVisible();
  await expect(page.locator('.poll, .poll-waits').first()).toBeVisible();
  return page;
};

test('at 200 % nothing is cut off, and for who wishes calm nothing moves', async ({ browser, baseURL }) => {
  // A window of 1440 by 900 at twice the size.
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  const page = await openRoom(context);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const vote = page.locator('.vote[aria-pressed="false"]').first();
  await vote.click();
  await expect(page.locator('.vote[aria-pressed="true"]')).toHaveCount(1);
  await page.getByLabel('Ask the panel').fill('Can I reach this?');
  await expect(page.getByLabel('Without my name')).toHaveAccessibleDescription('Hosts see who asks.');
  await expect(page.getByLabel('Ask the panel')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Ask', exact: true })).toBeInViewport({ ratio: 1 });
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((one) => (one instanceof CSSAnimation ? one.animationName : 'transition')),
  );
  expect(moving).toEqual([]);
  await context.close();
});

const hands = [
  { name: 'a phone', screen: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, dense: 44, swipes: true },
  // The console is dense where there is a mouse, and large where there is a finger.
  { name: 'a desk', screen: { viewport: { width: 1440, height: 900 } }, dense: 32, swipes: false },
];

for (const { name, screen, dense, swipes } of hands)
  test(`on ${name} every target is as large as a finger, and a note keeps to its place`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, ...screen });
    const room = await openRoom(context);
    await room.getByLabel('Ask the panel').fill('Is it large enough?');
    expect(await smallTargets(room, 44)).toEqual([]);
    await room.evaluate(() => scrollTo(0, 0));
    await expectNoteInPlace(room);
    await room.getByRole('tab', { name: 'Chat' }).click();
    await expect(room.getByLabel('To everybody here')).toBeVisible();
    expect(await smallTargets(room, 44)).toEqual([]);
    await context.close();

    const host = await (await browser.newContext({ baseURL, ...screen })).newPage();
    await signIn(host, 'host@example.com');
    const { id } = (await (await host.request.get(`/api/webinars/${LIVE}`)).json()) as { id: string };
    await host.goto('/console/');
    await expect(host.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Inbox' })).toBeVisible();
    expect(await smallTargets(host, dense)).toEqual([]);
    await host.goto(`/console/moderate/?id=${id}`);
    await host.locator('.board-row .console-pick').first().click();
    await expect(host.locator('.board-decisions')).toBeVisible();
    await expect(host.locator('.console-room')).toBeVisible();
    expect(await smallTargets(host, dense)).toEqual([]);

    // What a host glances at stays, wherever the columns are.
    await host.locator('[data-column="done"] .board-list').evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
    for (const fixed of [
      host.getByRole('region', { name: 'Now on air' }),
      host.getByRole('region', { name: 'Next' }),
      host.locator('.board-counters'),
    ])
      await expect(fixed).toBeInViewport({ ratio: 1 });
    if (swipes) {
      await host.locator('.board-columns').evaluate((strip) => strip.scrollTo({ left: strip.clientWidth, behavior: 'instant' }));
      await expect(host.getByRole('button', { name: /^Live \d/, pressed: true })).toBeVisible();
      await host.getByRole('button', { name: /^Answered \d/ }).click();
      await expect(host.locator('[data-column="done"] .board-row').last()).toBeInViewport();
    }
    await host.context().close();
  });
