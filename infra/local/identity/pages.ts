/** The pages of the embedded provider: pick who you are; what went wrong; signing out. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { people } from './people.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const STYLE = `
main{width:min(100%,30rem)}
fieldset{border:0;padding:0;margin:1.5rem 0;display:grid;gap:.5rem;min-width:0}legend{padding:0;margin-bottom:.75rem;color:var(--soft)}
.person{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;align-items:center;padding:.75rem 1rem;min-height:44px;background:var(--card);border:1px solid var(--line);border-radius:14px;cursor:pointer;font-size:1rem;font-weight:400;transition:border-color var(--move),background var(--move)}
.person:hover{border-color:var(--accent)}.person:has(:checked){border-color:var(--accent);background:var(--wash)}.person:has(:focus-visible){box-shadow:var(--ring)}
.person input{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--accent);grid-row:span 2}.person input:focus-visible{box-shadow:none}
.person strong{font-weight:600}.person span{color:var(--soft);font-size:.875rem}
.button{width:100%}.actions{display:grid;gap:.75rem;margin-top:1.5rem}
`;

const page = (title: string, publicUrl: string, main: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Parley</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="bar"><a class="brand" href="${publicUrl}/">parley<i>.</i></a><span class="small soft">Sign-in of this machine</span></header>
<main>${main}</main>
</body>
</html>`;

export const pickPage = (publicUrl: string, uid: string, error?: string): Html =>
  page(
    'Sign in',
    publicUrl,
    html`<h1>Sign in to the team’s side</h1>
${error ? html`<p role="alert">${error}</p>` : ''}
<form method="post" action="/sign-in/${uid}">
<fieldset>
<legend>Nobody here is real, and there is no password. Whom do you want to be?</legend>
${people.map(
  ({ email, name, does }) =>
    html`<label class="person"><input type="radio" name="account" value="${email}" required${email === 'host@example.com' ? html` checked` : ''}><strong>${name}</strong><span>${email}<br>${does}</span></label>`,
)}
</fieldset>
<button class="button" type="submit">Sign in</button>
</form>`,
  );

export const troublePage = (publicUrl: string, detail: string): Html =>
  page(
    'Sign-in stopped',
    publicUrl,
    html`<h1>This sign-in cannot go on</h1>
<p class="soft">${detail}</p>
<p class="actions"><a class="button" href="${publicUrl}/console/">Begin again</a></p>`,
  );

/** `form` is the provider's own, empty but for its token; our buttons belong to it by its id. */
export const signOutPage = (publicUrl: string, form: Html): Html =>
  page(
    'Sign out',
    publicUrl,
    html`<h1>Sign out</h1>
<p class="soft">You leave the team’s side in this browser.</p>
${form}
<div class="actions"><button class="button" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<a class="button quiet" href="${publicUrl}/console/">Stay signed in</a></div>`,
  );

export const signedOutPage = (publicUrl: string): Html =>
  page(
    'Signed out',
    publicUrl,
    html`<h1>You are signed out</h1><p class="actions"><a class="button" href="${publicUrl}/">To the webinars</a></p>`,
  );
