/** A recording that another company plays, with a stand-in for its player: what we say to it, and what we do where it does not listen. */
import { expect, test } from '@playwright/test';
import { byHost, ownRoom } from './host.ts';
import { asHost, register, somebody } from './people.ts';

test('a chapter moves another company’s player by a message; one that does not answer is loaded anew', async ({
  browser,
  page,
  baseURL,
}) => {
  const host = await asHost(browser, baseURL);
  const act = byHost(host, baseURL);
  const { id, slug, questions } = await ownRoom(host, baseURL, 'Shown elsewhere', ['Where is it?'], { mode: 'open' });
  for (const decision of ['answering', 'answered']) await act('POST', `/${id}/questions/${questions[0]}/decisions`, { decision });
  await act('POST', `/${id}/end`);
  await host.request.patch(`/api/console/webinars/${id}`, {
    data: { replay: 'https://youtu.be/abcDEF12345' },
    headers: { origin: baseURL ?? '' },
  });

  // What stands in for the player writes down what it is told. It greets whoever listens, except at its first start.
  let loads = 0;
  await page.route('https://www.youtube-nocookie.com/**', (route) => {
    loads += 1;
    const greet = loads === 1 ? '' : "if (JSON.parse(data).event === 'listening') parent.postMessage('{}', '*');";
    return route.fulfill({
      contentType: 'text/html',
      body: `<p></p><script>addEventListener('message', ({ data }) => { document.querySelector('p').append(data); ${greet} })</script>`,
    });
  });
  await register(page, slug, somebody());
  await page.goto(`/webinars/${slug}/room/`);
  await page.getByRole('button', { name: 'Play from YouTube' }).click();
  const told = page.frameLocator('iframe').locator('p');
  await expect(told).toContainText('listening');
  const chapter = page.getByRole('button', { name: /Where is it\?/ });
  await chapter.click();
  await expect.poll(() => loads).toBe(2);
  await expect(told).toContainText('listening');
  await expect(told).not.toContainText('seekTo');
  await chapter.click();
  await expect(told).toContainText(/seekTo.*playVideo/);
  expect(loads).toBe(2);
  await host.context().close();
});
