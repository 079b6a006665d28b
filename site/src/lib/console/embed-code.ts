/** What a team copies for another site: the code, and the lines that a strict policy there needs. Pure. */
import { type EmbedKind, embedFolder, embedScript } from '#shared/embed.ts';
import { escapeHtml } from '#shared/template.ts';

export type Choice = {
  readonly kind: EmbedKind;
  /** The webinar's slug and title; not for a list. */
  readonly slug: string;
  readonly title: string;
  /** The site it is for, where it is known: a plain frame cannot say it by itself. */
  readonly site: string;
  readonly looks: Readonly<Record<'accent' | 'ground' | 'scheme' | 'radius' | 'font' | 'language' | 'count', string>>;
};

const words: Readonly<Record<EmbedKind, string>> = { form: 'Register for', question: 'Ask about', list: 'Next webinars' };
const nameOf = ({ kind, title }: Choice): string => (kind === 'list' ? words.list : `${words[kind]}: ${title}`);
const tag = (name: string, attributes: readonly (readonly [string, string])[], inner = ''): string =>
  `<${name} ${attributes.map(([key, value]) => (value === '' ? key : `${key}="${escapeHtml(value)}"`)).join(' ')}>${inner}</${name}>`;

const saidOf = ({ kind, looks }: Choice): readonly (readonly [string, string])[] =>
  Object.entries(looks).filter(([name, value]) => value !== '' && (name !== 'count' || kind === 'list'));

/** Where the frame is. */
export const toFrameUrl = (base: string, choice: Choice): string => {
  const { kind, slug, site } = choice;
  const query = new URLSearchParams([...saidOf(choice).map(([name, value]) => [name, value]), ...(site ? [['from', site]] : [])]);
  const path = kind === 'list' ? kind : `${kind}/${encodeURIComponent(slug)}`;
  return `${base}/${embedFolder}/${path}${query.size > 0 ? `?${query}` : ''}`;
};

/** For a browser without script: our own page. */
const toPlainLink = (base: string, choice: Choice): string => {
  const source = choice.site ? `?${new URLSearchParams({ utm_source: new URL(choice.site).host, utm_medium: 'embed' })}` : '';
  return tag('a', [['href', `${base}${choice.kind === 'list' ? '/' : `/webinars/${choice.slug}/`}${source}`]], escapeHtml(nameOf(choice)));
};

export const toScriptCode = (base: string, choice: Choice): string =>
  [
    tag('script', [
      ['async', ''],
      ['src', `${base}${embedScript}`],
      ['data-parley', choice.kind],
      ...(choice.kind === 'list' ? [] : ([['data-webinar', choice.slug]] as const)),
      ...saidOf(choice).map(([name, value]) => [`data-${name}`, value] as const),
      ['data-title', nameOf(choice)],
    ]),
    `<noscript>${toPlainLink(base, choice)}</noscript>`,
  ].join('\n');

const heights: Readonly<Record<EmbedKind, string>> = { form: '760', question: '700', list: '420' };

export const toFrameCode = (base: string, choice: Choice): string =>
  tag(
    'iframe',
    [
      ['src', toFrameUrl(base, choice)],
      ['title', nameOf(choice)],
      ['width', '100%'],
      ['height', heights[choice.kind]],
      ['frameborder', '0'],
      ['loading', 'lazy'],
      ['referrerpolicy', 'origin'],
    ],
    toPlainLink(base, choice),
  );

/** What a site with a content security policy of its own adds to it. */
export const toPolicyLines = (base: string): { readonly script: string; readonly frame: string } => ({
  script: `script-src ${base}${embedScript}; frame-src ${base}/${embedFolder}/`,
  frame: `frame-src ${base}/${embedFolder}/`,
});
