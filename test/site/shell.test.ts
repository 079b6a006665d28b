import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPictures, type Pictures } from '#shared/picture.ts';
import { toPictureView } from '#shared/picture-view.ts';
import { toPlaceView } from '#shared/place.ts';
import { fill } from '#shared/template.ts';
import { playerOrigins } from '#shared/video.ts';
import { toWebinarView } from '#shared/view.ts';
import { firstScript } from './first-script.ts';
import { aWebinar } from './webinar.fixture.ts';

const root = join(import.meta.dirname, '../..');
const marks = /%%(?:html:)?[a-zA-Z][a-zA-Z0-9.-]*%%|<!--\/?(?:each|if):[a-zA-Z.]+-->/g;
const hostile = '</title></script><script>alert(1)</script>%%html:main%% {{7*7}} $& "\'>';
let out = '';

const shell = (name: string, locale = 'en'): Promise<string> => readFile(join(out, 'shell', locale, name, 'index.html'), 'utf8');
const countMarks = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + (text.match(marks)?.length ?? 0), 0);

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'parley-shell-'));
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  const { PARLEY_API: _, ...environment } = process.env;
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', join(root, 'site'), '--outDir', out], {
    cwd: root,
    env: { ...environment, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
}, 120_000);

afterAll(() => rm(out, { recursive: true, force: true }));

const id = 'a'.repeat(26);

