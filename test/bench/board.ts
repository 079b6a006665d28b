/**
 * `npm run bench -- board [address]`: holds J through a thousand questions in the console, on a machine four times as slow, and prints
 * the longest task and how long frames took; and the same by processor time, which other programs on the machine do not lengthen. It adds a webinar of its own to the running system and calls it off afterwards.
 */
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '#infra/local/browser.ts';
import { addressOf } from './address.ts';
import { fillRoom } from './full-room.ts';
import { traceTasks } from './processor.ts';

const QUESTIONS = 1_000;
const SLOWER = 4;
/** What a keyboard sends when a key is held: 30 presses a second. */
const REPEAT_MS = 33;
const HELD_MS = 36_000;
const TRACED_MS = 8_000;
/** What browsers call a long task. */
const LONG_MS = 50;

type Timed = { readonly tasks: number[]; readonly frames: number[] };
declare global {
  interface Window {
    timed: Timed;
  }
}

/** Notes tasks over 50 ms and the time between frames, inside the page. */
const watch = (): void => {
  window.timed = { tasks: [], frames: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.timed.tasks.push(duration);
  }).observe({ type: 'longtask' });
  let last = performance.now();
  const frame = (now: number): void => {
    window.timed.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};

const signedIn = async (page: Page, base: string): Promise<void> => {
  await page.goto(`${base}/auth/login?return=/console/`);
  await page.locator('input[name=account][value="host@example.com"]').check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/console\/$/);
};

const hold = async (session: CDPSession, key: string, ms: number): Promise<number> => {
  const press = { key, code: `Key${key.toUpperCase()}`, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  const until = performance.now() + ms;
  let presses = 0;
  while (performance.now() < until) {
    const next = performance.now() + REPEAT_MS;
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat: presses > 0, ...press });
    presses += 1;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  return presses;
};

const part = (sorted: readonly number[], share: number): string =>
  `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;

const measure = async (page: Page, what: string, act: (session: CDPSession) => Promise<number>): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(watch);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const presses = await act(session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const { tasks, frames } = await page.evaluate(() => window.timed);
  const sorted = [...frames].sort((a, b) => a - b);
  const place = await page.evaluate(() => document.querySelector('.board-row.chosen .console-pick')?.textContent ?? 'nothing');
  console.log(
    `${what}: ${presses} presses, now at “${place}”\n` +
      `  tasks over ${LONG_MS} ms: ${tasks.length}${tasks.length > 0 ? `, longest ${Math.round(Math.max(...tasks))} ms` : ''}\n` +
      `  frames: median ${part(sorted, 0.5)}, 95 % ${part(sorted, 0.95)}, 99 % ${part(sorted, 0.99)}, longest ${part(sorted, 1)}`,
  );
};

/** Without the slow-down, times as much: what a machine that slow would need if it had nothing else to do. */
const measureProcessor = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const tasks = (await traceTasks(session, () => hold(session, 'j', TRACED_MS))).map((ms) => ms * SLOWER);
  const [longest = 0] = tasks;
  const ninetyNine = tasks[Math.floor(tasks.length / 100)] ?? 0;
  console.log(
    `Holding J, by processor time × ${SLOWER}: ${tasks.length} tasks, ${tasks.filter((ms) => ms > LONG_MS).length} over ${LONG_MS} ms, ` +
      `longest ${Math.round(longest)} ms, 99 % ${Math.round(ninetyNine)} ms`,
  );
};

export const board = async (args: readonly string[]): Promise<void> => {
  const base = addressOf(args);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--headless=shell', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await signedIn(page, base);
    const room = await fillRoom(base, page.request, QUESTIONS);
    try {
      await page.goto(`${base}/console/moderate/?id=${room.id}`);
      await page.waitForSelector('.board-row');
      await page.waitForTimeout(2_000);
      console.log(`${QUESTIONS} questions in review, Chromium slowed down ${SLOWER} times, a press each ${REPEAT_MS} ms`);
      await measure(page, 'Holding J', (session) => hold(session, 'j', HELD_MS));
      await measureProcessor(page);
      await measure(page, 'Holding K', (session) => hold(session, 'k', HELD_MS / 4));
    } finally {
      await room.close();
    }
  } finally {
    await browser.close();
  }
};
