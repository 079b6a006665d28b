/** A picture in an article as its page shows it: in the format and width that a reader's screen needs, with its place kept free. */
import type { Element, ElementContent } from 'hast';
import { pictureName } from '#shared/article-picture.ts';
import { type ArticlePictures, articleWidths, pictureFolder } from '#shared/picture.ts';

type Found = {
  readonly src: string;
  readonly width?: number;
  readonly height?: number;
  readonly sources?: readonly { readonly type: string; readonly srcSet: string }[];
};
/** Undefined where there is no such picture: its words stand for it. */
export type FindPicture = (address: string) => Found | undefined;

/** The column of the text (reading.css). */
const SIZES = '(min-width: 44rem) 41rem, calc(100vw - 2rem)';

/** Those that the build drew. */
export const drawnIn =
  (drawn: ArticlePictures): FindPicture =>
  (address) => {
    const name = pictureName(address);
    const found = name !== undefined && Object.hasOwn(drawn, name) ? drawn[name] : undefined;
    if (!found) return undefined;
    const at = `${pictureFolder}${found.file}`;
    // A narrow one is as wide as it is in all larger sizes.
    const widths = articleWidths.filter((width, index) => width <= found.width || (articleWidths[index - 1] ?? 0) < found.width);
    const set = (kind: string): string => widths.map((width) => `${at}-${width}.${kind} ${Math.min(width, found.width)}w`).join(', ');
    return {
      ...{ src: `${at}-800.jpg`, width: found.width, height: found.height },
      sources: ['avif', 'webp'].map((kind) => ({ type: `image/${kind}`, srcSet: set(kind) })),
    };
  };

const element = (tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element => ({
  ...{ type: 'element', tagName, properties, children },
});

/** For one article: its first picture is asked for at once, the others once they come near. */
export const createPlacer = (find: FindPicture) => {
  let isFirst = true;
  const draw = ({ src, width, height, sources }: Found, alt: string): Element => {
    const loading = isFirst ? 'eager' : 'lazy';
    isFirst = false;
    const image = element('img', { src, alt, ...(width && { width }), ...(height && { height }), loading, decoding: 'async' });
    return sources ? element('picture', {}, [...sources.map((one) => element('source', { ...one, sizes: SIZES })), image]) : image;
  };
  const altOf = ({ properties }: Element): string => String(properties.alt ?? '');
  const foundFor = ({ properties }: Element): Found | undefined => find(String(properties.src ?? ''));

  /** Among other words. */
  const place = (image: Element): ElementContent => {
    const found = foundFor(image);
    return found ? draw(found, altOf(image)) : { type: 'text', value: altOf(image) };
  };

  /** A paragraph that holds nothing but pictures: each is a figure, its title is what stands below it. */
  const placeAlone = (paragraph: Element): readonly Element[] | undefined => {
    if (paragraph.tagName !== 'p') return undefined;
    const inside = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
    const images = inside.flatMap((child) => (child.type === 'element' && child.tagName === 'img' && foundFor(child) ? [child] : []));
    if (images.length === 0 || images.length < inside.length) return undefined;
    return images.map((image) => {
      const caption = String(image.properties.title ?? '');
      const below = caption ? [element('figcaption', { className: ['soft', 'small'] }, [{ type: 'text', value: caption }])] : [];
      const found = foundFor(image);
      return element('figure', { className: ['shown'] }, [...(found ? [draw(found, altOf(image))] : []), ...below]);
    });
  };
  return { place, placeAlone };
};
