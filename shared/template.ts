/** Fills the pages that the site build leaves open: slots, lists and conditions, in one pass over our own template. */

/** What a page shows. A list repeats its part of the template, once for each view in it. */
export type View = { readonly [name: string]: string | boolean | readonly View[] | undefined };

type Part =
  | string
  | { readonly kind: 'slot'; readonly name: string; readonly trusted: boolean }
  | { readonly kind: 'each' | 'if'; readonly name: string; readonly inside: Part[] };

const NAME = '[a-zA-Z][a-zA-Z0-9.-]*';
const marks = new RegExp(`%%(html:)?(${NAME})%%|<!--(/?)(each|if):(${NAME})-->`, 'g');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for an element's content and for a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const parse = (html: string): Part[] => {
  const root: Part[] = [];
  const open: { readonly mark: string; readonly into: Part[] }[] = [];
  let into = root;
  let from = 0;
  for (const found of html.matchAll(marks)) {
    const [whole, trusted, slot, slash, kind, name] = found;
    into.push(html.slice(from, found.index));
    from = found.index + whole.length;
    if (slot !== undefined) into.push({ kind: 'slot', name: slot, trusted: trusted !== undefined });
    else if (slash === '') {
      const inside: Part[] = [];
      into.push({ kind: kind === 'each' ? 'each' : 'if', name: name ?? '', inside });
      open.push({ mark: `${kind}:${name}`, into });
      into = inside;
    } else {
      const opened = open.pop();
      if (opened?.mark !== `${kind}:${name}`)
        throw new Error(`The template closes ${kind}:${name} where ${opened?.mark ?? 'nothing'} is open.`);
      into = opened.into;
    }
  }
  const left = open.at(-1);
  if (left) throw new Error(`The template never closes ${left.mark}.`);
  into.push(html.slice(from));
  return root;
};

const isShown = (value: View[string]): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** `scopes` runs from the innermost item of a list to the page's own view. */
const write = (parts: readonly Part[], scopes: readonly View[], out: string[]): void => {
  const find = (name: string): View[string] => scopes.find((scope) => Object.hasOwn(scope, name))?.[name];
  for (const part of parts) {
    if (typeof part === 'string') out.push(part);
    else if (part.kind === 'slot') {
      const value = find(part.name);
      if (typeof value === 'string') out.push(part.trusted ? value : escapeHtml(value));
    } else if (part.kind === 'if') {
      if (isShown(find(part.name))) write(part.inside, scopes, out);
    } else {
      const list = find(part.name);
      if (Array.isArray(list)) for (const item of list) write(part.inside, [item, ...scopes], out);
    }
  }
};

/**
 * Fills a template: `%%name%%` with escaped text, `%%html:name%%` with HTML that we wrote ourselves, `<!--each:list-->…<!--/each:list-->`
 * once per item, `<!--if:name-->…<!--/if:name-->` where there is something. Unknown slots become empty; values are never scanned again.
 * Throws an Error where the template itself is not balanced.
 */
export const fill = (html: string, view: View): string => {
  const out: string[] = [];
  write(parse(html), [view], out);
  return out.join('');
};
