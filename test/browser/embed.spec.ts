/** Our forms on somebody else's page: another host, a strict policy of its own, no cookie of ours; and a page that may not show them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { byHost, type OwnRoom } from './host.ts';
import { asHost, personalLink, signIn, somebody } from './people.ts';

/** Another site, on the other name of this machine: to a browser it is somebody else's. */
const openSite = async (body: string, policy: string): Promise<{ readonly origin: string; readonly server: Server }> => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="en"><title>A partner</title><h1>A partner</h1><p id="before">Before</p>${body}<p>After</p>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

const asAdmin = async (browser: Browser, baseURL: string | undefined): Promise<Page> => {
  const page = await (await browser.newContext({ baseURL, permissions: ['clipboard-read', 'clipboard-write'] })).newPage();
  await signIn(page, 'admin@example.com');
  return page;
};

/** What a page complained about: a policy that stopped something, an error of a script. */
const complaints = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
};

test('a form stands on another site that the console names, and on no other', async ({ browser, baseURL: ours }) => {
  const baseURL = ours ?? '';
  test.setTimeout(180_000);
  const host = await asHost(browser, baseURL);
  const act = byHost(host, baseURL);
  const title = `Shown at a partner ${Date.now()}`;
  const startsAt = new Date(Date.now() + 9 * 86_400_000).toISOString();
  const draft = { title, startsAt, timeZone: 'Europe/Berlin', durationMinutes: 60, speakers: [{ name: 'Ada Example' }] };
  const { id, slug } = await act<OwnRoom>('POST', '', draft);
  await act('POST', `/${id}/publish`);

  const script = (data: string) => `<script async src="${baseURL}/embed.js" ${data}></script>`;
  const tags = [
    script(`data-parley="form" data-webinar="${slug}" data-accent="#00aa77" data-radius="2" data-font="serif" data-title="Register"`),
    script('data-parley="list" data-count="2" data-scheme="dark" data-title="Dates"'),
    script(`data-parley="question" data-webinar="${slug}" data-language="de" data-into="place"`),
    script('data-parley="nonsense"'),
    '<div id="place"></div>',
  ].join('');
  const strict = `default-src 'none'; script-src ${baseURL}/embed.js; frame-src ${baseURL}/embed/; base-uri 'none'`;
  const partner = await openSite(tags, strict);
  const stranger = await openSite(tags, strict);
  const plain = await openSite(
    `<iframe src="${baseURL}/embed/form/${slug}?from=http%3A%2F%2F127.0.0.1%3A1" title="Register" width="400" height="800"></iframe>`,
    `default-src 'none'; frame-src ${baseURL}/embed/`,
  );

  const admin = await asAdmin(browser, baseURL);
  await admin.goto('/console/embeds/');
  const list = admin.getByLabel('Sites that may show our forms');
  const before = await list.inputValue();
  await list.fill('http://partner.example.com');
  await admin.getByRole('button', { name: 'Save the list' }).click();
  await expect(admin.getByText(/^http:\/\/partner\.example\.com: Please give the beginning/)).toBeVisible();
  await list.fill([...before.split('\n').filter(Boolean), `${partner.origin}/`, plain.origin].join('\n'));
  await admin.getByRole('button', { name: 'Save the list' }).click();
  await expect(admin.getByText('Saved. It counts everywhere within a minute.')).toBeVisible();
  await admin.getByLabel('Webinar', { exact: true }).selectOption({ label: title });
  await admin.getByLabel('On which site').selectOption(partner.origin);
  await expect(admin.frameLocator('iframe').getByRole('heading', { level: 1 })).toContainText(title);
  await admin.getByRole('button', { name: 'Copy the code' }).first().click();
  await expect(admin.getByText('Copied.')).toBeVisible();
  const copied = await admin.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`<script async src="${baseURL}/embed.js" data-parley="form" data-webinar="${slug}"`);
  for (const look of looks) {
    const page = await openLook(browser, baseURL, look);
    await page.context().addCookies(await admin.context().cookies());
    await expectGood(page, '/console/embeds/', look, '.embed-build');
    await expectGood(page, `/embed/form/${slug}`, look);
    await expectGood(page, `/embed/question/${slug}?language=de`, look);
    await expectGood(page, '/embed/list?ground=fff8e7&accent=ffcc00', look);
    await page.context().close();
  }

  // The policy of a frame is at most five seconds old in its function.
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const heard = complaints(page);
  await expect(async () => {
    await page.goto(partner.origin);
    await expect(page.frameLocator('iframe[title^="Save your seat"], iframe[title="Register"]').first().getByLabel('Email')).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 60_000 });
  heard.length = 0;
  await page.reload();
  const frames = page.locator('iframe');
  await expect(frames).toHaveCount(3);
  const form = page.frameLocator('iframe').nth(0);
  await expect(form.getByRole('heading', { level: 1 })).toContainText(title);
  await expect(page.frameLocator('iframe').nth(1).getByRole('heading', { level: 1 })).toHaveText('Next webinars');
  await expect(page.frameLocator('#place iframe').getByRole('heading', { level: 1 })).toHaveText('Stellen Sie eine Frage');
  expect(await form.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toMatch(/serif/);
  // As high as what is in it: nothing scrolls inside.
  for (const frame of await frames.all())
    await expect
      .poll(async () => {
        const inner = await (await frame.elementHandle())?.contentFrame();
        return inner?.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      })
      .toBe(0);

  const ada = somebody();
  await form.getByLabel('Email').fill(ada.email);
  await form.getByRole('textbox', { name: /^Name/ }).fill(ada.name);
  await form.getByRole('button', { name: 'Save my seat' }).click();
  await expect(form.getByText('Look into your inbox: our email is on its way.')).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  expect(heard).toEqual([]);
  expect(await personalLink(admin, ada.email)).toMatch(/^\/join\//);

  const asking = page.frameLocator('#place iframe');
  await asking.getByRole('button', { name: 'Frage abschicken' }).click();
  await expect(asking.getByRole('alert')).toBeVisible();
  const bea = somebody();
  await asking.getByRole('textbox', { name: /^Ihre Frage/ }).fill('Who decides about the frame?');
  await asking.getByRole('textbox', { name: /^E-Mail/ }).fill(bea.email);
  await asking.getByRole('button', { name: 'Frage abschicken' }).click();
  await expect(asking.getByText('Sehen Sie in Ihr Postfach')).toBeVisible();

  // Who came that way has the partner as their source.
  await expect(async () => {
    const answer = await admin.request.get(`/api/console/sources/${id}`);
    const { last } = (await answer.json()) as { last: { source: string; registered: number }[] };
    expect(last).toContainEqual(expect.objectContaining({ source: new URL(partner.origin).host, registered: 2 }));
  }).toPass({ timeout: 30_000 });

  // A page that the list does not name stands as it did; the browser shows nothing in the frames.
  const other = await (await browser.newContext()).newPage();
  const refused = complaints(other);
  await other.goto(stranger.origin);
  await expect(other.getByText('After')).toBeVisible();
  await expect.poll(() => refused.filter((line) => line.includes('frame-ancestors')).length).toBeGreaterThan(0);
  await expect(other.frameLocator('iframe').first().getByLabel('Email')).toHaveCount(0);

  // Without any script, in a plain frame whose address names a site that is not on the list: told so, and where to go instead.
  const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await bare.goto(plain.origin);
  const still = bare.frameLocator('iframe');
  await still.getByLabel('Email').fill(somebody().email);
  await still.getByRole('button', { name: 'Save my seat' }).click();
  await expect(still.getByText('Please send this from our own pages.')).toBeVisible();

  for (const { server } of [partner, stranger, plain]) server.close();
  for (const each of [host, admin, page, other, bare]) await each.context().close();
});
