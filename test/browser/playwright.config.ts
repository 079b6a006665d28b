/** Browser tests meet the whole system as `npm start` runs it, with its demonstration, in a data folder of their own. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// test/run/suites.ts finds free ports and a browser; who starts Playwright by hand gets these.
const port = Number(process.env.PARLEY_TEST_PORT ?? 4900);
const data = process.env.PARLEY_TEST_DATA ?? join(tmpdir(), 'parley-browser-data');
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../.cache/browser',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 45_000,
  expect: { timeout: 8_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Pictures of each moment, and marks that beat, keep a processor busy that draws without a graphics card.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // The package's own list switches off web security; these only make it run as root without a display.
      args: [
        '--headless=shell',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--hide-scrollbars',
        '--font-render-hinting=none',
      ],
    },
  },
  webServer: {
    command: 'node infra/local/bootstrap.mjs start',
    cwd: '../..',
    url: `http://localhost:${port}/healthz`,
    env: { PORT: String(port), PARLEY_URL: `http://localhost:${port}`, PARLEY_DATA: data, PARLEY_SEED: 'demonstration' },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
