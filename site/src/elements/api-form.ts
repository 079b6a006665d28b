/**
 * `<api-form>` around a real form: sends it as JSON, shows what is wrong beside the fields, then goes to `next` or says `done`.
 * `remember` keeps the address for the thank-you page of the same tab, `recall` shows it there.
 */
import { CHECK, send } from './form-answer.ts';
import { toBody, toOrigin } from './form-body.ts';
import { type FormErrors, findErrors, showErrors } from './form-errors.ts';
import { isSeated, recallSeat, rememberSeat } from './seat.ts';

const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const count = (area: HTMLTextAreaElement, hint: HTMLElement): void => {
  const most = Number(hint.dataset.most);
  const left = most - [...new Intl.Segmenter().segment(area.value)].length;
  hint.textContent = left < 0 ? `${most} characters at most: ${-left} too many` : `${left} characters left`;
};

class ApiForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const button = form?.querySelector<HTMLButtonElement>('[type=submit]');
    if (!form || !button) return;
    let busy = false;
    let tried = false;
    const set = (name: string, value: string) => {
      const control = form.elements.namedItem(name);
      if (control instanceof HTMLInputElement) control.value ||= value;
    };
    const rest = (now: boolean) => {
      busy = now;
      button.setAttribute('aria-busy', String(now));
    };
    const refuse = (title: string, errors: FormErrors) => {
      rest(false);
      showErrors(form, title, errors, true);
    };
    const submit = async () => {
      tried = true;
      const found = findErrors(form);
      if (found.size > 0) return refuse(CHECK, found);
      rest(true);
      const keyed = form.elements.namedItem('key') !== null;
      const outcome = await send(form.action, { ...toBody(form), ...(keyed && toOrigin(new URL(location.href))) });
      if (outcome) return refuse(outcome.title, outcome.errors);
      this.finish(form);
    };

    form.noValidate = true;
    set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone);
    set('key', randomKey());
    const recall = this.getAttribute('recall');
    const slug = this.getAttribute('remember');
    const seated = document.querySelector<HTMLElement>('[data-seated]');
    if (seated && slug) seated.hidden = !isSeated(slug);
    if (recall) recallSeat(recall, (address) => set('email', address));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!busy) void submit();
    });
    form.addEventListener('input', ({ target }) => {
      if (tried) showErrors(form, '', findErrors(form), false);
      const hint = target instanceof HTMLTextAreaElement && form.querySelector<HTMLElement>(`#${target.id}-hint`);
      if (hint) count(target, hint);
    });
    // Back from the next page, the browser may show this one as it was left: busy.
    addEventListener('pageshow', () => rest(false));
  }

  finish(form: HTMLFormElement): void {
    const next = this.getAttribute('next');
    const email = form.elements.namedItem('email');
    const slug = this.getAttribute('remember');
    if (slug && email instanceof HTMLInputElement) rememberSeat(slug, email.value);
    if (next) {
      location.assign(next);
      return;
    }
    const words = Object.assign(document.createElement('p'), {
      className: 'notice good',
      tabIndex: -1,
      textContent: this.getAttribute('done'),
    });
    words.setAttribute('role', 'status');
    form.replaceWith(words);
    words.focus();
  }
}

customElements.define('api-form', ApiForm);
