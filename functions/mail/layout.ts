/** What every mail looks like: one column, readable without images, in dark mode and on a phone. */
import { html, raw } from 'hono/html';
import { toLine } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';
import type { Locale } from '#shared/setting.ts';

export type Html = ReturnType<typeof html>;

/** A picture by its address, with its size on screen. */
export type MailLogo = { readonly src: string; readonly width: number; readonly height: number };

/** What a mail takes from the brand: the name or the logo in its corner, the colour of its button and of links in the dark. */
export type MailBrand = {
  readonly wordmark: string;
  readonly accent: string;
  readonly accentDark: string;
  readonly light?: MailLogo;
  readonly dark?: MailLogo;
  /** Who is behind it, where the law asks for that. */
  readonly imprint?: string;
};

const picture = ({ src, width, height }: MailLogo, wordmark: string, { scheme, style }: { scheme: string; style: string }): Html =>
  html`<img class="${scheme}" src="${src}" width="${width}" height="${height}" alt="${toLine(wordmark, limits.name.graphemes)}" style="border:0;font-size:19px;font-weight:700;${style}">`;

/** With pictures off, the name stands there as it does without a logo. One logo for both schemes keeps the ground that it was made for. */
const corner = ({ wordmark, light, dark }: MailBrand): Html => {
  if (light && dark)
    return html`${picture(light, wordmark, { scheme: 'on-light', style: 'display:block' })}${picture(dark, wordmark, { scheme: 'on-dark', style: 'display:none' })}`;
  if (light) return picture(light, wordmark, { scheme: 'both', style: 'display:block;background:#fbfaf7;color:#1a1d26' });
  if (dark) return picture(dark, wordmark, { scheme: 'both', style: 'display:block;background:#14161b;color:#eceae4' });
  return html`${toLine(wordmark, limits.name.graphemes)}.`;
};

type Layout = {
  readonly brand: MailBrand;
  readonly locale: Locale;
  readonly title: string;
  readonly body: readonly Html[];
  readonly reason: string;
  readonly ways: readonly { readonly text: string; readonly href: string }[];
};

const foot = ({ reason, ways }: Pick<Layout, 'reason' | 'ways'>): Html =>
  html`${reason}<div style="margin:4px 0 0;line-height:2">${ways.map(
    ({ text, href }, at) => html`${at === 0 ? '' : ' · '}<a class="link" href="${href}" style="color:inherit">${text}</a>`,
  )}</div>`;

/** `ways`: how to stop or change what is sent. */
export const layout = ({ brand, locale, title, body, reason, ways }: Layout): string =>
  String(html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title>
<style>@media (prefers-color-scheme: dark) { body, .page { background:#14161b !important; color:#eceae4 !important } .card { background:#1b1e25 !important; border-color:#2c303a !important } .line { border-color:#2c303a !important } .soft { color:#a9adba !important } a.link { color:${brand.accentDark} !important } .on-light { display:none !important } .on-dark { display:block !important } }</style></head>
<body class="page" style="margin:0;background:#fbfaf7;color:#1a1d26;font-family:Figtree,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td style="padding:0 0 16px;font-size:19px;font-weight:700;letter-spacing:-0.5px">${corner(brand)}</td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #e3e0d8;border-radius:14px;padding:28px 24px 12px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.2;letter-spacing:-0.5px">${title}</h1>
${raw(body.join('\n'))}
</td></tr>
<tr><td class="soft" style="padding:16px 4px;font-size:14px;line-height:1.5;color:#565b69">${foot({ reason, ways })}</td></tr></table>
</td></tr></table></body></html>`);
