/** The picture in the room: it really plays, its recording jumps to answers, and nobody else hears of a viewer before they agreed. */
import { expect, type Page, test } from '@playwright/test';
import { asHost, LIVE, register, somebody } from './people.ts';
import { brokenRules } from './rules.ts';

// The accessibility rules take most of the time where everything runs at once.
test.describe.configure({ timeout: 120_000 });
// Who wishes calm starts a picture by hand.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const REPLAY = 'the-first-reply-decides';

const enter = async (page: Page, slug: string): Promise<void> => {
  await register(page, slug, somebody(), { film: 'plays' });
  await page.goto(`/webinars/${slug}/room/`);
};

const secondsOf = (page: Page): Promise<number> => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

for (const [how, isNative] of [
  ['by the browser itself', true],
  ['by hls.js, which loads only then', false],
] as const)
  test(`a live stream plays ${how}, and captions stay as they were chosen`, async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.addInitScript((native) => {
      const asked = HTMLMediaElement.prototype.canPlayType;
      HTMLMediaElement.prototype.canPlayType = function (type) {
        return type.includes('mpegurl') ? (native ? 'maybe' : '') : asked.call(this, type);
      };
      // A browser without a window has none beside it either: what is asked of it is enough.
      HTMLVideoElement.prototype.requestPictureInPicture = function () {
        this.dataset.asked = 'picture in picture';
        return Promise.reject(new Error('There is no window here.'));
      };
    }, isNative);
    await enter(page, LIVE);
    await expect.poll(() => secondsOf(page), { timeout: 20_000 }).toBeGreaterThan(1);
    expect(scripts.some((path) => /\/hls\./.test(path))).toBe(!isNative);

    const captions = page.getByRole('button', { name: 'Captions' });
    await expect(captions).toHaveAttribute('aria-pressed', 'false');
    await captions.click();
    await expect(captions).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Picture in picture' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('video')).toHaveAttribute('data-asked', 'picture in picture');
    await page.reload();
    await expect(captions).toHaveAttribute('aria-pressed', 'true');
    expect(await brokenRules(page)).toEqual([]);
  });

test('a recording jumps to an answer, takes keys only while it has the focus, and offers to go on', async ({ page }) => {
  await enter(page, REPLAY);
  await page.getByRole('button', { name: 'at 12:40 Is it ever right not to reply at all?' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => secondsOf(page), { timeout: 20_000 }).toBeGreaterThan(760);
  await expect(page.locator('.chapters [aria-current]')).toContainText('12:40');
  await expect(page.locator('video')).toBeFocused();

  await page.keyboard.press('k');
  const stopped = await secondsOf(page);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => secondsOf(page)).toBeCloseTo(stopped - 5, 0);

  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/questions'));
  await page.getByLabel('We answer in writing, here').pressSequentially('Mock me?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const { text, at } = (await sent).postDataJSON() as { text: string; at: number };
  expect([text, Math.abs(at - stopped + 5) <= 1]).toEqual(['Mock me?', true]);
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => [video.paused, video.muted])).toEqual([true, false]);
  expect(await brokenRules(page)).toEqual([]);

  await page.reload();
  await page.getByRole('button', { name: /^Go on at 12:3\d$/ }).click();
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(stopped - 6);
});

test('a picture that is away says so and comes back by itself', async ({ page }) => {
  let isDown = true;
  await page.route('**/*.m3u8', (route) => (isDown ? route.abort() : route.continue()));
  await enter(page, LIVE);
  await expect(page.getByText('The picture is away. We try again.')).toBeVisible({ timeout: 20_000 });
  isDown = false;
  await expect.poll(() => secondsOf(page), { timeout: 30_000 }).toBeGreaterThan(0.2);
  await expect(page.getByText('The picture is away')).toBeHidden();
});

test('another company’s player loads after consent, not before, and not once that is taken back', async ({ browser, page, baseURL }) => {
  const foreign: string[] = [];
  await page.context().route(
    (url) => url.origin !== baseURL,
    (route) => {
      foreign.push(new URL(route.request().url()).origin);
      return route.fulfill({ contentType: 'text/html', body: 'a player' });
    },
  );
  const host = await asHost(browser, baseURL);
  const post = async (path: string, data: unknown = {}) =>
    (await host.request.post(`/api/console/webinars${path}`, { headers: { origin: baseURL ?? '' }, data })).json();
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const video = { kind: 'youtube', url: 'https://youtu.be/abcDEF12345' };
  const { id, slug } = await post('', { title: `A film ${Date.now()}`, startsAt, timeZone: 'Europe/Berlin', durationMinutes: 60, video });
  await post(`/${id}/publish`);

  // The waiting page turns into the room by itself.
  await enter(page, slug);
  await expect(page.getByRole('timer')).toBeVisible();
  await post(`/${id}/start`);
  const play = page.getByRole('button', { name: 'Play from YouTube' });
  await expect(play).toBeVisible({ timeout: 15_000 });
  await page.waitForTimeout(500);
  expect(foreign).toEqual([]);
  expect(await brokenRules(page)).toEqual([]);

  await play.click();
  await expect.poll(() => foreign).toEqual(['https://www.youtube-nocookie.com']);
  await page.reload();
  await expect.poll(() => foreign.length).toBe(2);
  await page.getByRole('button', { name: 'Do not load it again' }).click();
  await page.reload();
  await expect(play).toBeVisible();
  expect(foreign).toHaveLength(2);

  // A page that is no room may frame nobody, whatever a script in it tried.
  await page.goto(`/webinars/${slug}/`);
  const refused = page.waitForEvent('console', (message) => /frame-src/.test(message.text()));
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://www.youtube-nocookie.com/embed/abcDEF12345';
    document.body.append(frame);
  });
  await refused;
  expect(foreign).toHaveLength(2);
});
