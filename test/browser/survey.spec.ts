/** After the end somebody says how it was, by keyboard on a phone; the host reads it, and a low mark is a case. */
import { expect, test } from '@playwright/test';
import { expectGood, looks, openLook } from './good.ts';
import { byHost } from './host.ts';
import { asHost, mailedLink, register, signIn, somebody } from './people.ts';

test('a low mark by keyboard at 360 px is read by the host, and opens a case', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const host = await asHost(browser, baseURL);
  const act = byHost(host, baseURL);
  const { id, slug } = await act<{ id: string; slug: string }>('POST', '', {
    ...{ title: 'Rated afterwards', startsAt: new Date(Date.now() + 86_400_000).toISOString(), timeZone: 'Europe/Berlin' },
    ...{ durationMinutes: 60, speakers: [{ name: 'Ada Example' }], room: { chat: 'off', chatMost: 500, reactions: 'on', survey: 'nps' } },
  });
  await act('POST', `/${id}/publish`);
  await act('POST', `/${id}/start`);

  const phone = await (await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } })).newPage();
  const person = somebody();
  await expect(async () => {
    await register(phone, slug, person);
  }).toPass({ timeout: 60_000 });
  await phone.goto(await mailedLink(phone, person.email, 'join'));
  await act('POST', `/${id}/end`);
  const link = phone.getByRole('link', { name: 'How was it? Rate this webinar' });
  await expect(link).toBeVisible({ timeout: 60_000 });
  await link.focus();
  await phone.keyboard.press('Enter');
  await expect(phone.getByRole('heading', { name: 'How was “Rated afterwards”?' })).toBeVisible();

  await phone.getByRole('radio', { name: '5 of 5 stars' }).focus();
  await phone.keyboard.press('Space');
  for (const _ of [1, 2, 3]) await phone.keyboard.press('ArrowLeft');
  await expect(phone.getByRole('radio', { name: '2 of 5 stars' })).toBeChecked();
  await phone.getByRole('radio', { name: '0', exact: true }).focus();
  await phone.keyboard.press('Space');
  const words = `I could not hear the second speaker, ${person.email}.`;
  await phone.getByLabel('Anything that you would like to tell us?').focus();
  await phone.keyboard.type(words);
  await phone.keyboard.press('Tab');
  await expect(phone.getByLabel('You may write to me about my answer.')).toBeFocused();
  await phone.keyboard.press('Space');
  await phone.getByRole('button', { name: 'Send my answer' }).press('Enter');
  await expect(phone.getByRole('status')).toContainText('Your answer is kept');
  await expect(phone.getByRole('radio', { name: '2 of 5 stars' })).toBeChecked();

  await expect(async () => {
    await host.goto(`/console/webinar/?id=${id}`);
    const survey = host.getByRole('region', { name: 'Survey' });
    await expect(survey).toContainText(words, { timeout: 5_000 });
    await expect(survey).toContainText('too few to tell');
    await expect(survey.getByRole('row', { name: /2 stars/ })).toContainText('100');
    await expect(survey).toContainText('−100');
  }).toPass({ timeout: 60_000 });
  await host.getByRole('link', { name: 'Their case' }).click();
  await expect(host.getByRole('main')).toContainText(words);

  for (const look of looks) {
    const page = await openLook(browser, baseURL, look);
    await page.context().addCookies(await phone.context().cookies());
    await expectGood(page, `/api/live/${id}/survey`, look, '.survey-stars');
    await page.context().close();
    const desk = await openLook(browser, baseURL, look);
    await signIn(desk, 'host@example.com');
    await expectGood(desk, `/console/webinar/?id=${id}`, look, '.survey-texts li');
    await desk.context().close();
  }
});
