/**
 * Two blocks that an article may hold besides Markdown: a figure with its source, and a pull quote. Both are fenced (` ```figure `,
 * ` ```pull `), with a `key: value` in each line, so that they stay readable wherever Markdown is read.
 */
import type { Element, ElementContent } from 'hast';

/** `measured` is our own counterpart of the claim, as counted with our own customers. */
type FigureBlock = Readonly<Record<'value' | 'claim' | 'source' | 'year', string>> &
  Readonly<Partial<Record<'url' | 'method' | 'measured', string>>>;
type PullBlock = { readonly quote: string; readonly by?: string };
export type BlockWords = Readonly<Record<'source' | 'method' | 'measured', string>>;

const readLines = (source: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    source.split('\n').flatMap((line) => {
      const [, key, value] = line.match(/^\s*([a-z]+)\s*:\s*(\S.*?)\s*$/i) ?? [];
      return key && value ? [[key.toLowerCase(), value]] : [];
    }),
  );

/** Nothing where a claim would stand without value, source or year: the block then stays text, so that its author sees what is missing. */
const toFigure = (source: string): FigureBlock | undefined => {
  const { value, claim, source: from, year, ...more } = readLines(source);
  if (!value || !claim || !from || !year) return undefined;
  const { url, method, measured } = more;
  return { value, claim, source: from, year, ...(url && { url }), ...(method && { method }), ...(measured && { measured }) };
};

const toPull = (source: string): PullBlock | undefined => {
  const { quote, by } = readLines(source);
  return quote ? { quote, ...(by && { by }) } : undefined;
};

const element = (tagName: string, className: string, children: readonly (ElementContent | string)[]): Element => ({
  type: 'element',
  tagName,
  properties: className ? { className: className.split(' ') } : {},
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});

const drawFigure = ({ value, claim, source, year, url, method, measured }: FigureBlock, words: BlockWords): Element => {
  const named = url ? { ...element('a', '', [source]), properties: { href: url } } : source;
  return element('figure', 'measure', [
    element('p', 'measure-value', [value]),
    element('p', 'measure-claim', [claim]),
    ...(measured ? [element('p', 'measure-own', [element('b', '', [`${words.measured}: `]), measured])] : []),
    element('figcaption', 'soft small', [`${words.source}: `, named, `, ${year}. `, ...(method ? [`${words.method}: ${method}`] : [])]),
  ]);
};

const drawPull = ({ quote, by }: PullBlock): Element =>
  element('figure', 'pull', [element('blockquote', '', [element('p', '', [quote])]), ...(by ? [element('figcaption', 'soft', [by])] : [])]);

/** The block that a fence of this name holds; nothing where it is no block of ours, or is not whole. */
export const drawBlock = (name: string, source: string, words: BlockWords): Element | undefined => {
  const figure = name === 'figure' ? toFigure(source) : undefined;
  if (figure) return drawFigure(figure, words);
  const pull = name === 'pull' ? toPull(source) : undefined;
  return pull && drawPull(pull);
};
