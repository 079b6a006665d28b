/** The outbox as pages: plain HTML without script. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Email } from 'postal-mime';
import type { Entry } from './box.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const STYLE = `
.search{display:flex;gap:.5rem;margin:1.5rem 0 0;align-items:end}.search div{flex:1;display:grid;gap:6px}
.list{list-style:none;padding:0;margin:1.5rem 0 0;border-top:1px solid var(--line)}.list li{border-bottom:1px solid var(--line)}
.list a{display:grid;grid-template-columns:1fr auto;gap:.125rem 1rem;padding:.75rem .5rem;color:inherit;text-decoration:none;border-radius:8px;transition:background var(--move)}
.list a:hover{background:var(--sunken)}.list strong{font-weight:600}.list time{color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.lead{margin-top:.5rem}.back{margin-bottom:.5rem}
.list .to{grid-column:1/-1;color:var(--soft);font-size:.875rem}
.empty{margin-top:2.5rem;padding:2.5rem 1.5rem;border:1px dashed var(--line);border-radius:14px;display:grid;gap:1rem;justify-items:start}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0 1.5rem;font-size:.875rem}dt{color:var(--soft)}dd{margin:0}
.tabs{display:flex;flex-wrap:wrap;gap:.25rem;border-bottom:1px solid var(--line);margin-bottom:1rem}
.tabs a{display:inline-flex;align-items:center;min-height:44px;padding:0 .75rem;color:var(--soft);text-decoration:none;border-bottom:2px solid transparent;font-weight:550}
.tabs a:hover{color:var(--ink)}.tabs a[aria-current]{color:var(--accent);border-color:var(--accent)}
iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:14px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:400 .875rem/1.6 ui-monospace,monospace;background:var(--sunken);border-radius:14px;padding:1rem}
@media(max-width:30rem){.list a{grid-template-columns:1fr}}
`;

const page = (title: string, main: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Outbox</title>
<link rel="stylesheet" href="/outbox/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="bar"><a class="brand" href="/">parley<i>.</i></a><a href="/outbox/">Outbox</a></header>
<main>${main}</main>
</body>
</html>`;

const time = (date: string): Html => {
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(date));
  return html`<time datetime="${date}">${shown} UTC</time>`;
};

const nothing = (to: string): Html =>
  to
    ? html`<div class="empty"><p>No mail to “${to}” so far.</p><a class="button quiet" href="/outbox/">Show all mail</a></div>`
    : html`<div class="empty"><p>No mail yet. Register for a webinar, and its confirmation appears here.</p><a class="button" href="/">To the webinars</a></div>`;

export type ListView = { readonly entries: readonly Entry[]; readonly to: string; readonly total: number; readonly older?: string };

export const listPage = ({ entries, to, total, older }: ListView): Html =>
  page(
    'Mail',
    html`<h1>Outbox</h1>
<p class="soft lead">Mail that would have left this machine. Nothing here is delivered.</p>
<form class="search" method="get" action="/outbox/" role="search">
<div><label for="to">Find by address</label><input id="to" name="to" type="search" value="${to}" autocomplete="off" placeholder="ann@example.com"></div>
<button class="button quiet" type="submit">Find</button>
</form>
${
  entries.length === 0
    ? nothing(to)
    : html`<ul class="list" aria-label="${total} ${total === 1 ? 'message' : 'messages'}, newest first">
${entries.map(
  (entry) =>
    html`<li><a href="/outbox/${entry.id}/"><strong>${entry.subject}</strong>${time(entry.date)}<span class="to">${entry.to}${entry.purpose ? html` · ${entry.purpose}` : ''}</span></a></li>`,
)}
</ul>
${older ? html`<p><a href="/outbox/?${older}">Older mail</a></p>` : ''}`
}`,
  );

const views = { html: 'Message', text: 'Text', source: 'Source', files: 'Files' } as const;
export type MailView = keyof typeof views;
export const isMailView = (text: string): text is MailView => Object.hasOwn(views, text);

/** A calendar that is one of the message's bodies is in the list once more as its file. */
const isFile = ({ filename, mimeType }: Email['attachments'][number]): boolean => filename !== null || mimeType !== 'text/calendar';

export const attachmentName = (index: number, filename: string | null): string => filename ?? `part-${index + 1}`;

const files = (entry: Entry, mail: Email): Html =>
  !mail.attachments.some(isFile)
    ? html`<p class="soft">This message has no attachments.</p>`
    : html`<ul class="list">${mail.attachments.map((file, index) =>
        isFile(file)
          ? html`<li><a href="/outbox/messages/${entry.id}/files/${index}" download><strong>${attachmentName(index, file.filename)}</strong><span class="soft small">${file.mimeType}</span></a></li>`
          : '',
      )}</ul>`;

const content = (view: MailView, entry: Entry, mail: Email, source: string): Html => {
  if (view === 'text') return html`<pre>${mail.text ?? ''}</pre>`;
  if (view === 'source') return html`<pre>${source}</pre>`;
  if (view === 'files') return files(entry, mail);
  return html`<iframe title="The message as its reader sees it" src="/outbox/messages/${entry.id}/html" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
};

export const mailPage = (view: MailView, entry: Entry, mail: Email, source: string): Html =>
  page(
    entry.subject,
    html`<p class="small back"><a href="/outbox/">All mail</a></p>
<h1>${entry.subject}</h1>
<dl><dt>From</dt><dd>${mail.from ? `${mail.from.name} <${mail.from.address ?? ''}>` : ''}</dd><dt>To</dt><dd>${entry.to}</dd><dt>Sent</dt><dd>${time(entry.date)}</dd>${entry.purpose ? html`<dt>Purpose</dt><dd>${entry.purpose}</dd>` : ''}</dl>
<nav class="tabs" aria-label="Views of the message">${Object.entries(views).map(
      ([name, label]) =>
        html`<a href="/outbox/${entry.id}/?view=${name}"${name === view ? html` aria-current="page"` : ''}>${label}${name === 'files' && mail.attachments.some(isFile) ? ` (${mail.attachments.filter(isFile).length})` : ''}</a>`,
    )}</nav>
${content(view, entry, mail, source)}`,
  );

export const missingPage = (): Html =>
  page(
    'Not found',
    html`<h1>That message is not here</h1><p class="soft">It was removed, or the address is incomplete.</p><p><a href="/outbox/">To the outbox</a></p>`,
  );
