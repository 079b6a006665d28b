/** What a build draws: run as the build runs it, from an API that answers with what is put into it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Pictures, toSquare } from '#shared/picture.ts';
import { type Brand, toBrand, usualSettings } from '#shared/setting.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import type { Shown } from '../../site/pictures/written.ts';
import { avifHead, jpegHead, pngHead, textBytes } from '../upload/headers.ts';
import { aWebinar } from './webinar.fixture.ts';

let folder = '';
let logged: string[] = [];
let webinars: PublicWebinar[] = [];
let articles: Shown[] = [];
let brand: Brand;
const originals = new Map<string, Uint8Array>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'));
  logged = [];
  webinars = [];
  articles = [];
  brand = toBrand(usualSettings);
  originals.clear();
  vi.stubEnv('PARLEY_API', 'http://api.example.com');
  vi.stubGlobal('fetch', async (url: URL) => Response.json(url.pathname === '/api/brand' ? brand : { items: webinars }));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** A build: each asks the API anew, and finds what the one before it drew. */
const build = async (number: number): Promise<Pictures> => {
  vi.resetModules();
  const { drawPictures } = await import('../../site/pictures/draw.ts');
  const readFrom = (name: string) => (path: string) => readFile(join(folder, name, path)).catch(() => undefined);
  return drawPictures({
    out: join(folder, String(number)),
    original: async (id) => originals.get(id),
    articles: async () => articles,
    earlier: readFrom(String(number - 1)),
    log: (line) => logged.push(line),
  });
};
const drawn = async (file: string, number = 1): Promise<Buffer> => readFile(join(folder, String(number), '_astro', file));
const speaking = (photo: string): PublicWebinar => aWebinar({ speakers: [{ name: 'Mara Ostrow', photo }] });

const EXIF = { IFD0: { Copyright: 'Nobody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } };
const colour = (width: number, height: number, background = '#aa3311') => sharp({ create: { width, height, channels: 3, background } });
const photoOf = async (width = 900, height = 1_200): Promise<Uint8Array> => colour(width, height).withExif(EXIF).jpeg().toBuffer();
const id = (letter: string): string => letter.repeat(26);

describe('photos', () => {
  it('become squares of each size in two formats, and keep nothing but their pixels', async () => {
    const sent = await photoOf();
    expect(Buffer.from(sent).includes('Nobody')).toBe(true);
    originals.set(id('a'), Buffer.concat([sent, textBytes('<script>alert("tail")</script>PK\u0003\u0004')]));
    webinars = [speaking(id('a'))];
    const stem = (await build(1)).photos[id('a')];
    for (const size of [96, 192, 384])
      for (const [type, format] of [
        ['avif', 'heif'],
        ['webp', 'webp'],
      ] as const) {
        const bytes = await drawn(`${stem}-${size}.${type}`);
        expect(await sharp(bytes).metadata()).toMatchObject({ format, width: size, height: size, hasAlpha: false });
        const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
        expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
        for (const trace of ['Nobody', 'Exif', 'script', 'PK\u0003\u0004']) expect(bytes.includes(trace), trace).toBe(false);
        expect(bytes.length).toBeLessThan(sent.length);
      }
  });

  it('stand upright, and show the upper part of what is higher than wide', async () => {
    // Lying on its side, as phones store it: upright it is 600 × 900, blue above and red below.
    const upright = await colour(600, 900, '#cc0000')
      .composite([{ input: await colour(600, 450, '#0000cc').png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    originals.set(id('a'), await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer());
    webinars = [speaking(id('a'))];
    const bytes = await drawn(`${(await build(1)).photos[id('a')]}-384.webp`);
    const at = async (top: number) => [...(await sharp(bytes).extract({ left: 190, top, width: 1, height: 1 }).raw().toBuffer())];
    const { top, side } = toSquare({ width: 600, height: 900 });
    const edge = ((450 - top) / side) * 384;
    const [above = [], below = []] = [await at(Math.round(edge) - 20), await at(Math.round(edge) + 20)];
    expect([(above[2] ?? 0) > 150, (below[0] ?? 0) > 150]).toEqual([true, true]);
  });

  it.each([
    [
      'is an SVG with a script',
      textBytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>'),
    ],
    ['is a page behind a JPEG’s first bytes', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...textBytes('<script>alert(1)</script>')])],
    ['unpacks to 2,500 million pixels', pngHead(50_000, 50_000)],
    ['has a size and no pixels', jpegHead(400, 400)],
    ['says it is an AVIF', avifHead(400, 400)],
    ['is cut off', undefined],
    ['is not there', null],
  ])('are left out where a file %s, and the build goes on without a name in its log', async (_, bytes) => {
    const whole = await photoOf();
    originals.set(id('b'), whole);
    if (bytes !== null) originals.set(id('a'), bytes ?? whole.slice(0, Math.round(whole.length / 2)));
    webinars = [speaking(id('a')), aWebinar({ id: 'another', slug: 'another', speakers: [{ name: 'Jun', photo: id('b') }] })];
    const { photos, cards } = await build(1);
    expect(Object.keys(photos)).toEqual([id('b')]);
    expect(Object.keys(cards)).toHaveLength(6);
    expect(logged.join()).not.toMatch(/Mara|Jun|aaaa/);
  });
});

describe('logos', () => {
  it('keep their shape and what is clear in them, as WebP and as PNG for mail', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const logo = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 4, background: clear } })
        .png()
        .toBuffer();
    originals.set(id('a'), await logo(600, 150)).set(id('b'), await logo(2_000, 100));
    brand = { ...brand, logo: { light: id('a'), dark: id('b') } };
    const { logos } = await build(1);
    expect(logos[id('a')]).toMatchObject({ width: 160, height: 40 });
    // Eight times as wide as high, and no wider.
    expect(logos[id('b')]).toMatchObject({ width: 320, height: 16 });
    const file = logos[id('a')]?.file;
    expect(await sharp(await drawn(`${file}-80.webp`)).metadata()).toMatchObject({ width: 320, height: 80, hasAlpha: true });
    expect(await sharp(await drawn(`${file}-40.png`)).metadata()).toMatchObject({ width: 160, height: 40, hasAlpha: true });
  });
});

