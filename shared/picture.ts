/** Pictures as the built site has them: made from uploads by the build, named by what they show. */
/** Where the site's hashed files are, and where the build says which pictures there are (with the pages that the API fills). */
export const pictureFolder = '/_astro/';
export const picturesPath = '/shell/pictures.json';
/** Beside it the cards of articles by their slugs: only the build reads them, and there may be a thousand. */
export const articleCardsPath = '/shell/article-cards.json';

/** Beside those, the pictures in articles by their names. */
export const articlePicturesPath = '/shell/article-pictures.json';

/** Pixels of a photo's sides, and of a logo's height; a logo is at most eight times as wide as high. */
export const photoSizes = [96, 192, 384] as const;
export const logoHeights = [40, 80] as const;
export const LOGO_WIDEST = 8;

/** Pixels of the widths of a report's first page. */
export const coverWidths = [320, 640, 960] as const;

/** Pixels of the widths of a picture in an article: the column on a telephone, there on a sharp screen, on a sharp wide one. */
export const articleWidths = [400, 800, 1200] as const;

export type Logo = { readonly file: string; readonly width: number; readonly height: number };

/** What the last build made: photos and logos by their upload's id, cards by language and slug (`de/pricing`, `de/` is the home page). */
export type Pictures = {
  readonly photos: Readonly<Record<string, string>>;
  readonly logos: Readonly<Record<string, Logo>>;
  readonly cards: Readonly<Record<string, string>>;
  /** First pages of reports, each with the size of its largest. */
  readonly covers: Readonly<Record<string, Logo>>;
};
export const noPictures: Pictures = { photos: {}, logos: {}, cards: {}, covers: {} };

/** Pictures in articles by name, each with the size of its largest. */
export type ArticlePictures = Readonly<Record<string, Logo>>;

/** What can be read of a build's list of pictures; none where it is not ours. */
export const readPictures = (json: string | undefined): Pictures => {
  if (json === undefined) return noPictures;
  try {
    return { ...noPictures, ...(JSON.parse(json) as Partial<Pictures>) };
  } catch {
    return noPictures;
  }
};

type Shape = { readonly width: number; readonly height: number };
type Square = { readonly left: number; readonly top: number; readonly side: number };

/** The part of a photo that is shown: its middle, and of an upright one the upper part, where the face is. */
export const toSquare = ({ width, height }: Shape): Square => {
  const side = Math.min(width, height);
  return { left: Math.round((width - side) / 2), top: Math.round((height - side) / 4), side };
};
