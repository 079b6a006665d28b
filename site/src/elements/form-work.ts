/** What a form does once it is sent: checks, sends, says what is wrong. Loaded with the first letter that somebody types. */
import { CHECK, type Outcome, send } from './form-answer.ts';
import { toBody } from './form-body.ts';
import { findErrors, markErrors, sumUp } from './form-errors.ts';

/** Marks the fields anew while somebody corrects them. */
export const recheck = (form: HTMLFormElement): void => markErrors(form, findErrors(form));

/** Whether it was taken; where it was not, the form says why. */
export const submit = async (form: HTMLFormElement): Promise<boolean> => {
  const errors = findErrors(form);
  const outcome: Outcome | undefined =
    errors.size > 0 ? { title: CHECK, errors } : await send(form.action, toBody(form, location, document.referrer));
  if (!outcome) return true;
  markErrors(form, outcome.errors);
  sumUp(form, outcome.title, outcome.errors);
  return false;
};

export { forgetTyped, keepTyped, rememberPlace, restoreTyped } from './form-kept.ts';