describe('cards', () => {
  it('are made for every page in every language, small enough for those who show them', async () => {
    originals.set(id('a'), await photoOf());
    webinars = [speaking(id('a'))];
    const { cards } = await build(1);
    expect(Object.keys(cards).sort()).toEqual(['de/', `de/${webinars[0]?.slug}`, 'en/', `en/${webinars[0]?.slug}`]);
    expect(new Set(Object.values(cards)).size).toBe(4);
    for (const card of Object.values(cards)) {
      const bytes = await drawn(card);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
      expect(bytes.length).toBeLessThan(300_000);
    }
  });

  it.each([
    ['emoji', 'Ask 🙋🏽‍♀️ anything 🇩🇪', 'Ask anything'],
    ['Arabic', 'مرحبا بالعالم', undefined],
    ['Chinese', '提出问题', undefined],
    ['letters of the east', 'Łódź, Šibenik, Őrség', 'Łódź, Šibenik, Őrség'],
  ])('say what the font can say of %s, and nothing in boxes', async (_, title, said) => {
    const { drawable } = await import('../../site/pictures/lettering.ts');
    expect(drawable(title)).toBe(said);
    webinars = [aWebinar({ title })];
    expect(Object.keys((await build(1)).cards)).toHaveLength(4);
    expect(logged.at(-1)).toBe('Pictures: 4 drawn, 0 as before, 0 left out.');
  });

  it('break lines where they are full, and say where something was cut', async () => {
    const { breakLines, widthOf } = await import('../../site/pictures/lettering.ts');
    const style = { weight: 700, size: 60 } as const;
    const lines = breakLines('One two three four five six seven eight nine ten eleven twelve', 500, 3, style);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
    for (const line of [...lines, ...breakLines('Donaudampfschifffahrtsgesellschaft', 500, 2, style)])
      expect(widthOf(line, style)).toBeLessThanOrEqual(500);
  });
});

it('draws only what has changed since the build before', async () => {
  originals.set(id('a'), await photoOf());
  webinars = [speaking(id('a'))];
  const first = await build(1);
  originals.clear();
  const second = await build(2);
  expect(logged.at(-1)).toBe('Pictures: 0 drawn, 5 as before, 0 left out.');
  expect(second).toEqual(first);
  expect(await readdir(join(folder, '2', '_astro'))).toEqual(await readdir(join(folder, '1', '_astro')));
  webinars = [{ ...speaking(id('a')), title: 'Another title' }];
  expect((await build(3)).photos).toEqual(first.photos);
  expect(logged.at(-1)).toBe('Pictures: 2 drawn, 3 as before, 0 left out.');
});

