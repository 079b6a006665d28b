/** One frame for every mail: the same blocks as HTML and as the text twin, and below them why it was sent, by whom, and how to stop it. */
import { html } from 'hono/html';
import { toLine, toLines } from '#shared/clean.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import type { Block } from './blocks.ts';
import { type Html, layout, type MailBrand } from './layout.ts';
import { mayLead } from './leads.ts';
import type { Letter } from './letter.ts';

export type Said = {
  /** Without it, the title. */
  readonly subject?: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Why it was sent and by whom; every mail ends with it. */
  readonly reason: string;
};

const SUBJECT = 200;
const ITEM = 300;
const QUOTE = 300;
const PROSE = 500;

const address = /https:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** https addresses in a text lead there; everything else stays a text. */
const linked = (line: string): Html[] => {
  const found = [...line.matchAll(address)].filter(([url]) => mayLead(url, url));
  const parts = found.map(([url], at) => {
    const before = found[at - 1];
    const from = before ? before.index + before[0].length : 0;
    return html`${line.slice(from, found[at]?.index)}<a class="link" href="${url}" style="color:inherit;word-break:break-all">${url}</a>`;
  });
  const last = found.at(-1);
  return [...parts, html`${line.slice(last ? last.index + last[0].length : 0)}`];
};

const lines = (texts: readonly string[]): Html[] => texts.flatMap((line, at) => (at === 0 ? linked(line) : [html`<br>`, ...linked(line)]));

const plain = (text: string | Html[]): Html =>
  html`<p style="margin:0 0 16px;font-size:16px;line-height:1.5;overflow-wrap:anywhere">${text}</p>`;

/** As both halves say them. */
const timesOf = ({ lead, lines: moments }: Extract<Block, { kind: 'times' }>): string[] =>
  [...(lead === undefined ? [] : [lead]), ...moments].map((line) => toLine(line));

const inHtml = (block: Block, { accent }: MailBrand): Html => {
  switch (block.kind) {
    case 'heading':
      return html`<p style="margin:0 0 8px;font-size:19px;font-weight:650;line-height:1.35;overflow-wrap:anywhere">${toLine(block.text, SUBJECT)}</p>`;
    case 'paragraph':
      return plain(toLine(block.text));
    case 'times':
      return plain(timesOf(block).flatMap((line, at) => (at === 0 ? [html`${line}`] : [html`<br>`, html`${line}`])));
    case 'button':
      return html`<p style="margin:24px 0"><a href="${block.href}" style="display:inline-block;padding:14px 24px;border-radius:999px;background:${accent};color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${block.text}</a></p>`;
    case 'link':
      // Its words lead there; the text twin writes the address out.
      return html`<p style="margin:0 0 16px;font-size:16px;line-height:1.5"><a class="link" href="${block.href}" style="color:inherit">${block.text.replace(/:$/, '')}</a></p>`;
    case 'quote':
      return html`<blockquote class="line" style="margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #e3e0d8;font-size:16px;line-height:1.5;overflow-wrap:anywhere">${lines(toLines(block.text, QUOTE))}${block.by === undefined ? '' : html`<br><span class="soft" style="font-size:14px;color:#565b69">${toLine(block.by)}</span>`}</blockquote>`;
    case 'prose':
      return plain(lines(toLines(block.text, block.most ?? PROSE)));
    case 'list':
      return html`<ul style="margin:0 0 16px;padding:0 0 0 20px;font-size:16px;line-height:1.5">${block.items.map((item) => html`<li style="margin:0 0 4px;overflow-wrap:anywhere">${toLine(item, ITEM)}</li>`)}</ul>`;
  }
};

/** A block and the empty line after it; what stands close together in HTML does here, too. */
const inText = (block: Block): string[] => {
  switch (block.kind) {
    case 'heading':
      return [toLine(block.text, SUBJECT)];
    case 'paragraph':
      return [toLine(block.text), ''];
    case 'times':
      return [...timesOf(block), ''];
    case 'button':
      return [`${block.text}:`, block.href, ''];
    case 'link':
      return [block.text, block.href, ''];
    case 'quote':
      return [...[...toLines(block.text, QUOTE), ...(block.by === undefined ? [] : [toLine(block.by)])].map((line) => `> ${line}`), ''];
    case 'prose':
      return [...toLines(block.text, block.most ?? PROSE), ''];
    case 'list':
      return [...block.items.map((item) => `- ${toLine(item, ITEM)}`), ''];
  }
};

/** The ways out, where the mail's purpose has any. */
const exits = ({ locale, preferencesUrl, stopUrl, brand }: Letter): { readonly text: string; readonly href: string }[] => {
  const { t } = speakMail(locale);
  return [
    ...(preferencesUrl ? [{ text: t('Choose what we send you'), href: preferencesUrl }] : []),
    ...(stopUrl ? [{ text: t('Stop these mails'), href: stopUrl }] : []),
    ...(brand.imprint ? [{ text: t('Imprint'), href: brand.imprint }] : []),
  ];
};

/** A block that would lead elsewhere than https is left out. */
export const toMail = (letter: Letter, { subject, title, blocks, reason }: Said): Pick<MailContent, 'subject' | 'html' | 'text'> => {
  const { brand, locale, base } = letter;
  const shown = blocks.filter((block) => !('href' in block) || mayLead(block.href, base));
  const ways = exits(letter).filter(({ href }) => mayLead(href, base));
  const headline = toLine(title, SUBJECT);
  return {
    subject: toLine(subject ?? title, SUBJECT),
    html: layout({ brand, locale, title: headline, body: shown.map((block) => inHtml(block, brand)), reason: toLine(reason), ways }),
    text: [
      ...[headline, '', ...shown.flatMap(inText)],
      ...['--', toLine(reason), ...ways.map(({ text, href }) => `${text}: ${href}`), ''],
    ].join('\n'),
  };
};
