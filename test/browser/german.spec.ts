/** A registrant who reads German: from the choice in the foot to the personal link. */
import { expect, test } from '@playwright/test';
import { expectGood, expectGoodHere, openLook } from './good.ts';
import { LIVE, personalLink, somebody } from './people.ts';

const looks = [
  { colorScheme: 'dark', width: 360, thorough: true },
  { colorScheme: 'light', width: 1440, thorough: true },
] as const;

for (const look of looks)
  test(`registering in German, ${look.colorScheme}, ${look.width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const page = await openLook(browser, baseURL, look);
    await page.goto(`/webinars/${LIVE}/?utm_source=letter`);
    await page.getByLabel('Company').fill('Beispiel Air');
    await page.getByLabel('What do you want answered?').fill('Wer ruft an?');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await expect(async () => {
      await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Deutsch' }).click();
      await expect(page).toHaveURL(`/de/webinars/${LIVE}/?utm_source=letter`);
    }).toPass();
    // What was typed came along, once; consent is given to the words that are shown.
    await expect(page.getByLabel('Firma')).toHaveValue('Beispiel Air');
    await expect(page.getByLabel('Was möchten Sie wissen?')).toHaveValue('Wer ruft an?');
    for (const box of ['consent.marketing', 'consent.research']) await expect(page.locator(`input[name="${box}"]`)).not.toBeChecked();
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('typed:')))).toEqual([]);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    const alternates = await page
      .locator('link[rel=alternate]')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('hreflang'), new URL(one.getAttribute('href') ?? '').pathname]));
    expect(alternates).toEqual([
      ['en', `/webinars/${LIVE}/`],
      ['de', `/de/webinars/${LIVE}/`],
      ['x-default', `/webinars/${LIVE}/`],
    ]);
    await expect(page.locator('asked-list .meta').first()).toBeVisible();
    await expectGoodHere(page, 'the German landing page', look);

    const { email } = somebody();
    const submit = page.getByRole('button', { name: 'Am Webinar teilnehmen' });
    await page.getByLabel('E-Mail').fill('nirgends');
    await page.getByRole('textbox', { name: 'Name' }).fill('Änne Beispiel');
    await submit.click();
    await expect(page.getByRole('alert')).toContainText('Bitte prüfen Sie Ihre Angaben');
    await page.getByLabel('E-Mail').fill(email);
    await page.getByLabel('Firma').fill('x'.repeat(200));
    await submit.click();
    // What only the API knows comes back in German, too.
    await expect(page.getByRole('alert')).toContainText('Ihre Firma: Das ist zu lang, höchstens 120 Zeichen.');
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Änne Beispiel');
    await page.getByLabel('Firma').fill('Beispiel Air');
    await submit.click();
    await expect(page).toHaveURL(`/de/webinars/${LIVE}/registered/`);
    await expect(page.getByText(`ist unterwegs an ${email}`)).toBeVisible();
    await expectGoodHere(page, 'the German thank-you page', look);

    // A seat of one that is still to come, where one asks beforehand.
    await page.request.post('/api/webinars/silence-is-a-signal/registrations', { data: somebody() });
    await page.goto('/de/webinars/silence-is-a-signal/registered/');
    await page.getByLabel('Ihre Frage').fill('Gibt es eine Aufzeichnung?');
    await page.getByRole('button', { name: 'Frage senden' }).click();
    await expect(page.getByText('Ihre Frage ist bei den Veranstaltern.')).toBeFocused();
    // The same page as for everybody, in a browser that holds a seat.
    await page.goto(`/de/webinars/${LIVE}/`);
    await expect(page.getByRole('heading', { name: 'Sie sind angemeldet' })).toBeVisible();
    await expect(page.getByLabel('E-Mail')).toBeHidden();
    await expectGoodHere(page, 'the page of somebody who is registered', look, '.invitation');
    await page.getByRole('link', { name: 'Jemand anderen anmelden' }).click();
    await expect(page.getByLabel('E-Mail')).toBeVisible();

    await page.goto(await personalLink(page, email));
    await expect(page).toHaveURL(`/de/webinars/${LIVE}/room/`);
    await expect(page.locator('.room-rows li').first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('button', { name: /^Abstimmen: .* Stimmen?$/ }).first()).toBeVisible();
    await expectGoodHere(page, 'the German room', look);
    await page.getByLabel('Fragen Sie die Runde').fill('Was kostet ein verpasster Anruf?');
    await page.getByRole('button', { name: 'Fragen', exact: true }).click();
    const asked = page.locator('li', { hasText: 'Was kostet ein verpasster Anruf?' });
    await expect(asked.getByText(/wird geprüft|sichtbar/).first()).toBeVisible();
    // What the room says, apart from what people wrote and from the host's own words.
    const english = /\b(?:the|your|you|is|of|and|with|ask(?:ed)?|answer(?:ed)?|votes?|new|more|now)\b/i;
    const ours = await page
      .locator('#room :is(button, label, legend, h2, h3, .chip, .hint, .room-count, [aria-label])')
      .evaluateAll((all) =>
        all
          .filter(
            (one) => !one.closest('.asked, .room-about, .poll-form, .room-note-text') && !one.matches('.vote, .poll-strip, video, summary'),
          )
          .flatMap((one) => [one.getAttribute('aria-label') ?? '', one.children.length === 0 ? (one.textContent ?? '') : '']),
      );
    expect(ours.filter((words) => words !== '').length).toBeGreaterThan(10);
    expect(ours.filter((words) => english.test(words))).toEqual([]);

    const { items } = (await (await page.request.get('/api/webinars')).json()) as { items: { slug: string; id: string }[] };
    const id = items.find(({ slug }) => slug === LIVE)?.id;
    for (const url of ['/de/', '/de/privacy/', '/de/nothing-here/', `/live/${id}/page?lang=de`]) {
      await expectGood(page, url, look);
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    }
    await page.getByRole('link', { name: 'Eine Frage stellen' }).click();
    await expect(page.getByLabel('Fragen Sie die Runde')).toBeVisible();
    await page.context().close();
  });
