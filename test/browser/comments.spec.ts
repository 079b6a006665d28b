/** From a reader's comment to a question, a case, a public answer, and back on the article. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { mailedLink, signIn, somebody } from './people.ts';

const SLUG = 'silence-is-an-answer-too';
const ARTICLE = `/articles/${SLUG}/`;
const THREAD = `/api/articles/${SLUG}/comments`;

test('a comment is confirmed, approved by a key, answered by the desk, and answered below the article', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { email } = somebody();
  const words = `Who counts those who never speak, ${email}?`;
  await page.goto(ARTICLE);
  await page.getByRole('heading', { name: 'Join the conversation' }).scrollIntoViewIfNeeded();
  await page.getByLabel('Your comment').fill(words);
  await page.getByLabel('Your name').first().fill('Vera Visitor');
  await page.getByLabel('Your mail address').first().fill(email);
  await page.getByRole('button', { name: 'Send comment' }).dblclick();
  await expect(page.getByText('please press the button in the mail')).toBeVisible();
  expect(page.url()).toContain(ARTICLE);

  await page.goto(await mailedLink(page, email, `api/articles/${SLUG}/confirm`));
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole('button', { name: 'Yes, publish it' }).click();
  await expect(page.getByText('Somebody of the team reads your comment first')).toBeVisible();
  await expect(page.locator('.thread-list').getByText(words)).toHaveCount(0);

  const desk = await (await browser.newContext({ baseURL })).newPage();
  await signIn(desk, 'host@example.com');
  await desk.goto('/console/moderation/');
  const waiting = desk.locator('.comment-queue li').filter({ hasText: words });
  await expect(waiting).toHaveCount(1);
  await waiting.getByRole('link').focus();
  await expect(waiting).toHaveAttribute('aria-current', 'true');
  await desk.keyboard.press('a');
  await expect(waiting).toHaveCount(0);
  await expect(desk.getByText('Approved: everybody sees it.')).toBeVisible();
  await desk.keyboard.press('z');
  await expect(waiting, 'taken back, it waits again').toHaveCount(1);
  await expect(desk.getByText('It waits again.')).toBeVisible();
  await waiting.getByRole('link').focus();
  await desk.keyboard.press('a');
  await expect(waiting).toHaveCount(0);
  await desk.getByRole('button', { name: 'Public' }).click();
  await waiting.getByRole('button', { name: 'Make a case' }).click();
  const link = waiting.getByRole('link', { name: 'See its case' });
  await expect(link).toBeVisible();
  const id = new URL((await link.getAttribute('href')) ?? '', baseURL).searchParams.get('case') ?? '';
  const reply = { text: 'We do: with one tap, once in half a year.', private: false, key: id };
  await expect(async () => {
    const sent = await desk.request.post(`/api/console/cases/${id}/replies`, { data: reply, headers: { origin: baseURL ?? '' } });
    expect(sent.status()).toBe(201);
  }).toPass({ timeout: 60_000 });

  await expect(async () => {
    await page.goto(ARTICLE);
    await page.getByRole('heading', { name: 'Join the conversation' }).scrollIntoViewIfNeeded();
    const comment = page.locator('.thread-list > li').filter({ hasText: words });
    await expect(comment.locator('.thread-replies')).toContainText(reply.text, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  const mine = page.locator('.thread-list > li').filter({ hasText: words });
  await expect(mine.getByText('Team', { exact: true })).toBeVisible();
  await mine.getByRole('button', { name: 'Like' }).first().click();
  await expect(mine.getByRole('button', { name: 'You like this' })).toBeVisible();

  for (const look of looks) {
    const readers = await openLook(browser, baseURL, look);
    await readers.context().addCookies(await page.context().cookies());
    await expectGood(readers, THREAD, look, '.thread-list li');
    await readers.context().close();
  }
  await desk.context().close();
});

test('a comment becomes a question of a webinar, whose answer comes back below the article and goes with it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { email } = somebody();
  const words = `How often may we ask, ${email}?`;
  await page.goto(THREAD);
  await page.getByLabel('Your comment').fill(words);
  await page.getByLabel('Your name').first().fill('Vera Visitor');
  await page.getByLabel('Your mail address').first().fill(email);
  await page.getByRole('button', { name: 'Send comment' }).click();
  await page.goto(await mailedLink(page, email, `api/articles/${SLUG}/confirm`));
  await page.getByRole('button', { name: 'Yes, publish it' }).click();
  await expect(page.getByText('Somebody of the team reads your comment first')).toBeVisible();

  const desk = await (await browser.newContext({ baseURL })).newPage();
  await signIn(desk, 'agent@example.com');
  await desk.goto('/console/moderation/');
  await desk.getByRole('button', { name: 'Comments', exact: true }).click();
  const waiting = desk.locator('.comment-queue li').filter({ hasText: words });
  await waiting.getByRole('button', { name: 'Make a question' }).click();
  const choice = waiting.getByLabel('Of which webinar');
  await expect(choice.locator('option').first(), 'the one that the article announces').toContainText('Silence');
  await waiting.getByRole('button', { name: 'Make it a question' }).dblclick();
  const link = waiting.getByRole('link', { name: 'See its question' });
  await expect(link).toBeVisible();
  const webinar = new URL((await link.getAttribute('href')) ?? '', baseURL).searchParams.get('id') ?? '';
  await waiting.getByRole('button', { name: 'Approve' }).click();
  await expect(waiting).toHaveCount(0);

  const path = `/api/console/webinars/${webinar}/questions`;
  const asked = await (await desk.request.get(`${path}?limit=200`)).json();
  const question = asked.items.find(({ text }: { text: string }) => text === words);
  const decide = async (data: object) => {
    const done = await desk.request.post(`${path}/${question.id}/decisions`, { data, headers: { origin: baseURL ?? '' } });
    expect(done.status()).toBe(200);
  };
  const answer = 'Twice a year, and never again after a no.';
  const mine = page.locator('.thread-list > li').filter({ hasText: words });
  await decide({ decision: 'reply', text: answer });
  await expect(async () => {
    await page.goto(THREAD);
    await expect(mine.locator('.thread-replies')).toContainText(answer, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await decide({ decision: 'undo' });
  await expect(async () => {
    await page.goto(THREAD);
    await expect(mine).toBeVisible({ timeout: 5_000 });
    await expect(mine.locator('.thread-replies')).toHaveCount(0, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await desk.context().close();
});

test('whoever writes fast does a second of work for it, and nobody else loads what does it', async ({ page }) => {
  test.setTimeout(120_000);
  const { email } = somebody();
  const worked: string[] = [];
  page.on('request', (request) => /comment-work/.test(request.url()) && worked.push(request.url()));
  await page.goto(ARTICLE);
  await page.getByRole('heading', { name: 'Join the conversation' }).scrollIntoViewIfNeeded();
  const write = async (text: string) => {
    await page.getByLabel('Your comment').fill(text);
    await page.getByLabel('Your mail address').first().fill(email);
    await page.getByRole('button', { name: 'Send comment' }).click();
    await expect(page.getByLabel('Your comment')).toHaveValue('');
    await expect(page.getByText('please press the button in the mail')).toBeVisible();
  };
  for (let n = 1; n <= 5; n += 1) await write(`Number ${n}`);
  expect(worked).toEqual([]);
  await write('Number 6');
  expect(worked).toHaveLength(1);

  // A browser that cannot do the work says how long to wait, and keeps what was typed.
  await page.route('**/*comment-work*', (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { name: 'Join the conversation' }).scrollIntoViewIfNeeded();
  await page.getByLabel('Your comment').fill('Number 7');
  await page.getByLabel('Your mail address').first().fill(email);
  await page.getByRole('button', { name: 'Send comment' }).click();
  await expect(page.getByRole('alert')).toContainText('is kept here');
  await expect(page.getByLabel('Your comment')).toHaveValue('Number 7');
});

test('without script the thread is a page of its own, and takes a comment', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  const { email } = somebody();
  await page.goto(ARTICLE);
  await page.getByRole('link', { name: 'Read and write comments' }).click();
  await page.getByLabel('Your comment').fill('x'.repeat(2_001));
  await page.getByLabel('Your mail address').first().fill(email);
  await page.getByRole('button', { name: 'Send comment' }).click();
  await expect(page.getByRole('alert')).toContainText('2000 characters at most');
  await expect(page.getByLabel('Your comment')).toHaveValue('x'.repeat(2_001));
  await page.getByLabel('Your comment').fill('Without a script');
  await page.getByRole('button', { name: 'Send comment' }).click();
  await expect(page.getByRole('status')).toContainText('press the button in the mail');
  await page.goto(await mailedLink(page, email, `api/articles/${SLUG}/confirm`));
  await page.getByRole('button', { name: 'No, delete it' }).click();
  await expect(page).toHaveURL(new RegExp(`${THREAD}$`));
  await page.context().close();
});
