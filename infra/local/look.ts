/** How the pages look that exist on one machine only (mail, sign-in): the site's tokens, without the site's build. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export const STYLE = `@font-face{font-family:Figtree;src:url(figtree.woff2) format('woff2');font-weight:300 900;font-display:swap}
:root{color-scheme:light dark;
--paper:light-dark(#fbfaf7,#14161b);--card:light-dark(#fff,#1b1e25);--sunken:light-dark(#f2f0ea,#101216);
--ink:light-dark(#1a1d26,#eceae4);--soft:light-dark(#565b69,#a9adba);--line:light-dark(#e3e0d8,#2c303a);
--accent:light-dark(#3447c8,#9aa8ff);--on-accent:light-dark(#fff,#12163a);--wash:light-dark(#eceefb,#22274a);
--ring:0 0 0 3px light-dark(#aab4ff,#6474ff);--move:160ms cubic-bezier(.2,.7,.2,1)}
*{box-sizing:border-box;margin:0}
body{font:400 1rem/1.55 Figtree,ui-sans-serif,system-ui,sans-serif;color:var(--ink);background:var(--paper);-webkit-font-smoothing:antialiased;overflow-wrap:anywhere}
h1{font-size:clamp(1.75rem,1.3rem + 1.6vw,2.25rem);line-height:1.12;letter-spacing:-.03em;font-weight:650;text-wrap:balance}
p{text-wrap:pretty}a{color:var(--accent);text-underline-offset:.18em}
.soft{color:var(--soft)}.small{font-size:.875rem}
.bar{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding:.5rem clamp(1rem,3vw,2.5rem);border-bottom:1px solid var(--line)}
.bar a{display:inline-flex;align-items:center;min-height:44px}
.brand{font-weight:750;letter-spacing:-.03em;font-size:1.1875rem;color:var(--ink);text-decoration:none}.brand i{color:var(--accent);font-style:normal}
main{width:min(100%,60rem);margin:0 auto;padding:2.5rem clamp(1rem,3vw,2.5rem) 4rem}
:focus-visible{outline:0;box-shadow:var(--ring);border-radius:8px}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:0 1.5rem;border:0;border-radius:999px;font:inherit;font-weight:600;line-height:1;background:var(--accent);color:var(--on-accent);text-decoration:none;cursor:pointer;transition:filter var(--move),transform var(--move)}
.button:hover{filter:brightness(1.08)}.button:active{transform:translateY(1px)}
.button.quiet{background:transparent;color:var(--ink);border:1px solid var(--line)}
label{font-weight:550;font-size:.875rem}
input[type=search]{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:10px 12px;min-height:44px;width:100%}
@media(prefers-reduced-motion:reduce){*{transition:none}}
`;

/** The Latin part of the site's font (20 KB). */
export const readFont = async (): Promise<Buffer> =>
  readFile(createRequire(import.meta.url).resolve('@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'));
