/** Reading: what an article's page does besides holding its text. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { asHost, somebody } from './people.ts';

const ARTICLE = '/articles/silence-is-an-answer-too/';

test('an article tells which of its sections is read, and takes one there by key', async ({ page }) => {
  await page.goto(ARTICLE);
  const contents = page.getByRole('navigation', { name: 'In this article' });
  await expect(contents.locator('[aria-current]')).toHaveText('Who is quiet');
  await contents.getByRole('link', { name: 'Count voices, not clicks' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Count voices, not clicks' })).toBeInViewport();
  await expect(contents.locator('[aria-current]')).toHaveText('Count voices, not clicks');
});

test('whoever reads of a webinar saves a seat in the article', async ({ page }) => {
  await page.goto(ARTICLE);
  await page.getByRole('textbox', { name: 'Email' }).fill(somebody().email);
  await page.getByRole('button', { name: 'Save my seat' }).click();
  await page.waitForURL('**/webinars/silence-is-a-signal/registered/');
});

test('without script an article is whole, and its form works', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await page.goto(ARTICLE);
  await expect(page.getByRole('heading', { name: 'Ask for one tap' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Silence is a signal: customers who never ask' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill(somebody().email);
  await page.getByRole('button', { name: 'Save my seat' }).click();
  await expect(page).toHaveURL(/\/registered\//);
  await page.context().close();
});

test('a link to an article is shown with a picture of its own', async ({ page }) => {
  await page.goto(ARTICLE);
  const picture = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? '';
  expect(picture).toMatch(/\/_astro\/card-[0-9a-f]+\.png$/);
  expect((await page.request.get(picture)).headers()['content-type']).toBe('image/png');
  await page.goto('/articles/write-answers-that-are-read/');
  await expect(page.locator('meta[property="og:image"]')).not.toHaveAttribute('content', picture);
});

test('an article leads to the next webinar on its topics, to others, and back from there', async ({ page }) => {
  await page.goto('/articles/write-answers-that-are-read/');
  await expect(page.getByRole('heading', { name: 'A hard letter, written together' }).getByRole('link')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible();
  const related = page.getByRole('region', { name: 'Webinars on these topics' });
  await related.getByRole('link', { name: 'The first reply decides' }).click();
  await page.getByRole('region', { name: 'To read on this' }).getByRole('link', { name: 'Write answers that are read' }).click();
  await page.getByRole('link', { name: 'Answering', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Topic: Answering' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Webinars on this topic' }).getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Articles' }).getByRole('link', { name: 'Every question is a promise' })).toBeVisible();
});

const FEED = '**/feed/*';

test('what is asked already is read once it comes near, and the form beside it is the way to ask and to vote', async ({ page }) => {
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/feed/')) asked += 1;
  });
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(ARTICLE);
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeAttached();
  expect(asked).toBe(0);
  await page.getByRole('textbox', { name: 'Email' }).scrollIntoViewIfNeeded();
  const questions = page.getByRole('region', { name: 'Already asked' });
  await expect(questions.getByText('How do you tell a happy silence from an unhappy one?')).toBeVisible();
  await page.getByRole('link', { name: 'Ask yours' }).click();
  await expect(page.getByRole('textbox', { name: 'What do you want answered?' })).toBeInViewport();
  await questions
    .getByRole('link', { name: /save your seat to vote/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeInViewport();
  expect(asked).toBe(1);
});

test('whoever has a seat votes and asks below the article by keys, and comes back to it from the form', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const own: string[] = [];
  page.on('request', (request) => /asked-mine|\/mine$/.test(request.url()) && own.push(request.url()));
  await page.goto(ARTICLE);
  await page.getByRole('textbox', { name: 'Email' }).fill(somebody().email);
  await page.getByRole('button', { name: 'Save my seat' }).click();
  await page.waitForURL('**/registered/');
  expect(own, 'without a seat nothing of it is loaded').toEqual([]);
  await page.getByRole('link', { name: 'Back to what you read' }).click();
  await expect(page).toHaveURL(new RegExp(`${ARTICLE}#seat$`));
  const questions = page.getByRole('region', { name: 'Already asked' });
  const vote = questions.getByRole('button', { name: /^Vote: Is it ever right to stop asking/ });
  await expect(vote).toHaveAttribute('aria-pressed', 'false');
  const before = Number(await vote.textContent());
  await vote.focus();
  const counted = page.waitForResponse(/\/vote$/);
  await page.keyboard.press('Enter');
  expect((await counted).status()).toBe(200);
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expect(vote).toHaveText(String(before + 1));

  // What is not counted is taken back, and says so.
  await page.route('**/vote', (route) => route.abort());
  await page.keyboard.press('Enter');
  await expect(questions.getByRole('status').first()).toContainText('please try again');
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await page.unroute('**/vote');

  const text = `Asked in an article, ${Date.now()}?`;
  await questions.getByRole('button', { name: 'Ask yours' }).click();
  await expect(questions.getByText('Please type your question.')).toBeVisible();
  await questions.getByLabel('Your question').fill(text);
  await questions.getByRole('button', { name: 'Ask yours' }).dblclick();
  await expect(questions.getByText('Your question is with the hosts.')).toBeVisible();
  const mine = (await (await page.request.get(own.find((url) => url.endsWith('/mine')) ?? '')).json()) as { questions: { text: string }[] };
  expect(mine.questions.filter((one) => one.text === text)).toHaveLength(1);

  for (const look of looks) {
    const seated = await openLook(browser, baseURL, look);
    await seated.context().addCookies(await page.context().cookies());
    await expectGood(seated, `${ARTICLE}#seat`, look, '.ask-here');
    await seated.context().close();
  }
});

for (const [state, words] of [
  ['ended', 'This webinar has ended.'],
  ['cancelled', 'This webinar was called off.'],
] as const)
  test(`a webinar that is ${state} since the page was built is not offered any more`, async ({ page }) => {
    await page.route(FEED, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...((await answer.json()) as object), state } });
    });
    await page.goto(ARTICLE);
    await page.getByRole('heading', { name: 'Silence is a signal: customers who never ask' }).scrollIntoViewIfNeeded();
    await expect(page.locator('.announced').getByText(words)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Email' })).toBeHidden();
  });