describe('cards of articles', () => {
  const article = (slug: string, title = 'Every question is a promise'): Shown => ({
    ...{ slug, title, topics: ['Answering', 'Service'], author: { name: 'Tess Okoye', about: 'Tess writes.' }, markdown: '' },
  });
  const listed = async (number: number): Promise<Record<string, string>> =>
    JSON.parse(await readFile(join(folder, String(number), 'shell/article-cards.json'), 'utf8'));

  it('are as large as others, and found again by the next build', async () => {
    articles = [article('one'), article('two', '<script>alert(1)</script> & 開 🎈')];
    await build(1);
    const cards = await listed(1);
    expect(Object.keys(cards).sort()).toEqual(['one', 'two']);
    expect(await sharp(await drawn(cards.one ?? '')).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect((await drawn(cards.one ?? '')).length).toBeLessThan(60_000);
    articles = [...articles, article('three', 'Another')];
    await build(2);
    expect(logged.at(-1)).toBe('Pictures: 1 drawn, 4 as before, 0 left out.');
    expect(await listed(2)).toMatchObject(cards);
  });

  it('are made of the files of the site, as the pages are', async () => {
    const { shownArticles } = await import('../../site/pictures/written.ts');
    vi.stubEnv('PARLEY_API', '');
    expect((await shownArticles()).map(({ slug }) => slug)).toContain('silence-is-an-answer-too');
  });
});

describe('what was written in the console', () => {
  it('is read once for pictures and pages: what is published between them waits for the next build', async () => {
    const { written } = await import('../../site/src/lib/article/written.ts');
    const names = async (): Promise<string[]> => (await written()).map(({ slug }) => slug);
    let published = [{ slug: 'one' }];
    vi.stubGlobal('fetch', async () => Response.json({ items: published }));
    vi.stubEnv('PARLEY_PICTURES', join(folder, '1'));
    expect(await names()).toEqual(['one']);
    published = [{ slug: 'one' }, { slug: 'two' }];
    expect(await names()).toEqual(['one']);
    vi.stubEnv('PARLEY_PICTURES', join(folder, '2'));
    expect(await names()).toEqual(['one', 'two']);
  });
});

describe('pictures of articles', () => {
  const showing = (...names: string[]): Shown => ({
    ...{ slug: 'one', title: 'One', topics: ['Service'], author: { name: 'Tess Okoye', about: 'Tess writes.' } },
    markdown: names.map((name) => `![x](/pictures/${name})`).join('\n\n'),
  });
  const listed = async (): Promise<Record<string, { file: string; width: number; height: number }>> =>
    JSON.parse(await readFile(join(folder, '1', 'shell/article-pictures.json'), 'utf8'));

  it('are drawn in each width and format, no larger than they were sent, and keep nothing but their pixels', async () => {
    originals.set(id('a'), await photoOf(900, 600));
    articles = [showing(id('a'), id('c'), 'eighty-questions.svg', 'nowhere.svg', 'constructor')];
    await build(1);
    const made = await listed();
    expect(Object.keys(made).sort()).toEqual([id('a'), 'eighty-questions.svg']);
    const [sent, own] = [made[id('a')], made['eighty-questions.svg']];
    expect([sent, own]).toMatchObject([
      { width: 900, height: 600 },
      { width: 1200, height: 680 },
    ]);
    for (const [suffix, format, width] of [
      ['400.avif', 'heif', 400],
      ['800.webp', 'webp', 800],
      ['1200.avif', 'heif', 900],
      ['800.jpg', 'jpeg', 800],
    ] as const) {
      const bytes = await drawn(`${sent?.file}-${suffix}`);
      const { exif, xmp, ...seen } = await sharp(bytes).metadata();
      expect([exif, xmp, seen.format, seen.width]).toEqual([undefined, undefined, format, width]);
    }
    expect((await drawn(`${own?.file}-400.avif`)).length).toBeLessThan(20_000);
    originals.clear();
    await build(2);
    expect(logged.at(-1)).toBe('Pictures: 0 drawn, 5 as before, 0 left out.');
  });

  it.each([
    ['an SVG', textBytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>')],
    ['a bomb', pngHead(50_000, 50_000)],
    ['a size without pixels', jpegHead(400, 400)],
  ])('are left out where an upload is %s, whatever was said of it', async (_, bytes) => {
    originals.set(id('a'), bytes);
    articles = [showing(id('a'))];
    await build(1);
    expect(await listed()).toEqual({});
  });
});
