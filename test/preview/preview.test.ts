/** A page before it is public: by a signed link, as it is stored now, and good for nothing but looking. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PreviewLink } from '#shared/preview.ts';
import type { Webinar } from '#shared/webinar.ts';
import { problemOf, writesNothing } from '../http/stored.ts';
import { draft, get, openWebinar, post, send, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const base = '/api/console/webinars';
const DAY = 86_400_000;
/** The shell in small: what the API fills in. */
const shell = (locale: string) =>
  `<html lang="${locale}"><!--if:preview--><b>%%preview%%</b> %%previewUntil%%<!--/if:preview--><h1>%%title%%</h1>%%html:eventJson%%<!--if:upcoming-->upcoming<!--/if:upcoming--><!--if:filed-->file<!--/if:filed--><!--each:around--><li>%%title%%</li><!--/each:around-->`;

let world: World;
let host: string;
beforeAll(async () => {
  world = await openWorld({ pages: { '/shell/en/webinar/': shell('en'), '/shell/de/webinar/': shell('de') } });
  host = await signedIn(world, ['host']);
});

const create = async (more: Record<string, unknown> = {}) =>
  (await (await post(world, base, { ...draft, ...more }, { cookie: host })).json()) as Webinar;
const change = (id: string, body: unknown) =>
  world.request(`${base}/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: host },
  });
const linkTo = async (id: string): Promise<PreviewLink> => {
  const answer = await writesNothing(world, () => post(world, `${base}/${id}/preview`, {}, { cookie: host }));
  expect(answer.status).toBe(201);
  return (await answer.json()) as PreviewLink;
};
const pathOf = ({ url }: PreviewLink): string => url.slice(BASE.length);
const look = (link: PreviewLink, more = '') => writesNothing(world, () => get(world, pathOf(link) + more));

describe('a preview', () => {
  it('shows a draft as it is stored now, says what it is, and is found and kept by nobody', async () => {
    const webinar = await create({ title: 'Soon to come' });
    const link = await linkTo(webinar.id);
    expect(link.until).toBe(new Date(world.deps.now().getTime() + 7 * DAY).toISOString());
    await change(webinar.id, { title: 'Come soon </script><script>alert(1)</script>' });
    const answer = await look(link);
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-robots-tag')]).toEqual([
      200,
      'no-store',
      'noindex, nofollow',
    ]);
    const html = await answer.text();
    expect(html).toContain(
      '<b>Preview: not published</b> This is the page as it is now. Only people with this link see it, until Fri 25 June 2027, 11:00 Berlin (CEST, UTC+2).',
    );
    expect(html).toContain('<h1>Come soon &lt;/script&gt;');
    expect(html).not.toContain('<script>alert');
    // It looks as after its publication; what would answer nobody yet is not there.
    expect([html.includes('upcoming'), html.includes('file')]).toEqual([true, false]);
    expect(await (await look(link, '?lang=de')).text()).toContain('Vorschau: nicht veröffentlicht');
    // Nobody takes a seat in it.
    await problemOf(await post(world, `/api/webinars/${webinar.slug}/registrations`, { email: 'anna@example.com' }), 'not-found');
  });

  it('shows a hidden webinar, and leads to the page of a public one', async () => {
    const webinar = await openWebinar(world, { title: 'Out of sight' });
    const link = await linkTo(webinar.id);
    expect([(await look(link)).status, (await look(link)).headers.get('location')]).toEqual([303, `/webinars/${webinar.slug}/`]);
    await change(webinar.id, { hidden: true });
    expect(await (await look(link)).text()).toContain('Preview: hidden');
  });

  it('ends after seven days, when links are taken back, and with its webinar; each time it says what to do', async () => {
    const webinar = await create({ title: 'Looked at too late', startsAt: '2027-12-01T13:00:00.000Z' });
    const [early, spoiled] = [await linkTo(webinar.id), await linkTo(webinar.id)];
    const back = await send(world, 'DELETE', `${base}/${webinar.id}/preview`, host);
    expect(await back.json()).toMatchObject({ previews: 1, version: webinar.version + 1 });
    const late = await linkTo(webinar.id);
    expect((await look(late)).status).toBe(200);
    world.tick(7 * DAY - 60_000);
    expect((await look(late)).status).toBe(200);
    world.tick(60_000);
    host = await signedIn(world, ['host']);
    const called = await create({ title: 'Called off as a draft', startsAt: '2027-12-01T13:00:00.000Z' });
    const closed = await linkTo(called.id);
    await send(world, 'POST', `${base}/${called.id}/cancel`, host);
    const broken = { ...spoiled, url: `${spoiled.url.slice(0, -1)}${spoiled.url.endsWith('A') ? 'B' : 'A'}` };
    for (const link of [early, late, closed, broken]) {
      const answer = await look(link);
      expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([403, 'noindex, nofollow']);
      expect(await answer.text()).toContain('Please ask the person who sent it for a new one.');
    }
    await problemOf(await post(world, `${base}/${called.id}/preview`, {}, { cookie: host }), 'refused');
  });

  it('leaves its token out of the log', async () => {
    const link = await linkTo((await create({ title: 'Not for the log' })).id);
    await look(link);
    expect(world.logged.join('\n')).not.toContain(link.url.split('/').at(-1));
    expect(world.logged.join('\n')).toContain('/preview/:token');
  });

  it('has a form that a browser will not send', () => {
    const source = readFileSync(new URL('../../site/src/components/webinar/Invitation.astro', import.meta.url), 'utf8');
    const form = source.indexOf('<RegistrationForm');
    expect(source.lastIndexOf("<!--if:preview--><fieldset class='looked-at' disabled><!--/if:preview-->", form)).toBeGreaterThan(0);
    expect(source.indexOf('<!--if:preview--></fieldset><!--/if:preview-->', form)).toBeGreaterThan(form);
  });
});

describe('related webinars', () => {
  const around = async (slug: string) =>
    [...(await (await get(world, `/webinars/${slug}/`)).text()).matchAll(/<li>(.*?)<\/li>/g)].map(([, title]) => title);

  it('are shown where they are public, what is to come first, and nothing else ever is', async () => {
    const at = (day: string) => ({ startsAt: `2027-12-${day}T13:00:00.000Z` });
    const [late, soon, over] = [
      await openWebinar(world, { title: 'Later', ...at('20') }),
      await openWebinar(world, { title: 'Sooner', ...at('10') }),
      await openWebinar(world, { title: 'Over by then', ...at('05'), live: true }),
    ];
    await send(world, 'POST', `${base}/${over.id}/end`, host);
    const [hidden, secret] = [
      await openWebinar(world, { title: 'Hidden one', ...at('11') }),
      await create({ title: 'Draft', ...at('12') }),
    ];
    await change(hidden.id, { hidden: true });
    const related = [over, secret, late, hidden, soon].map(({ id }) => id);
    const page = await openWebinar(world, { title: 'The one that leads on', ...at('01'), related });
    expect(await around(page.slug)).toEqual(['Sooner', 'Later', 'Over by then']);
    world.takeUnits();
    for (let visits = 0; visits < 5; visits += 1) await around(page.slug);
    expect(world.takeUnits()).toEqual([]);
    // Published meanwhile: there within five seconds.
    await send(world, 'POST', `${base}/${secret.id}/publish`, host);
    world.tick(5_001);
    expect(await around(page.slug)).toEqual(['Sooner', 'Draft', 'Later', 'Over by then']);
  });

  it('are the next ones where a page is over and none was chosen', async () => {
    const page = await openWebinar(world, { title: 'Called off after all', startsAt: '2027-12-02T13:00:00.000Z' });
    expect(await around(page.slug)).toEqual([]);
    await send(world, 'POST', `${base}/${page.id}/cancel`, host);
    world.tick(5_001);
    expect(await around(page.slug)).toEqual(['The one that leads on', 'Sooner', 'Draft']);
  });

  it.each([
    [['0000000000', '0000000000'], 'A webinar stands there twice.'],
    [['nonsense'], 'There is no such webinar.'],
    [Array.from({ length: 7 }, (_, at) => `000000000${at}`), 'A page leads to 6 other webinars at most.'],
  ])('%j are refused', async (related, words) => {
    const problem = await problemOf(await post(world, base, { ...draft, related }, { cookie: host }), 'invalid');
    expect(problem.errors?.[0]?.detail).toBe(words);
  });
});
