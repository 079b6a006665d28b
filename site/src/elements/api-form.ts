/**
 * `<api-form slug>` around a real form: sends it as JSON, shows what is wrong beside the fields, then goes to `next` or says `done`.
 * With `next`, the address is kept for the thank-you page of the same tab; with `done`, it is filled in there.
 */

import { speech } from '../lib/words.ts';
import { make } from './element.ts';
import { hasTyped, isSeated, recallAddress, recallPlace, rememberAddress } from './seat.ts';

const randomKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

const count = (area: HTMLTextAreaElement): void => {
  const hint = document.getElementById(`${area.id}-hint`);
  if (!hint) return;
  const left = Number(hint.dataset.most) - [...new Intl.Segmenter().segment(area.value)].length;
  hint.textContent = speech.t(left < 0 ? '{n} characters too many' : '{n} characters left', { n: Math.abs(left) });
};

let loading: Promise<typeof import('./form-work.ts')> | undefined;
const work = () => {
  loading ??= import('./form-work.ts');
  return loading;
};

class ApiForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const button = form?.querySelector('button');
    const slug = this.getAttribute('slug') ?? '';
    const next = this.getAttribute('next');
    if (!form || !button) return;
    let busy = false;
    let tried = false;
    const field = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`) ?? make('input', {});
    const rest = (now: boolean) => {
      busy = now;
      button.ariaBusy = `${now}`;
    };
    const finish = () => {
      if (next) {
        rememberAddress(slug, field('email').value);
        location.assign(next);
        return;
      }
      const words = make('p', { className: 'notice good', role: 'status', tabIndex: -1, textContent: this.getAttribute('done') ?? '' });
      form.replaceWith(words);
      words.focus();
    };
    const submit = async () => {
      tried = true;
      rest(true);
      const { forgetTyped, rememberPlace, submit } = await work();
      if (!(await submit(form))) return rest(false);
      forgetTyped(slug);
      rememberPlace(slug);
      finish();
    };
    const begin = () =>
      work().then(({ keepTyped, restoreTyped }) => {
        restoreTyped(form, slug);
        keepTyped(form, slug);
      });

    form.noValidate = true;
    field('timeZone').value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    field('key').value = randomKey();
    if (!next) {
      const address = recallAddress(slug);
      field('email').value ||= address;
      for (const place of document.querySelectorAll('[data-address]'))
        place.textContent = address && ` ${speech.t('to {address}', { address })}`;
      const back = document.querySelector<HTMLElement>('[data-back]');
      const path = recallPlace(slug);
      if (back && path) {
        back.querySelector('a')?.setAttribute('href', `${location.origin}${path}#seat`);
        back.hidden = false;
      }
    }
    form.onsubmit = (event) => {
      event.preventDefault();
      // Without the script's other half the form is still a form.
      if (!busy) submit().catch(() => form.submit());
    };
    if (hasTyped(slug)) void begin();
    form.addEventListener('input', begin, { once: true });
    form.oninput = ({ target }) => {
      if (tried) void work().then(({ recheck }) => recheck(form));
      if (target instanceof HTMLTextAreaElement) count(target);
    };
    // Back from the next page, the browser may show this one as it was left: busy, and without the seat.
    const arrive = () => {
      rest(false);
      document.body.dataset.seated = `${isSeated(this.getAttribute('seat') ?? '')}`;
    };
    arrive();
    addEventListener('pageshow', arrive);
  }
}

customElements.define('api-form', ApiForm);