test('a host is offered the topics that are known, and a draft keeps them', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const page = await asHost(browser, baseURL);
  await page.goto('/console/new/');
  const topics = page.getByRole('textbox', { name: 'Topics' });
  await topics.fill('Consent, serv');
  await page.getByRole('button', { name: 'Add the topic Service' }).click();
  await expect(topics).toHaveValue('Consent, Service');
  await expect(topics).toBeFocused();
  await page.getByLabel('Title').first().fill(`On topics ${Date.now()}`);
  await page.locator('#date').fill('2027-06-18');
  await page.locator('#time').fill('15:00');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.waitForURL(/did=saved/);
  await page.goto(page.url().replace('/webinar/', '/new/').replace('&did=saved', ''));
  await expect(page.getByRole('textbox', { name: 'Topics' })).toHaveValue('Consent, Service');
  await page.context().close();
});

test('a picture takes the smallest file that fills its place, and nothing moves when it comes', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  for (const [width, scale, file] of [
    [360, 1, '400.avif'],
    [360, 2, '800.avif'],
    [1440, 2, '1200.avif'],
  ] as const) {
    const context = await browser.newContext({ baseURL, viewport: { width, height: 640 }, deviceScaleFactor: scale });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen = { moved: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url());
    });
    await page.goto('/articles/every-question-is-a-promise/');
    const picture = page.getByRole('img', { name: /^Eighty dots/ });
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveJSProperty('complete', true);
    expect(await picture.evaluate((img: HTMLImageElement) => img.currentSrc)).toMatch(new RegExp(`/_astro/picture-[0-9a-f]+-${file}$`));
    await expect(page.getByText('ten questions answered, seventy left')).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { seen: { moved: number } }).seen.moved)).toBe(0);
    expect(foreign).toEqual([]);
    await context.close();
  }
});
