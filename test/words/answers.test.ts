/** Whose language the API answers in: pages, problems, redirects. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#shared/problem.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, join, openWebinar, post, register, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const page = (locale: string) =>
  `<html lang="${locale}"><h1>%%title%%</h1><a href="%%at%%/">home</a><a href="%%in.de%%">de</a>%%html:main%%`;
const form = (locale: string) =>
  `<html lang="${locale}"><link rel="canonical" href="%%url%%"><p>%%chip%%</p><!--each:errors--><li>%%message%%</li><!--/each:errors--><input value="%%value.name%%"><a href="%%in.en%%">en</a>`;
const missing = (locale: string) => `<html lang="${locale}"><h1>404</h1><a href="%%at%%/">home</a>`;
const pages = Object.fromEntries(
  ['en', 'de'].flatMap((locale) => [
    [`/shell/${locale}/page/`, page(locale)],
    [`/shell/${locale}/webinar/`, form(locale)],
    [`/shell/${locale}/missing/`, missing(locale)],
  ]),
);

let world: World;
let webinar: Webinar;
beforeAll(async () => {
  world = await openWorld({ pages });
  webinar = await openWebinar(world);
});

const html = { accept: 'text/html' };
const read = async (path: string, headers: Record<string, string> = html) => {
  const answer = await world.request(path, { headers });
  return { answer, text: await answer.text() };
};
const registerByForm = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  world.request(`/api/webinars/${webinar.slug}/registrations`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, ...html, ...headers },
  });

describe('a page', () => {
  const room = () => `/live/${webinar.id}/page`;
  it.each([
    ['what the browser likes best', '', { 'accept-language': 'fr, de;q=0.8, en;q=0.5' }, 'de'],
    ['what was chosen before', '', { 'accept-language': 'en', cookie: 'lang=de' }, 'de'],
    ['what is chosen now', '?lang=en', { 'accept-language': 'de', cookie: 'lang=de' }, 'en'],
    ['the organisation’s where none of ours is liked', '', { 'accept-language': 'fr' }, 'en'],
    ['the organisation’s where the choice is none of ours', '?lang=xx', { cookie: 'lang=../de' }, 'en'],
  ])('is in %s', async (_, query, headers, locale) => {
    expect((await read(`${room()}${query}`, { ...html, ...headers })).text).toContain(`<html lang="${locale}">`);
  });

  it('keeps a choice for a year, with nothing in it but the choice', async () => {
    const { answer, text } = await read(`${room()}?lang=de`);
    expect(answer.headers.getSetCookie()).toEqual(['lang=de; Max-Age=31536000; Path=/; Secure; SameSite=Lax']);
    expect(text).toContain('Melden Sie sich zuerst an');
    expect(text).toContain(`href="/de/webinars/${webinar.slug}/"`);
    expect(text).toContain('<a href="?lang=de">de</a>');
    expect((await read(room(), { ...html, 'accept-language': 'de' })).answer.headers.getSetCookie()).toEqual([]);
    expect((await read('/api/brand?lang=de', {})).answer.headers.getSetCookie()).toEqual([]);
  });

  it('that refuses a form leads home in the other language, since its own address is no page', async () => {
    const { answer, text } = await read('/api/webinars/none');
    expect([answer.status, text.includes('<a href="/de/">de</a>')]).toEqual([404, true]);
  });

  it('of the room without script is German as a whole', async () => {
    const seat = await register(world, webinar.slug, 'rike@example.com');
    await post(world, `/api/live/${webinar.id}/questions`, { text: 'Wer ruft an?' }, { cookie: seat });
    await world.settle();
    const { text } = await read(room(), { ...html, 'accept-language': 'de', cookie: seat });
    for (const words of ['Noch nicht begonnen: Fr 18. Juni 2027, 15:00–16:00 Uhr', 'Eine Frage stellen', 'Ihre Fragen', 'Aktualisieren'])
      expect(text).toContain(words);
    const { text: asking } = await read(`${room()}?ask`, { ...html, 'accept-language': 'de', cookie: seat });
    expect(asking).toContain('Fragen Sie die Runde');
    expect(text + asking).not.toMatch(/>(?:[^<]* )?(?:question|answered|your|Ask|you)\b/);
  });
});

describe('the address of a page', () => {
  it('says its language, whatever the browser likes', async () => {
    const path = `/webinars/${webinar.slug}/`;
    const own = (await read(path, { ...html, 'accept-language': 'de', cookie: 'lang=de' })).text;
    const german = (await read(`/de${path}`)).text;
    expect(own).toContain('<html lang="en">');
    expect(german).toContain('<html lang="de">');
    expect(german).toContain('<p>Kommendes Webinar</p>');
    expect(german).toContain(`<link rel="canonical" href="${BASE}/de${path}">`);
    expect(german).toContain(`<a href="${path}">en</a>`);
    // In the organisation's language both exist, and the one without prefix is the one to know.
    expect((await read(`/en${path}`)).text).toContain(`<link rel="canonical" href="${BASE}${path}">`);
  });

  it('leads to a not-found page in it', async () => {
    const { answer, text } = await read('/de/webinars/none/');
    expect([answer.status, text]).toEqual([404, '<html lang="de"><h1>404</h1><a href="/de/">home</a>']);
    expect((await read('/nowhere/', { ...html, 'accept-language': 'de' })).text).toContain('<html lang="en">');
    expect((await read('/fr/webinars/none/')).text).toContain('<html lang="en">');
  });

  it('keeps it when a webinar was renamed', async () => {
    const moved = await openWebinar(world, { title: 'Moved' });
    const host = await signedIn(world, ['host']);
    const answer = await world.request(`/api/console/webinars/${moved.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ slug: 'moved-away', version: moved.version }),
      headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
    });
    expect(answer.status, await answer.text()).toBe(200);
    expect((await read(`/de/webinars/${moved.slug}/`)).answer.headers.get('location')).toBe('/de/webinars/moved-away/');
  });
});

describe('a German form', () => {
  it('that is refused says so in German, and keeps what was typed', async () => {
    const answer = await registerByForm(
      { email: 'nobody', name: 'Änne Beispiel', company: 'x'.repeat(481), locale: 'de' },
      { 'accept-language': 'en' },
    );
    const text = await answer.text();
    expect(answer.status).toBe(422);
    for (const words of [
      '<html lang="de">',
      'Bitte geben Sie eine E-Mail-Adresse wie name@example.com an.',
      'value="Änne Beispiel"',
      'Ihre Firma: Das ist zu lang, höchstens 120 Zeichen.',
    ])
      expect(text).toContain(words);
  });

  it('leads to the German thank-you page, and its personal link to the German room', async () => {
    const answer = await registerByForm({ email: 'aenne@example.com', locale: 'de' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/de/webinars/${webinar.slug}/registered/`]);
    await world.settle();
    const mail = world.mails.find((sent) => sent.mail.to === 'aenne@example.com')?.mail.text ?? '';
    const link = /\/join\/[A-Za-z0-9_.~-]+/.exec(mail)?.[0] ?? '';
    expect((await get(world, link)).headers.get('location')).toBe(`/de/webinars/${webinar.slug}/room/`);
    const again = await world.request('/api/resend', {
      method: 'POST',
      body: new URLSearchParams({ email: 'aenne@example.com', slug: webinar.slug, locale: 'de' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BASE, ...html },
    });
    expect(again.headers.get('location')).toBe(`/de/webinars/${webinar.slug}/registered/#again`);
  });

  it('keeps the hash of the German words that somebody agreed to', async () => {
    await registerByForm({ email: 'ole@example.com', locale: 'de', 'consent.marketing': 'on' });
    await registerByForm({ email: 'oli@example.com', locale: 'en', 'consent.marketing': 'on' });
    await world.settle();
    expect((await join(world, 'ole@example.com')).length).toBeGreaterThan(0);
    const { consentEntries } = await import('#functions/registration/submission.ts');
    const entry = (locale: string) =>
      consentEntries({ at: '', guest: 'g', form: { locale, consent: { marketing: true } } } as never, 'x')[0];
    expect([entry('de')?.locale, entry('de-AT')?.locale, entry('fr')?.locale]).toEqual(['de', 'de', 'en']);
    expect(entry('de')?.textHash).not.toBe(entry('en')?.textHash);
  });
});

describe('a problem', () => {
  const problem = async (headers: Record<string, string>, path = '/api/webinars/none') =>
    (await (await world.request(path, { headers })).json()) as Problem;

  it.each([
    ['of a script on a German page', { 'accept-language': 'de', cookie: 'lang=en' }, 'Wir haben dieses Webinar nicht gefunden.'],
    ['of a script on an English page', { 'accept-language': 'en', cookie: 'lang=de' }, 'We could not find this webinar.'],
    ['of somebody who chose', { 'accept-language': 'en-GB,en;q=0.9', cookie: 'lang=de' }, 'Wir haben dieses Webinar nicht gefunden.'],
    ['of a program', {}, 'We could not find this webinar.'],
  ])('%s is in their language', async (_, headers, detail) => {
    expect((await problem(headers)).detail).toBe(detail);
  });

  it('has a title and fields in it, too', async () => {
    const answer = await post(
      world,
      `/api/webinars/${webinar.slug}/registrations`,
      { email: 1, name: 'x'.repeat(500) },
      { 'accept-language': 'de' },
    );
    expect(await answer.json()).toMatchObject({
      title: 'Bitte prüfen Sie Ihre Angaben',
      detail: 'Einige Felder brauchen Ihre Aufmerksamkeit.',
      errors: [
        { pointer: '#/email', detail: 'Bitte geben Sie eine E-Mail-Adresse wie name@example.com an.' },
        { pointer: '#/name', detail: 'Ihr Name: Das ist zu lang, höchstens 120 Zeichen.' },
      ],
    });
  });

  it('of the team stays English', async () => {
    const host = await signedIn(world, ['host']);
    const answer = await world.request('/api/console/webinars/none', { headers: { cookie: `${host}; lang=de`, 'accept-language': 'de' } });
    expect(await answer.json()).toMatchObject({ detail: 'We could not find this webinar.' });
    expect((await send(world, 'GET', '/api/console/nowhere', host)).status).toBe(404);
  });

  it('leaves the feed as it is for everybody', async () => {
    const feed = async (headers: Record<string, string>) => read(`/feed/${webinar.id}`, headers);
    const [one, other] = [await feed({ 'accept-language': 'de', cookie: 'lang=de' }), await feed({ 'accept-language': 'en' })];
    expect(one.text).toBe(other.text);
    expect([one.answer.headers.get('vary'), one.answer.headers.getSetCookie()]).toEqual([null, []]);
  });
});
