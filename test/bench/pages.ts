/**
 * What a page weighs on the wire, compressed: its HTML, and all styles and scripts that it loads in Chromium. What the room starts from
 * is held by test/site/shell.test.ts; here it is with everything that a webinar happens to have.
 */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '#infra/local/browser.ts';
import { addressOf, liveSlug } from './address.ts';
import { verdict } from './verdict.ts';

const kinds = ['document', 'stylesheet', 'script'] as const;
const KIB = 1_024;

export const pages = async (args: readonly string[]): Promise<void> => {
  const base = addressOf(args);
  const slug = await liveSlug(base);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--headless=shell', '--no-sandbox', '--disable-gpu'],
  });
  const landing = `/webinars/${slug}/`;
  const room = `/webinars/${slug}/room/`;
  const weights = new Map<string, { readonly page: number; readonly script: number; readonly others: number }>();
  console.log('gzip bytes                         HTML     CSS   script  other hosts');
  for (const path of ['/', landing, `/webinars/${slug}/registered/`, room, '/console/']) {
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
    weights.set(path, { page: bytes.document + bytes.stylesheet, script: bytes.script, others });
    await page.close();
  }
  await browser.close();
  const of = (path: string, part: 'page' | 'script' | 'others'): number => weights.get(path)?.[part] ?? Number.NaN;
  verdict('T12 a webinar’s page, HTML and styles ≤ 14 KB', of(landing, 'page') / KIB, 14, ' KB');
  verdict('T12 its script ≤ 3 KB', of(landing, 'script') / KIB, 3, ' KB');
  verdict('T12 its requests to others', of(landing, 'others'), 0);
};