describe('the shells that a build leaves for the API', () => {
  it('hold every condition and list of their components', async () => {
    // Astro drops comments in some places without a word: what is missing here would show to everybody, in every state.
    const folder = join(root, 'site/src/components/webinar');
    const pages = {
      webinar: [
        ...['Landing', 'Chip', 'Moved', 'When', 'Calendars', 'Invitation', 'Seated', 'RegistrationForm', '../form/OwnFields'],
        ...['Speakers', 'Asked', 'Program', 'Series', 'Related'],
        ...['../replay/Answered', '../replay/Polls', '../replay/Transcript', '../replay/Thread'],
      ],
      registered: ['Registered', 'Series', 'AskBefore', 'Share'],
      room: ['RoomPage'],
    };
    const comments = (text: string) => text.match(/<!--\/?(?:each|if):/g)?.length ?? 0;
    const inside = async (path: string) => comments(await readFile(join(root, 'site/src', path), 'utf8'));
    const [summary, foot] = [await inside('components/form/ErrorSummary.astro'), await inside('layouts/Page.astro')];
    const corner = await inside('components/Brand.astro');
    for (const [name, parts] of Object.entries(pages)) {
      const sources = await Promise.all(parts.map((part) => readFile(join(folder, `${part}.astro`), 'utf8')));
      // A form with what is wrong above it: one on the page, two where one may ask again for the mail.
      const forms = { webinar: 1, registered: 2 }[name] ?? 0;
      const expected = sources.reduce((sum, text) => sum + comments(text), corner + (name === 'room' ? 0 : forms * summary + foot));
      expect([name, comments(await shell(name))]).toEqual([name, expected]);
    }
  });

  it.each(['webinar', 'registered', 'room'])('%s is filled to the last slot, and a hostile webinar stays text', async (name) => {
    const html = await shell(name);
    expect(countMarks([html])).toBeGreaterThan(0);
    for (const state of ['scheduled', 'live', 'ended', 'cancelled'] as const) {
      const webinar = aWebinar({
        state,
        title: hostile,
        promise: hostile,
        description: hostile,
        speakers: [{ name: hostile }],
        agenda: [{ at: 0, title: hostile }],
      });
      const form = { values: { email: hostile, question: hostile }, errors: [{ pointer: '#/email', detail: hostile }], problem: hostile };
      const page = fill(html, toWebinarView(webinar, form, new Date(), 'https://parley.example'));
      expect(page).not.toContain('<script>alert');
      expect(page.replaceAll('%%html:main%%', '')).not.toMatch(marks);
    }
  });

  it('shows the pictures that a build drew, from our own address and with their sizes, and initials for the rest', async () => {
    const pictures = { photos: { [id]: 'photo-1' }, logos: {}, cards: { 'en/': 'card-home.png', 'en/hello': 'card-1.png' }, covers: {} };
    const webinar = aWebinar({
      slug: 'hello',
      speakers: [
        { name: 'Mara "M" Ostrow', about: 'Line one\nline two', photo: id },
        { name: 'Jun Tanaka', photo: 'https://example.com/jun.jpg' },
      ],
    });
    const filled = (drawn: Pictures, it = webinar) => {
      const tongue = { locale: 'en', home: 'en' } as const;
      const base = 'https://parley.example';
      return fill(html, { ...toWebinarView(it, {}, new Date(), base, tongue), ...toPictureView(it, drawn, base, tongue) });
    };
    const html = await shell('webinar');
    const page = filled(pictures);
    expect(page).toContain('/_astro/photo-1-96.avif 96w, /_astro/photo-1-192.avif 192w, /_astro/photo-1-384.avif 384w');
    expect(page).toMatch(/<img class="face" src="\/_astro\/photo-1-96\.webp"[^>]* alt="" width="64" height="64" loading="lazy"/);
    expect(page).toContain('Line one\nline two');
    expect(page).toContain('>JT</span>');
    expect(page).not.toContain('example.com/jun.jpg');
    expect(page).toContain('<meta property="og:image" content="https://parley.example/_astro/card-1.png">');
    expect(page).toContain('<meta property="og:image:alt" content="');
    expect(page).toContain('Mara &quot;M&quot; Ostrow, Jun Tanaka">');
    expect(page).toContain('<meta name="twitter:card" content="summary_large_image">');
    const event = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}');
    expect(event).toMatchObject({ '@type': 'Event', image: ['https://parley.example/_astro/card-1.png'] });
    // Published since the last build: the home page's card, and initials.
    expect(filled(pictures, { ...webinar, slug: 'new' })).toContain('content="https://parley.example/_astro/card-home.png"');
    expect(filled(noPictures)).toContain('<meta name="twitter:card" content="summary">');
    expect(filled(noPictures)).toContain('>MO</span>');
  });

  it('shows each state with its own words only', async () => {
    const html = await shell('webinar');
    const words = (state: 'scheduled' | 'live' | 'ended' | 'cancelled', replay: string | null = null) =>
      fill(html, toWebinarView(aWebinar({ state, replay }), {}, new Date('2027-01-01T00:00:00Z')));
    const saying = { form: 'name="email"', ended: 'This webinar has ended</h2>', off: 'was called off</h2>', already: 'Already asked' };
    const said = (page: string) => Object.fromEntries(Object.entries(saying).map(([name, text]) => [name, page.includes(text)]));
    expect(said(words('scheduled'))).toEqual({ form: true, ended: false, off: false, already: true });
    expect(said(words('ended', '/media/a.mp4'))).toEqual({ form: true, ended: false, off: false, already: false });
    expect(said(words('ended'))).toEqual({ form: false, ended: true, off: false, already: false });
    expect(said(words('cancelled'))).toEqual({ form: false, ended: false, off: true, already: false });
  });

  it.each([
    ['en', 'This registers you for these dates as well:'],
    ['de', 'Damit sind Sie auch für diese Termine angemeldet:'],
  ] as const)('names beside the button what a form of a series registers for, in %s', async (locale, words) => {
    const webinar = aWebinar();
    const other = aWebinar({ id: 'bbbbbbbbbb', slug: 'the-other', title: hostile });
    const series = { id: '0000000000', title: hostile, registration: 'all', webinars: [webinar, other] } as const;
    const tongue = { locale, home: 'en' } as const;
    const page = fill(await shell('webinar', locale), toWebinarView(webinar, {}, new Date(), '', tongue, [], series));
    expect(page).not.toContain('<script>alert');
    const form = page.slice(page.indexOf('<form'), page.indexOf('</form>'));
    expect(form.indexOf(words)).toBeGreaterThan(0);
    expect(form.indexOf(words)).toBeLessThan(form.indexOf('type="submit"'));
    expect(form).toMatch(/name="also" value="bbbbbbbbbb"/);
    const alone = fill(await shell('webinar', locale), toWebinarView(webinar, {}, new Date(), '', tongue));
    expect(alone).not.toContain(words);
    expect(alone).toMatch(/name="also" value="none"/);
  });

  it('takes the focus to a summary of what is wrong, with a link to each field', async () => {
    const form = { values: { email: 'nobody' }, errors: [{ pointer: '#/email', detail: 'Please give an email address.' }] };
    const page = fill(await shell('webinar'), toWebinarView(aWebinar(), form, new Date()));
    expect(page).toMatch(/role="alert" tabindex="-1"[^>]*autofocus/);
    expect(page).toContain('<a href="#email">Please give an email address.</a>');
    expect(page).toMatch(/<input[^>]*id="email"[^>]*aria-invalid="true"[^>]*value="nobody"/);
  });

  it('forbids what they do not need, and loads one stylesheet of our own', async () => {
    for (const name of ['webinar', 'registered', 'page']) {
      const html = await shell(name);
      expect(html).toMatch(/<meta http-equiv="content-security-policy"[^>]*script-src 'self' 'sha256-/);
      expect(html).not.toContain('unsafe-inline');
      expect(html.match(/<link rel="stylesheet"/g)).toHaveLength(1);
      // The organisation's colours: what the API fills in is in the policy by its hash.
      expect(html.match(/<style[^>]*>.*?<\/style>/g)).toEqual(['<style>%%html:brand.css%%</style>']);
      expect(html).toMatch(/style-src [^;]*'sha256-%%brand\.hash%%'/);
      expect(html).not.toContain('style="');
    }
  });

  it('opens streams of other hosts and two players to the room, and to no other page', async () => {
    const policy = (html: string) => /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1]?.split(/;\s*/) ?? [];
    const room = policy(await shell('room'));
    for (const line of [
      "connect-src 'self' https:",
      "media-src 'self' https: blob:",
      `frame-src ${Object.values(playerOrigins).join(' ')}`,
    ])
      expect(room).toContain(line);
    expect(room.some((line) => /^(script|worker|default)-src.*(https:|blob:)/.test(line))).toBe(false);
    for (const name of ['webinar', 'registered', 'page']) {
      const other = policy(await shell(name));
      expect(other).toContain("connect-src 'self'");
      expect(other.filter((line) => /^(frame|media)-src/.test(line))).toEqual([]);
    }
    // The checklist asks whether the video's host answers (docs/decisions/0011).
    for (const [name, hosts] of Object.entries({ '': '', 'new/': '', 'speaker/': '', 'webinar/': ' https:', 'moderate/': ' https:' }))
      expect(policy(await readFile(join(out, 'console', name, 'index.html'), 'utf8'))).toContain(`connect-src 'self'${hosts}`);
  });

  it('runs the room from 20 KB of script, and its form from 3.6', async () => {
    const bytes = async (name: string) => [...(await firstScript(out, await shell(name))).values()].reduce((sum, one) => sum + one, 0);
    // Names without the hash of their content, which may spell anything.
    const files = [...(await firstScript(out, await shell('room'))).keys()].map((file) => file.replace(/\.[^.]+\.js$/, '.js')).join();
    // What it walked is the room, and what only some rooms have is not in it.
    expect(files).toMatch(/\/preact\./);
    expect(files).not.toMatch(/Picture|Chat|PollCard|Notes|Pulse|hls/);
    expect(await bytes('room')).toBeGreaterThan(10_000);
    expect(await bytes('room')).toBeLessThanOrEqual(20_000);
    expect(await bytes('webinar')).toBeLessThanOrEqual(3_600);
  });

  it('draws the first window of each kind of page from 14,336 bytes, which a server sends before it hears anything back', async () => {
    const sizeOf = async (path: string) => gzipSync(await readFile(join(out, path))).byteLength;
    for (const page of ['', 'articles/silence-is-an-answer-too/', 'reports/', 'search/', 'shell/en/webinar/']) {
      const html = await readFile(join(out, page, 'index.html'), 'utf8');
      const styles = [...html.matchAll(/<link[^>]* href="([^"]+\.css)"/g)].map(([, href = '']) => href);
      expect(styles.length, page).toBeGreaterThan(0);
      const sizes = await Promise.all([`${page}index.html`, ...styles].map(sizeOf));
      expect(
        sizes.reduce((sum, one) => sum + one, 0),
        page,
      ).toBeLessThanOrEqual(14_336);
    }
  });

  it('speak each language, with the words of their scripts where those are not English', async () => {
    const words = (html: string) => /<script type="application\/json" id="words">(.*?)<\/script>/.exec(html)?.[1];
    const [english, german] = [await shell('webinar'), await shell('webinar', 'de')];
    expect(english).toMatch(/<html lang="en"/);
    expect(german).toMatch(/<html lang="de"/);
    expect(words(english)).toBeUndefined();
    expect(JSON.parse(words(german) ?? '')).toMatchObject({ 'Your time, too': 'Auch Ihre Zeit', '{n} more': '{n} weitere' });
    const view = toWebinarView(aWebinar(), {}, new Date('2027-01-01T00:00:00Z'), 'https://parley.example', { locale: 'de', home: 'en' });
    const page = fill(german, { ...view, ...toPlaceView({ locale: 'de', home: 'en' }, 'https://parley.example', '/webinars/one/') });
    for (const part of [
      '<link rel="canonical" href="https://parley.example/de/webinars/',
      'hreflang="en" href="https://parley.example/webinars/one/"',
      'hreflang="de" href="https://parley.example/de/webinars/one/"',
      'hreflang="x-default" href="https://parley.example/webinars/one/"',
      '"inLanguage":"de"',
      'name="locale" value="de"',
      'href="/de/privacy/"',
      'Platz sichern',
    ])
      expect(page).toContain(part);
    // Same template, same places: only the words differ.
    expect(countMarks([german])).toBe(countMarks([english]));
  });

  it('has a not-found page and no webinar pages without a catalogue', async () => {
    expect(await readFile(join(out, '404.html'), 'utf8')).toContain('There is nothing at this address');
    expect(await readdir(out)).not.toContain('webinars');
  });
});
