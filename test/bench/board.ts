/**
 * `npm run bench -- board [address]`: holds J, then K, through a thousand questions in the console, in a browser that is slowed down four
 * times, and says whether a task took longer than people do not feel. It adds a webinar of its own to the running system and calls it
 * off afterwards.
 */
import { availableParallelism, loadavg } from 'node:os';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '#infra/local/browser.ts';
import { addressOf } from './address.ts';
import { fillRoom } from './full-room.ts';
import { type Task, traceTasks } from './tasks.ts';
import { verdict } from './verdict.ts';

const QUESTIONS = 1_000;
const SLOWER = 4;
/** What a keyboard sends when a key is held: 30 presses a second. */
const REPEAT_MS = 33;
const HELD_MS = 36_000;
const BARE_MS = 8_000;
/** What browsers call a long task. */
const LONG_MS = 50;

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

const longest = (tasks: readonly Task[], by: keyof Task): number => Math.max(0, ...tasks.map((task) => task[by]));

const describeBy = (tasks: readonly Task[], by: keyof Task): string => {
  const sorted = tasks.map((task) => task[by]).sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  const long = sorted.filter((ms) => ms > LONG_MS).length;
  return `${long} over ${LONG_MS} ms, longest ${at(1)}, 99 % ${at(0.99)}, median ${at(0.5)}`;
};

const traced = async (page: Page, key: 'j' | 'k', ms: number, rate: number) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const { tasks, done } = await traceTasks(session, () => hold(session, key, ms));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return { tasks, presses: done };
};

const measure = async (page: Page, key: 'j' | 'k', ms: number): Promise<readonly Task[]> => {
  const { tasks, presses } = await traced(page, key, ms, SLOWER);
  const place = await page.evaluate(() => document.querySelector('.board-row.chosen .console-pick')?.textContent ?? 'nothing');
  console.log(`Holding ${key.toUpperCase()}: ${presses} presses, ${tasks.length} tasks of ours, now at “${place}”`);
  console.log(`  by the clock on the wall: ${describeBy(tasks, 'wall')}`);
  console.log(`  by the thread's own time: ${describeBy(tasks, 'thread')}`);
  return tasks;
};

/** Processors that are wanted, for each that there is. */
const load = (): number => (loadavg()[0] ?? 0) / availableParallelism();

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
      const tasks = [...(await measure(page, 'j', HELD_MS)), ...(await measure(page, 'k', HELD_MS / 4))];
      // Chromium slows down by idling for a multiple of the time that passed, so what other programs took is multiplied too: where there
      // are any, the same work without the slow-down says more about the board than about them.
      const bare = (await traced(page, 'j', BARE_MS, 1)).tasks.map(({ wall, thread }) => ({
        wall: wall * SLOWER,
        thread: thread * SLOWER,
      }));
      console.log(`Holding J without the slow-down, times ${SLOWER}\n  by the thread's own time: ${describeBy(bare, 'thread')}`);
      if (load() > 1)
        console.log(`This machine is busy (${load().toFixed(1)} programs for each processor): take the figure again when it is not.`);
      verdict(`no task above ${LONG_MS} ms, by the clock on the wall`, longest(tasks, 'wall'), LONG_MS, ' ms');
    } finally {
      await room.close();
    }
  } finally {
    await browser.close();
  }
};
