/** What every screen owes its readers: no accessibility violation, no sideways scrolling at 360 px, nothing under 14 px. */
import { type Browser, expect, type Page } from '@playwright/test';
import { brokenRules } from './rules.ts';

/** A phone and a desk; each screen is measured in both schemes, and the accessibility rules, which take most of the time, judge one. */
export const looks = [
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'light', width: 1440 },
] as const;
export type Look = { readonly colorScheme: 'dark' | 'light'; readonly width: number };

/** A page of its own that looks like this. */
export const openLook = async (browser: Browser, baseURL: string | undefined, { colorScheme, width }: Look): Promise<Page> => {
  const context = await browser.newContext({ baseURL, colorScheme, reducedMotion: 'reduce', viewport: { width, height: 820 } });
  return context.newPage();
};

/** Live pages ask for news for ever, so no silence of the network tells: nothing is loading any more, and nothing was added for a moment. */
const settled = (page: Page): Promise<unknown> =>
  page
    .waitForFunction(
      async () => {
        if (document.readyState !== 'complete' || document.fonts.status !== 'loaded' || document.querySelector('.skeleton')) return false;
        const before = document.querySelectorAll('*').length;
        await new Promise((resolve) => setTimeout(resolve, 300));
        return document.querySelectorAll('*').length === before;
      },
      undefined,
      { timeout: 4_000 },
    )
    .catch(() => undefined);

/** Nothing reaches over the side, nothing is too small to read. */
const expectRoom = async (page: Page, what: string): Promise<void> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        const box = element.getBoundingClientRect();
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        return text && box.width > 1 && box.height > 1 && size < 14 && !element.closest('kbd');
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(small, `${what} has text under 14 px`).toEqual([]);
};

/** Colours of the other scheme fade in, if only for a thousandth of a second: what is half-way there has no contrast to judge. */
const faded = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const fade = async (): Promise<void> => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
      await Promise.allSettled(fading.map(({ finished }) => finished));
    };
    // A browser that draws nothing for a while gives no frame to wait for.
    await Promise.race([fade(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  });

/** What is open now is good. `part` is a selector: the accessibility rules then judge that alone, where the rest was judged before. */
export const expectGoodHere = async (page: Page, what: string, { colorScheme }: Look, part?: string): Promise<void> => {
  await settled(page);
  for (const scheme of [colorScheme === 'dark' ? 'light' : 'dark', colorScheme] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expectRoom(page, `${what}, ${scheme},`);
  }
  await faded(page);
  expect(await brokenRules(page, part), what).toEqual([]);
};

/** `shows` is a selector of what the page is for: before that is there, only its frame would be judged. */
export const expectGood = async (page: Page, url: string, look: Look, shows = 'h1'): Promise<void> => {
  await page.goto(url);
  await expect(page.locator(shows).first()).toBeVisible();
  await expectGoodHere(page, url, look);
};
