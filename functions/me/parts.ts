/** What pages of one's own data are made of. HTML of our own: every value is escaped. Pure. */
import { escapeHtml } from '#shared/template.ts';

export const line = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
export const strong = (text: string): string => `<p><strong>${escapeHtml(text)}</strong></p>`;
export const list = (items: readonly string[]): string =>
  items.length > 0 ? `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>` : '';
export const linked = (href: string, text: string, kind = 'button quiet'): string =>
  `<p><a class="${kind}" href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;
export const section = (title: string, parts: readonly string[]): string =>
  `<section class="stack"><h2>${escapeHtml(title)}</h2>${parts.join('')}</section>`;

/** Why nothing came of what was sent, where a reader begins. */
export const problemPart = (problem: string): string =>
  `<p role="alert" class="notice bad" tabindex="-1" autofocus><strong>${escapeHtml(problem)}</strong></p>`;

/** One button that sends the page itself, with what it means. */
export const button = (label: string, means: Readonly<Record<string, string>>, kind = 'button quiet'): string => {
  const fields = Object.entries(means).map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`);
  return `<form method="post">${fields.join('')}<button class="${kind}" type="submit">${escapeHtml(label)}</button></form>`;
};

/** What stands behind a press: it asks once more, or is long. Works without script. */
export const behind = (label: string, parts: readonly string[], isOpen = false): string =>
  `<details${isOpen ? ' open' : ''}><summary class="button quiet">${escapeHtml(label)}</summary><div class="stack">${parts.join('')}</div></details>`;
