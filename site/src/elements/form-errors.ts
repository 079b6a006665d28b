/** Errors at their fields and in a summary that takes the focus: the markup of ErrorSummary.astro and Field.astro. */

import { speech } from '../lib/words.ts';
import { make } from './element.ts';

export type FormErrors = ReadonlyMap<string, string>;

/** Marks each field, by name, and says beside it what to do; takes the mark from those that are well. */
export const markErrors = (form: HTMLFormElement, errors: FormErrors): void => {
  for (const control of form.querySelectorAll<HTMLInputElement>('[aria-describedby]')) {
    const message = errors.get(control.name) ?? '';
    control.ariaInvalid = `${message !== ''}`;
    const place = form.querySelector(`#${control.id}-error`);
    if (place) place.textContent = message;
  }
};

/** The summary: each error leads to its field; what belongs to no field is only said. */
export const sumUp = (form: HTMLFormElement, title: string, errors: FormErrors): void => {
  form.querySelector('[data-summary]')?.remove();
  const summary = make('div', { className: 'notice bad', role: 'alert', tabIndex: -1 });
  summary.dataset.summary = '';
  const items = [...errors].map(([name, message]) => {
    const control = form.elements.namedItem(name);
    const item = make('li', {});
    item.append(control instanceof HTMLElement && control.id ? make('a', { href: `#${control.id}`, textContent: message }) : message);
    return item;
  });
  const list = make('ul', { hidden: items.length === 0 });
  list.append(...items);
  summary.append(make('strong', { textContent: title }), list);
  form.prepend(summary);
  summary.focus();
};

/** What the browser itself finds wrong, in our words; empty where all is well. */
export const findErrors = (form: HTMLFormElement): FormErrors => {
  const wrong = form.querySelectorAll<HTMLInputElement>('input:invalid');
  return new Map([...wrong].map(({ name }) => [name, speech.t('Please give an email address like you@example.com.')]));
};
