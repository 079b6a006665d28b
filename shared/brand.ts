/** The brand as a page takes it: slots of the site's template, filled at build time or by the API. */
import { accentCss, usualAccent } from './accent.ts';
import { noPictures, type Pictures } from './picture.ts';
import { type Brand, usualSettings } from './setting.ts';
import type { View } from './template.ts';

/** What stands in the corner of every page: our own name in lower case, as we write it; everybody else's as they do. */
export const toWordmark = (organisation: string): string =>
  organisation === usualSettings.organisation ? organisation.toLowerCase() : organisation;

/** The site's own stylesheet holds the usual colours already. */
export const brandCss = ({ accent }: Pick<Brand, 'accent'>): string => (accent === usualAccent ? '' : accentCss(accent));

/** The logo for each scheme; where there is only one, it stands on a ground of its own scheme (`plate-light`) in both. */
const toLogoView = ({ logo: { light, dark } }: Brand, { logos }: Pictures): View => {
  const [onLight, onDark] = [logos[light ?? ''], logos[dark ?? '']];
  const [day, night] = [onLight ?? onDark, onDark ?? onLight];
  if (!day || !night) return { 'brand.noLogo': true };
  return {
    'brand.logo': true,
    'brand.plate': onLight && onDark ? '' : onLight ? 'plate-light' : 'plate-dark',
    'brand.light': day.file,
    'brand.lightWidth': String(day.width),
    'brand.lightHeight': String(day.height),
    'brand.dark': night.file,
    'brand.darkWidth': String(night.width),
    'brand.darkHeight': String(night.height),
  };
};

/** `hash`: the stylesheet's, for the content security policy (`sha256`, base64); `at`: what stands before our own paths (`/de`). */
export const toBrandView = (brand: Brand, hash: (text: string) => string, at = '', pictures = noPictures): View => {
  const css = brandCss(brand);
  return {
    'brand.name': brand.organisation,
    'brand.wordmark': toWordmark(brand.organisation),
    'brand.imprint': brand.imprint ?? '',
    'brand.privacy': brand.privacy ?? `${at}/privacy/`,
    'brand.css': css,
    'brand.hash': hash(css),
    ...toLogoView(brand, pictures),
  };
};
