/** Errors at their fields and in a summary that takes the focus: the markup of ErrorSummary.astro and Field.astro. */

export type FormErrors = ReadonlyMap<string, string>;

/** Fields are found by name; what belongs to no field goes to the summary only. */
export const showErrors = (form: HTMLFormElement, title: string, errors: FormErrors, focus: boolean): void => {
  form.querySelector('[data-summary]')?.remove();
  for (const control of form.querySelectorAll('[aria-describedby]')) {
    const message = errors.get(control.getAttribute('name') ?? '') ?? '';
    control.setAttribute('aria-invalid', String(message !== ''));
    const place = form.querySelector(`#${control.id}-error`);
    if (place) place.textContent = message;
  }
  if (!focus || title === '') return;
  const summary = Object.assign(document.createElement('div'), { className: 'notice bad', role: 'alert', tabIndex: -1 });
  summary.dataset.summary = '';
  summary.append(Object.assign(document.createElement('strong'), { textContent: title }));
  const list = document.createElement('ul');
  for (const [name, message] of errors) {
    const control = form.elements.namedItem(name);
    const item = document.createElement('li');
    if (control instanceof HTMLElement && control.id) {
      item.append(Object.assign(document.createElement('a'), { href: `#${control.id}`, textContent: message }));
    } else item.textContent = message;
    list.append(item);
  }
  if (errors.size > 0) summary.append(list);
  form.prepend(summary);
  summary.focus();
};

/** What the browser itself finds wrong, in our words; empty where all is well. */
export const findErrors = (form: HTMLFormElement): FormErrors => {
  const found = new Map<string, string>();
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || control.validity.valid) continue;
    found.set(control.name, control.type === 'email' ? 'Please give an email address like you@example.com.' : 'Please fill this in.');
  }
  return found;
};
