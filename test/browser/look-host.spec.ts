/** The host's screens, and the speaker's, on a phone and on a desk. */
import { expect, test } from '@playwright/test';
import { expectGood, expectGoodHere, looks, openLook } from './good.ts';
import { byHost, ownRoom } from './host.ts';
import { LIVE, signIn } from './people.ts';

for (const look of looks)
  test(`the host’s screens, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const page = await openLook(browser, baseURL, look);
    await signIn(page, 'host@example.com');
    const act = byHost(page, baseURL);
    const { id } = (await (await page.request.get(`/api/webinars/${LIVE}`)).json()) as { id: string };
    const stage = await act<{ url: string }>('POST', `/${id}/stage`, { name: 'Ada Example' });
    const draft = await act<{ id: string }>('POST', `/${id}/duplicate`);
    const preview = await act<{ url: string }>('POST', `/${draft.id}/preview`);
    const open = {
      '/console/': 'a[href*="/console/webinar/"]',
      '/console/new/': 'main form',
      [`/console/webinar/?id=${id}`]: '.console-numbers',
      [`/console/webinar/?id=${draft.id}`]: '.readiness li',
      '/console/moderation/': '.comment-queue li',
      [preview.url]: 'fieldset[disabled]',
      [stage.url]: '.stage-now',
      [`/console/speaker/?id=${id}`]: '.speaker-votes',
      [`/console/moderate/?id=${id}`]: '.board-row',
    };
    for (const [url, shows] of Object.entries(open)) await expectGood(page, url, look, shows);
    await act('POST', `/${draft.id}/cancel`);

    for (const [key, panel] of [
      ['w', 'Notes'],
      ['c', 'Chat'],
      ['s', 'Stage links'],
      ['p', 'Polls'],
    ] as const) {
      await page.keyboard.press(key);
      const sheet = page.getByRole('dialog', { name: panel });
      await expect(sheet).toBeVisible();
      await expectGoodHere(page, panel, look, 'dialog');
      await page.keyboard.press('Escape');
      await expect(sheet).toHaveCount(0);
    }
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectGoodHere(page, 'the keys', look, 'dialog');

    const own = await ownRoom(page, baseURL, `Looked at ${look.width}`, ['Who decides?', 'Can you share the report?']);
    const rehearsal = await act<{ id: string }>('POST', `/${own.id}/rehearsals`);
    await expectGood(page, `/console/moderate/?id=${rehearsal.id}`, look, '.rehearsal-strip');
    await page.getByRole('button', { name: 'Finish rehearsal' }).click();
    await expectGoodHere(page, 'the end of a rehearsal', look, 'dialog');
    await act('DELETE', `/${rehearsal.id}/rehearsals`);

    await act('POST', `/${own.id}/end`);
    await expectGood(page, `/console/webinar/?id=${own.id}`, look, '.console-numbers');
    await expectGood(page, `/console/moderate/?id=${own.id}&view=review`, look, '.review-card');
    await page.keyboard.press('f');
    await expect(page.getByText('This is the last one.')).toBeVisible();
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { name: 'Everything is settled' })).toBeVisible();
    await expectGoodHere(page, 'what is owed', look, '.review');
    await page.context().close();
  });
