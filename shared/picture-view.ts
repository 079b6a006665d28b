/** What a page shows of the pictures that the last build made: slots, as the rest of the page has them. Pure. */
import { toFaces } from './card.ts';
import { toEventJson } from './event-json.ts';
import { type Pictures, pictureFolder } from './picture.ts';
import { prefixOf, type Tongue } from './place.ts';
import { escapeHtml, type View } from './template.ts';
import type { PublicWebinar } from './webinar.ts';

/** The size that every card has (site/pictures/card.ts). */
const CARD = { width: 1200, height: 630 } as const;

/** The card of a page, as an address that other sites can ask for; the home page's stands in for one that is not drawn yet. */
export const cardOf = (pictures: Pictures, base: string, { locale }: Tongue, slug = ''): string | undefined => {
  const file = pictures.cards[`${locale}/${slug}`] ?? pictures.cards[`${locale}/`];
  return file && `${base}${pictureFolder}${file}`;
};

const meta = (name: string, content: string | number): string =>
  `<meta ${name.startsWith('og:') ? 'property' : 'name'}="${name}" content="${escapeHtml(String(content))}">`;

/** Tags of a page's head. `alt`: what the card says, for those who do not see it. */
export const toCardTags = (card: string | undefined, alt: string): string =>
  card === undefined
    ? meta('twitter:card', 'summary')
    : [
        meta('og:image', card),
        meta('og:image:width', CARD.width),
        meta('og:image:height', CARD.height),
        meta('og:image:alt', alt),
        meta('twitter:card', 'summary_large_image'),
      ].join('');

/** To be laid over the view of a webinar's page (view.ts). `base`: the public address without a slash at its end. */
export const toPictureView = (webinar: PublicWebinar, pictures: Pictures, base: string, tongue: Tongue): View => {
  const card = cardOf(pictures, base, tongue, webinar.slug);
  const url = `${base}${prefixOf(tongue)}/webinars/${webinar.slug}/`;
  const names = webinar.speakers.map(({ name }) => name).join(', ');
  return {
    speakers: toFaces(webinar.speakers, pictures),
    cardTags: toCardTags(card, [webinar.title, names].filter(Boolean).join(', ')),
    eventJson: toEventJson(webinar, url, tongue.locale, card),
  };
};
