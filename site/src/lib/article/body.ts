/**
 * An article's Markdown (CommonMark and the tables, strikes and bare links of GitHub) as HTML that may stand on a page of ours. What
 * could do harm does none: raw HTML is shown as the text it is, addresses are http, https, mailto or our own, pictures are those that the build drew.
 */
import type { Element, Nodes, Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Code, Html, Root as Source } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { type State, toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { type BlockWords, drawBlock } from './blocks.ts';
import { finish, type Stop } from './finish.ts';
import type { FindPicture } from './picture.ts';
import { isTooMuch } from './too-much.ts';

export type Body = {
  readonly html: string;
  /** The sections, for "In this article". */
  readonly contents: readonly Stop[];
  readonly words: number;
};

/** Deeper nesting than any text needs would cost the stack: such a source is shown as it was written. */
const DEEPEST = 40;
const isTooDeep = (markdown: string): boolean =>
  // Signs of emphasis without words between them are compared each with each.
  /[*_~]{400}/.test(markdown) ||
  // Lists that nest by their indentation cost its square.
  /^ {160,}(?:[-*+]|\d+[.)]) /m.test(markdown) ||
  markdown.split('\n').some((line) => (line.match(/^(?:[\s>]|[-*+] |\d+[.)] )*/)?.[0].match(/>|[-*+] |\d+[.)] /g)?.length ?? 0) > DEEPEST);

const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  attributes: {
    ...defaultSchema.attributes,
    '*': [['className', 'measure', 'measure-value', 'measure-claim', 'measure-own', 'pull', 'soft', 'small']],
    a: ['href'],
    img: ['src', 'alt', 'title'],
    code: [],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption'],
};

const whole = (text: string): Root => ({
  type: 'root',
  children: [{ type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value: text }] }],
});

const parse = (markdown: string, words: BlockWords): Nodes => {
  if (isTooDeep(markdown)) return whole(markdown);
  const source = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return isTooMuch(source) ? whole(markdown) : toHtmlTree(source, words);
};

const toHtmlTree = (source: Source, words: BlockWords): Nodes =>
  toHast(source, {
    handlers: {
      html: (_: State, { value }: Html) => ({ type: 'text', value }),
      code: (_: State, { lang, value }: Code): Element =>
        drawBlock(lang ?? '', value, words) ?? {
          type: 'element',
          tagName: 'pre',
          properties: {},
          children: [{ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value }] }],
        },
    },
  });

const countWords = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;

const wordsIn = (node: Nodes): number =>
  node.type === 'text' ? countWords(node.value) : 'children' in node ? node.children.reduce((sum, child) => sum + wordsIn(child), 0) : 0;

/** `find`: the pictures that there are; without it there are none, and their words stand for them. */
export const toBody = (markdown: string, words: BlockWords, find: FindPicture = () => undefined): Body => {
  const { root, contents } = finish(sanitize(parse(markdown, words), schema), find);
  return { html: toHtml(root), contents, words: wordsIn(root) };
};
