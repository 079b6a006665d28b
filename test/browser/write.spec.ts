/** Writing: from the first line to the page that everybody reads, and two authors of one article. */
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { expectGood, looks, openLook } from './good.ts';
import { asHost, signIn } from './people.ts';

const fill = async (page: Page, title: string): Promise<void> => {
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Summary').fill('What becomes of a question after the hour.');
  await page.getByLabel('Author', { exact: true }).fill('Tess Example');
  await page.getByLabel('About the author').fill('Tess writes in this test only.');
  await page.getByLabel('Topics').fill('Answering, C#');
  await page
    .getByLabel('Text', { exact: true })
    .fill('## What happens\n\nA **promise**.\n\n<script>alert(1)</script>\n\n[press](javascript:alert(1))');
};
const save = async (page: Page): Promise<void> => {
  await page.getByLabel('Text', { exact: true }).press('Control+s');
  await expect(page.locator('.console-save').getByRole('status')).toContainText('Saved');
};

test('an article is written, previewed, published and read, and its page goes when it is withdrawn', async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  const page = await asHost(browser, baseURL);
  await page.getByRole('link', { name: 'Content', exact: true }).click();
  await page.getByRole('link', { name: 'Write an article' }).first().click();
  const title = `Nothing is lost ${Date.now()}`;
  await fill(page, title);
  const preview = page.getByRole('region', { name: /^Preview/ });
  await expect(preview.getByRole('heading', { name: 'What happens' })).toBeVisible();
  await expect(preview.locator('strong')).toHaveText('promise');
  await expect(preview).toContainText('<script>alert(1)</script>');
  await expect(preview.locator('[href^="javascript"]')).toHaveCount(0);

  // A picture stands where the author was writing, and says in words what it shows.
  await page.getByText('Place a picture').click();
  const file = page.locator('.article-place input[type=file]');
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: script });
  await expect(page.getByText('SVG drawings are not taken')).toBeVisible();
  const buffer = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#357' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } })
    .jpeg()
    .toBuffer();
  await file.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.locator('.article-place img')).toBeVisible();
  await page.getByRole('button', { name: 'Place it in the text' }).click();
  await expect(page.getByText('Please say in words what it shows')).toBeVisible();
  await page.getByLabel('What it shows').fill('A blue wall');
  await page.getByLabel('Caption').fill('Seen on a Tuesday');
  await page.getByLabel('Caption').press('Enter');
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/!\[A blue wall\]\(\/pictures\/[0-9a-z]{26} "Seen on a Tuesday"\)/);
  await expect(preview.getByRole('img', { name: 'A blue wall' })).toBeVisible();

  // What is typed and not saved is there again, whatever became of the tab.
  await expect(page.locator('.console-save').getByRole('status')).toContainText('Not saved yet');
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText('What you typed and did not save is back.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await save(page);
  await expect(page).toHaveURL(/\?id=/);

  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Published', { exact: true })).toBeVisible();
  const link = page.getByRole('link', { name: 'See its page' });
  await expect(link).toBeVisible({ timeout: 200_000 });
  const path = (await link.getAttribute('href')) ?? '';
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const picture = page.getByRole('img', { name: 'A blue wall' });
  await expect(picture).toHaveJSProperty('complete', true);
  const source = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
  expect(source).toMatch(/\/_astro\/picture-[0-9a-f]+-(?:800|1200)\.avif$/);
  const shown = await (await page.request.get(source)).body();
  expect((await sharp(shown).metadata()).exif).toBeUndefined();
  await expect(page.getByText('Seen on a Tuesday')).toBeVisible();
  await page.getByRole('link', { name: 'C#' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('C#');
  const listed = async (file: string): Promise<boolean> => (await (await page.request.get(file)).text()).includes(path);
  expect(await listed('/sitemap.xml')).toBe(true);
  expect(await listed('/articles/feed.xml')).toBe(true);

  await page.goto('/console/articles/');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible();
  await expect.poll(async () => (await page.request.get(path)).status(), { timeout: 200_000, intervals: [2_000] }).toBe(404);
  await page.context().close();
});

test('two authors of one article: the second sees what the first saved, and both texts are kept', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const first = await asHost(browser, baseURL);
  await first.goto('/console/articles/?new');
  await fill(first, `Two of us ${Date.now()}`);
  await save(first);
  const second = await (await browser.newContext({ baseURL })).newPage();
  await signIn(second, 'marketer@example.com');
  await second.goto(first.url());
  await expect(second.getByLabel('Text', { exact: true })).toHaveValue(/What happens/);

  // Typed and saved in one moment, before anything is painted.
  await first.getByLabel('Text', { exact: true }).evaluate(async (field: HTMLTextAreaElement) => {
    field.value = 'The first one’s words.';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));
  });
  await expect(first.locator('.console-save').getByRole('status')).toContainText('Saved');
  await second.getByLabel('Text', { exact: true }).fill('The second one’s words.');
  await second.getByLabel('Summary').fill('A summary by the second one.');
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = second.getByRole('alert', { name: 'Somebody saved meanwhile' });
  await expect(conflict).toContainText('The first one’s words.');
  await expect(conflict).toContainText('The second one’s words.');
  await conflict.getByRole('radio', { name: /Theirs/ }).check();
  await conflict.getByRole('button', { name: 'Put both together' }).click();
  await expect(second.getByLabel('Text', { exact: true })).toHaveValue('The first one’s words.');
  await expect(second.getByLabel('Summary')).toHaveValue('A summary by the second one.');
  await save(second);

  await second.getByText('Versions', { exact: true }).click();
  const aside = second.getByRole('listitem').filter({ hasText: 'Not saved: somebody was faster' });
  await aside.getByRole('button', { name: 'Look at it' }).click();
  await expect(aside).toContainText('The second one’s words.');
  await aside.getByRole('button', { name: 'Bring this back' }).click();
  await expect(second.getByLabel('Text', { exact: true })).toHaveValue('The second one’s words.');
  await save(second);
  await first.context().close();
  await second.context().close();
});

for (const look of looks)
  test(`articles in the console, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const page = await openLook(browser, baseURL, look);
    await signIn(page, 'host@example.com');
    const made = await page.request.post('/api/console/articles', {
      data: { title: `A look ${look.width}`, markdown: '## A section\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```pull\nquote: Short.\n```' },
      headers: { origin: baseURL ?? '' },
    });
    const { id } = (await made.json()) as { id: string };
    await expectGood(page, '/console/articles/', look, '.article-line');
    await expectGood(page, `/console/articles/?id=${id}`, look, '.article-paper .prose h2');
    await page.context().close();
  });
