/** What a form sends as JSON: dotted names become objects, empty fields stay out, a ticked box is true. */

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

/** `from` is the address of the page: where the reader came from, as `utm_source` and its kin say, goes along with a registration. */
export const toBody = (form: HTMLFormElement, from: URLSearchParams): Body => {
  const body: Body = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim()) put(body, name, name.startsWith('consent.') || value);
  }
  for (const [name, value] of from) {
    if (body.key && /^utm_(source|medium|campaign|term|content)$/.test(name) && value)
      put(body, name.replace('_', '.'), value.slice(0, 200));
  }
  return body;
};
