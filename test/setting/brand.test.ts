/** The brand on everything that leaves us: at once in mail, calendar files and pages that the API fills. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { accentCss } from '#shared/accent.ts';
import { brandCss, toBrandView } from '#shared/brand.ts';
import { toBrand, usualSettings } from '#shared/setting.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { BASE, openWorld } from '../support/world.ts';

const shell =
  '<meta content="style-src \'sha256-%%brand.hash%%\'"><style>%%html:brand.css%%</style><a aria-label="%%brand.name%%, home"><!--if:brand.logo--><img class="%%brand.plate%%" data-dark="%%brand.dark%%" src="/_astro/%%brand.light%%-40.webp" width="%%brand.lightWidth%%" height="%%brand.lightHeight%%" alt="%%brand.wordmark%%"><!--/if:brand.logo--><!--if:brand.noLogo-->%%brand.wordmark%%<!--/if:brand.noLogo--></a><!--if:brand.imprint--><a href="%%brand.imprint%%">Imprint</a><!--/if:brand.imprint--><a href="%%brand.privacy%%">Privacy</a><h1>%%title%%</h1>';
const pages: Record<string, string> = { '/shell/en/page/': shell, '/shell/en/webinar/': shell };
const world = await openWorld({ pages });
const admin = await signedIn(world, ['admin']);
const brand = { organisation: 'Example <Air>', accent: '#7a1f5c', imprint: 'https://example.com/imprint?a=1&b=2' };
const page = () => world.request('/live/none/page', { headers: { accept: 'text/html' } });
const save = async (part: object) => {
  const now = await world.deps.setting.find();
  const answer = await world.request('/api/console/settings', {
    method: 'PUT',
    body: JSON.stringify({ ...now, ...part }),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: admin },
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
};

it('is ours until somebody chose one', async () => {
  const html = await (await page()).text();
  expect(html).toContain('<a aria-label="Parley, home">parley</a>');
  expect(html).toContain('href="/privacy/"');
  expect(html).not.toContain('Imprint');
  expect(brandCss(toBrand(usualSettings))).toBe('');
});

it('is on the next page, with a policy that lets its colours in, and escaped', async () => {
  await save(brand);
  const html = await (await page()).text();
  expect(html).toContain('<a aria-label="Example &lt;Air&gt;, home">Example &lt;Air&gt;</a>');
  expect(html).toContain('<a href="https://example.com/imprint?a=1&amp;b=2">Imprint</a>');
  const css = /<style>(.*?)<\/style>/.exec(html)?.[1] ?? '';
  expect(css).toBe(accentCss('#7a1f5c'));
  expect(html).toContain(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
});

it('is in the next mail and in calendar files: sender, answers, colour, name', async () => {
  await save({ senders: { service: 'Example Air service', marketing: 'Example news' }, replyTo: 'service@example.com' });
  const webinar = await openWebinar(world);
  await register(world, webinar.slug, 'anna@example.com');
  await world.settle();
  const sent = world.mails.at(-1);
  expect(sent?.from).toEqual({ name: 'Example Air service', address: 'hello@example.com', replyTo: 'service@example.com' });
  expect(sent?.mail.html).toContain('background:#7a1f5c');
  expect(sent?.mail.html).toContain('Example &lt;Air&gt;.');
  expect(sent?.mail.text).toContain('Sent by Example Air service.');
  expect(sent?.mail.calendar?.content).toContain('ORGANIZER;CN="Example Air service":mailto:hello@example.com');
  const file = await (await get(world, `/api/webinars/${webinar.slug}/calendar.ics`)).text();
  expect(file.replaceAll('\r\n ', '')).toContain('ORGANIZER;CN="Example Air service":mailto:hello@example.com');
});

const upload = async (id: string) => {
  await world.deps.upload.begin({ id, purpose: 'logo', type: 'image/png', size: 3, by: 'admin@example.com' });
  world.pictures.set(id, new Uint8Array(3));
  await world.deps.upload.markChecked(id, { tag: '3', width: 400, height: 100 });
};

it('shows the logo in pages and mail once a build has drawn it, with the name for whoever sees no pictures', async () => {
  const [light, dark] = ['a'.repeat(26), 'b'.repeat(26)];
  await upload(light);
  await upload(dark);
  await save({ logo: { light, dark: null } });
  world.tick(61_000);
  expect(await (await page()).text()).toContain('>Example &lt;Air&gt;</a>');
  const logos = { [light]: { file: 'logo-1', width: 160, height: 40 }, [dark]: { file: 'logo-2', width: 150, height: 40 } };
  pages['/shell/pictures.json'] = JSON.stringify({ logos });
  expect(await (await page()).text()).toContain(
    '<img class="plate-light" data-dark="logo-1" src="/_astro/logo-1-40.webp" width="160" height="40" alt="Example &lt;Air&gt;">',
  );
  const mailed = async (address: string): Promise<string> => {
    await register(world, (await openWebinar(world, { title: address })).slug, address);
    await world.settle();
    return world.mails.at(-1)?.mail.html ?? '';
  };
  expect(await mailed('berta@example.com')).toMatch(
    /<img class="both" src="https:\/\/parley\.example\.com\/_astro\/logo-1-80\.png" width="160" height="40" alt="Example &lt;Air&gt;" style="[^"]*background:#fbfaf7/,
  );
  await save({ logo: { light, dark } });
  world.tick(6_000);
  const html = await mailed('carla@example.com');
  expect(html.match(/<img class="[\w-]+" src="[^"]+"/g)).toEqual([
    '<img class="on-light" src="https://parley.example.com/_astro/logo-1-80.png"',
    '<img class="on-dark" src="https://parley.example.com/_astro/logo-2-80.png"',
  ]);
  expect(html).not.toContain('Example &lt;Air&gt;.</td>');
});

it('keeps the sender of the deployment until somebody saved settings', async () => {
  const other = await openWorld({ settings: { MAIL_FROM: 'Example Sea <sea@example.com>' } });
  const webinar = await openWebinar(other);
  await register(other, webinar.slug, 'anna@example.com');
  await other.settle();
  expect(other.mails.at(-1)?.from).toEqual({ name: 'Example Sea', address: 'sea@example.com' });
});

it('writes no colour that the schema did not read', () => {
  const view = toBrandView(toBrand({ ...usualSettings, accent: '#7a1f5c' }), () => 'hash');
  expect(view['brand.css']).toMatch(/^:root\{(--[a-z-]+:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);?)+\}$/);
});
