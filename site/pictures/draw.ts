/**
 * Everything that a build of the site draws: photos and logos out of uploads, a card for each page that people share. Files are named by
 * what they are made of, so that the next build finds what has not changed.
 */
import { toWordmark } from '#shared/brand.ts';
import { toInitials } from '#shared/card.ts';
import {
  articleCardsPath,
  articlePicturesPath,
  coverWidths,
  type Logo,
  logoHeights,
  type Pictures,
  photoSizes,
  picturesPath,
} from '#shared/picture.ts';
import { type Brand, locales, toBrand, usualSettings } from '#shared/setting.ts';
import { askApi } from '../src/lib/api.ts';
import { catalogue } from '../src/lib/catalogue.ts';
import { papers } from '../src/lib/papers.ts';
import { drawArticleCards } from './article-cards.ts';
import { drawArticlePictures } from './article-pictures.ts';
import { type Card, drawCard } from './card.ts';
import { ofHome, ofWebinar } from './card-words.ts';
import { createMaker, type Files, forEach, hash, type Sources } from './maker.ts';
import { drawCover, drawLogo, drawPhoto } from './redraw.ts';

const photoSuffixes = photoSizes.flatMap((size) => [`-${size}.avif`, `-${size}.webp`]);
const coverSuffixes = coverWidths.flatMap((width) => [`-${width}.avif`, `-${width}.webp`]);
const logoSuffixes = logoHeights.flatMap((height) => [`-${height}.webp`, `-${height}.png`]);

export const drawPictures = async ({ out, original, articles, earlier, log }: Sources): Promise<Pictures> => {
  const { make, keep, counted } = createMaker({ out, earlier, log });

  const [webinars, brand] = [await catalogue(), (await askApi<Brand>('/api/brand')) ?? toBrand(usualSettings)];

  const photos = new Map<string, { stem: string; files: Files }>();
  for (const id of new Set(webinars.flatMap(({ speakers }) => speakers.flatMap(({ photo }) => photo ?? [])))) {
    const stem = `photo-${hash(id)}`;
    const files = await make(stem, photoSuffixes, async () => {
      const sent = await original(id);
      return sent && drawPhoto(sent);
    });
    if (files) photos.set(id, { stem, files });
  }

  const logos = new Map<string, { logo: Logo; files: Files }>();
  for (const id of new Set(Object.values(brand.logo).flatMap((one) => one ?? []))) {
    const stem = `logo-${hash(id)}`;
    const files = await make(stem, logoSuffixes, async () => {
      const sent = await original(id);
      return sent && (await drawLogo(sent)).files;
    });
    if (files) logos.set(id, { logo: { file: stem, ...sizeOfPng(files.get(`-${logoHeights[0]}.png`)) }, files });
  }

  const covers: Record<string, Logo> = {};
  for (const id of new Set((await papers()).flatMap((one) => ('cover' in one && one.cover ? [one.cover] : [])))) {
    const stem = `cover-${hash(id)}`;
    const files = await make(stem, [...coverSuffixes, '.json'], async () => {
      const sent = await original(id);
      const drawn = sent && (await drawCover(sent));
      return drawn && [...drawn.files, { suffix: '.json', bytes: Buffer.from(JSON.stringify([drawn.width, drawn.height])) }];
    });
    const [width = 0, height = 0] = files ? (JSON.parse(Buffer.from(files.get('.json') ?? []).toString()) as number[]) : [];
    if (files) covers[id] = { file: stem, width, height };
  }

  const light = brand.logo.light === null ? undefined : logos.get(brand.logo.light);
  const png = light?.files.get(`-${logoHeights[1]}.png`);
  const look = {
    wordmark: toWordmark(brand.organisation),
    accent: brand.accent,
    ...(light && png ? { logo: { png, width: light.logo.width * 2, height: light.logo.height * 2 } } : {}),
  };
  const cards: Record<string, string> = {};
  const pages = locales.flatMap((locale) => [undefined, ...webinars].map((webinar) => ({ locale, webinar })));
  await forEach(pages, async ({ locale, webinar }) => {
    const shown = webinar ? ofWebinar(webinar, locale) : ofHome(locale);
    const faces = (webinar?.speakers ?? []).map(({ name, photo }) => ({
      name,
      initials: toInitials(name),
      drawn: photo ? photos.get(photo) : undefined,
    }));
    const stem = `card-${hash([look.wordmark, look.accent, light?.logo.file, shown, faces.map(({ name, drawn }) => [name, drawn?.stem])])}`;
    const card = (): Card => ({
      ...look,
      ...shown,
      faces: faces.map(({ name, initials, drawn }) => {
        const photo = drawn?.files.get('-192.webp');
        return { name, initials, ...(photo ? { photo } : {}) };
      }),
    });
    if (await make(stem, ['.png'], async () => [{ suffix: '.png', bytes: await drawCard(card()) }]))
      cards[`${locale}/${webinar?.slug ?? ''}`] = `${stem}.png`;
  });

  const written = await articles();
  const articlePictures = await drawArticlePictures(written, { make, original });
  await keep(articlePicturesPath.slice(1), Buffer.from(JSON.stringify(articlePictures)));
  const articleCards = await drawArticleCards(written, { make, look, logo: light?.logo.file });
  await keep(articleCardsPath.slice(1), Buffer.from(JSON.stringify(articleCards)));

  const pictures: Pictures = {
    photos: Object.fromEntries([...photos].map(([id, { stem }]) => [id, stem])),
    logos: Object.fromEntries([...logos].map(([id, { logo }]) => [id, logo])),
    cards,
    covers,
  };
  await keep(picturesPath.slice(1), Buffer.from(JSON.stringify(pictures)));
  log(`Pictures: ${counted.drawn} drawn, ${counted.found} as before, ${counted.failed} left out.`);
  return pictures;
};

/** From its header (IHDR). */
const sizeOfPng = (png: Uint8Array | undefined): { readonly width: number; readonly height: number } => {
  if (!png) return { width: 0, height: 0 };
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};
