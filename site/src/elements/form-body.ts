/** What a form sends as JSON: dotted names become objects, empty fields stay out, a ticked box is true. */

import { cameBy, toReferrer } from '#shared/touch.ts';

export type Body = { [name: string]: string | true | Body };

const put = (body: Body, name: string, value: string | true): void => {
  const [first = '', ...rest] = name.split('.');
  const inner = body[first];
  if (rest.length === 0) body[first] = value;
  else {
    const into = typeof inner === 'object' ? inner : {};
    body[first] = into;
    put(into, rest.join('.'), value);
  }
};

/** Where the reader came from, as the address of the page says it, goes along with a registration; where it says nothing, as the browser does. */
export const toBody = (form: HTMLFormElement, page: Location, before: string): Body => {
  const body: Body = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim()) put(body, name, name.startsWith('consent.') || value);
  }
  // The other forms have nothing to do with it, and their addresses refuse what they do not know.
  if (!/\/registrations$/.test(new URL(form.action).pathname)) return body;
  const referrer = toReferrer(before, page.origin);
  const came = { landing: page.pathname, ...(referrer ? { referrer } : {}), ...cameBy(new URLSearchParams(page.search)) };
  return { ...body, ...(came as Body) };
};
