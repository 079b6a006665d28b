/** The page from which one plays the mail service: each mail of the outbox, and what may become of it. */
import { html } from 'hono/html';
import type { Entry } from '../outbox/box.ts';
import type { Html } from '../outbox/pages.ts';
import type { Play } from './play.ts';

const names: Readonly<Record<Play, string>> = {
  bounce: 'Bounces',
  complaint: 'Is marked as spam',
  delivery: 'Is delivered',
  click: 'Is clicked',
  open: 'Is opened',
};

const STYLE = `
.mails{list-style:none;padding:0;margin:1.5rem 0 0;border-top:1px solid var(--line)}.mails li{border-bottom:1px solid var(--line);padding:1rem .5rem;display:grid;gap:.5rem}
.mails form{display:flex;flex-wrap:wrap;gap:.5rem}.mails p{margin:0}.told{padding:.75rem 1rem;border-radius:14px;background:var(--sunken)}
`;
export const channelsStyle = STYLE;

const row = ({ id, to, subject, purpose }: Entry): Html => html`<li>
<p><a href="/outbox/${id}/"><strong>${subject}</strong></a><br><span class="soft small">${to}${purpose === undefined ? '' : ` · ${purpose}`}</span></p>
<form method="post" action="/local/channels/"><input type="hidden" name="id" value="${id}">
${Object.entries(names).map(([play, name]) => html`<button class="button quiet" name="play" value="${play}">${name}</button>`)}
</form></li>`;

/** `told`: what was played just now, and what Parley answered. */
export const channelsPage = (
  entries: readonly Entry[],
  told?: { readonly play: Play; readonly to: string; readonly status: number },
): Html =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Channels · Parley on this machine</title>
<link rel="stylesheet" href="/local/channels/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="bar"><a class="brand" href="/">parley<i>.</i></a><a href="/outbox/">Outbox</a></header>
<main><h1>Channels</h1>
<p class="soft">Be the mail service for a moment: say what becomes of a mail, and Parley hears of it, signed as Amazon signs it.</p>
${told ? html`<p class="told" role="status">${names[told.play]}: the mail to ${told.to}. Parley answered ${told.status}.</p>` : ''}
${entries.length === 0 ? html`<p>No mail yet. Register for a webinar, and its confirmation appears here.</p>` : html`<ul class="mails">${entries.map(row)}</ul>`}
</main>
</body>
</html>`;
