/**
 * Pictures in an article's Markdown: `![what it shows](/pictures/<name> "Caption")`. The name is that of an upload, or of a file of the
 * site's own (site/src/content/pictures/). Nothing else is shown: a reader's browser asks nobody but this site. Pure.
 */
import type { FieldError } from './problem.ts';

/** `alt`: what it shows, for those who do not see it. */
export type PlacedPicture = { readonly alt: string; readonly address: string };

const MOST = 40;
const POINTER = '#/markdown';

/** Lines of fenced code say what they say. */
const withoutCode = (markdown: string): string => {
  let fence = '';
  const read = (line: string): boolean => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    else return false;
    return mark === '';
  };
  return markdown.split('\n').filter(read).join('\n');
};

// Bounded, so that thousands of beginnings without an end are no work.
const written = /!\[((?:[^\]\\]|\\.){0,1000})\]\(\s{0,9}<?([^\s)>]{1,500})/g;

export const picturesIn = (markdown: string): readonly PlacedPicture[] =>
  [...withoutCode(markdown).matchAll(written)].map(([, alt = '', address = '']) => ({ alt: alt.trim(), address }));

/** The name of a picture of ours by its address; undefined for any other. */
export const pictureName = (address: string): string | undefined => /^\/pictures\/([0-9a-z][0-9a-z.-]{0,99})$/.exec(address)?.[1];
const pictureAddress = (name: string): string => `/pictures/${name}`;

/** Of an upload (`uploadId`), not of a file of the site. */
export const isUpload = (name: string): boolean => /^[0-9a-z]{26}$/.test(name);

const namesIn = (markdown: string): readonly string[] => [
  ...new Set(picturesIn(markdown).flatMap(({ address }) => pictureName(address) ?? [])),
];
export const uploadsIn = (markdown: string): readonly string[] => namesIn(markdown).filter(isUpload);
/** Those that the site has to draw for it. */
export const drawableIn = (markdown: string): readonly string[] => namesIn(markdown).slice(0, MOST);

const isForeign = ({ address }: PlacedPicture): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address);

/** What a text lacks before everybody may read it. */
export const pictureErrors = (markdown: string): readonly FieldError[] => {
  const mute = picturesIn(markdown).some(({ alt, address }) => alt === '' && pictureName(address) !== undefined);
  const many = namesIn(markdown).length > MOST;
  return [
    ...(mute ? ['Please say in the square brackets what each picture shows: people who do not see it hear that.'] : []),
    ...(many ? [`An article has ${MOST} pictures at most.`] : []),
  ].map((detail) => ({ pointer: POINTER, detail }));
};

/** What its author should know while it is written. */
export const pictureAdvice = (markdown: string): readonly string[] => {
  const foreign = picturesIn(markdown).find(isForeign);
  return [
    ...pictureErrors(markdown).map(({ detail }) => detail),
    ...(foreign
      ? [
          `The picture at ${foreign.address.slice(0, 80)} is not shown, only its words: readers’ browsers ask no other site. If you may use it, save it and place it from your computer.`,
        ]
      : []),
  ];
};

/** Markdown with a picture on lines of its own behind the paragraph at `at`. */
export const placeIn = (markdown: string, at: number, { name, alt, caption }: { name: string; alt: string; caption: string }): string => {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const words = plain(alt).replace(/[\\[\]]/g, '\\$&');
  const below = plain(caption).replace(/[\\"]/g, '\\$&');
  const line = `![${words}](${pictureAddress(name)}${below && ` "${below}"`})`;
  const end = markdown.indexOf('\n\n', at);
  const [before, after] = end < 0 ? [markdown, ''] : [markdown.slice(0, end), markdown.slice(end)];
  return [before.trimEnd(), line, after.trimStart()].filter((part) => part !== '').join('\n\n');
};
