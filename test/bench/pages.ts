/** What a page weighs on the wire, compressed: its HTML, and all styles and scripts that it loads in Chromium. */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '#infra/local/browser.ts';
import { addressOf, liveSlug } from './address.ts';

const kinds = ['document', 'stylesheet', 'script'] as const;

export const pages = async (args: readonly string[]): Promise<void> => {
  const base = addressOf(args);
  const slug = await liveSlug(base);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--headless=shell', '--no-sandbox', '--disable-gpu'],
  });
  console.log('gzip bytes                         HTML     CSS   script  other hosts');
  for (const path of ['/', `/webinars/${slug}/`, `/webinars/${slug}/registered/`, `/webinars/${slug}/room/`, '/console/']) {
    const page = await (await browser.newContext()).newPage();
    const bytes = { document: 0, stylesheet: 0, script: 0 };
    let others = 0;
    page.on('response', async (response) => {
      if (new URL(response.url()).origin !== base) others += 1;
      const kind = kinds.find((one) => one === response.request().resourceType());
      const body = kind && (await response.body().catch(() => undefined));
      if (kind && body) bytes[kind] += gzipSync(body).byteLength;
    });
    await page.goto(base + path, { waitUntil: 'networkidle', timeout: 15_000 }).catch(() => undefined);
    console.log(`${path.padEnd(33)} ${kinds.map((kind) => String(bytes[kind]).padStart(7)).join(' ')}  ${others}`);
    await page.close();
  }
  await browser.close();
};
