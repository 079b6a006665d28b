/** What a form sends as JSON: dotted names become objects, empty fields stay out, a ticked box is true. */

type Body = { [name: string]: string | true | Body };

const SOURCES = ['source', 'medium', 'campaign', 'term', 'content'];

const put = (body: Body, [first = '', ...rest]: string[], value: string | true): void => {
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = body[first];
  const into: Body = typeof inner === 'object' ? inner : {};
  body[first] = into;
  put(into, rest, value);
};

export const toBody = (form: HTMLFormElement): Body => {
  const body: Body = {};
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      if (control.checked) put(body, control.name.split('.'), true);
    } else if ((control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) && control.value.trim() !== '') {
      put(body, control.name.split('.'), control.value);
    }
  }
  return body;
};

/** Where the reader came from, as the address says (`utm_source` and its kin). */
export const toOrigin = (address: URL): Body => {
  const found = SOURCES.flatMap((name) => {
    const value = address.searchParams.get(`utm_${name}`);
    return value ? [[name, value.slice(0, 200)] as const] : [];
  });
  return found.length > 0 ? { utm: Object.fromEntries(found) } : {};
};
