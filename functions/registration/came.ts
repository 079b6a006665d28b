/** Where somebody came from whose browser runs no script: the page of the form says so in its own address. Pure. */
import { cameBy } from '#shared/touch.ts';
import type { FilledForm } from './answers.ts';

/** `page`: the address of the form's page, as the browser names it. What the form says itself wins. */
export const withCame = (filled: FilledForm, page: string | undefined, ours: string): FilledForm => {
  if (page === undefined || !URL.canParse(page)) return filled;
  const { origin, pathname, searchParams } = new URL(page);
  if (origin !== new URL(ours).origin) return filled;
  return { ...filled, form: { landing: pathname, ...cameBy(searchParams), ...filled.form } };
};
