/** What somebody typed goes along when they change the page's language, in this tab and for this form alone. Storage may be switched off. */
import { attempt } from './seat.ts';

const nameOf = (slug: string): string => `typed:${slug}`;

type Control = HTMLInputElement;

/** Consent is given to the words that are shown: whoever changes those ticks anew. */
const kept = (form: HTMLFormElement): Control[] =>
  [...(form.elements as HTMLCollectionOf<Control>)].filter(({ type, name }) => type !== 'hidden' && !name.startsWith('consent.'));

/** Called where a link of the foot leads away; where somebody came from (`utm`) goes along as well. */
export const keepTyped = (form: HTMLFormElement, slug: string): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
    link.onclick = () => {
      link.search = location.search;
      attempt(() => sessionStorage.setItem(nameOf(slug), JSON.stringify(kept(form).map(({ value, checked }) => [value, checked]))));
    };
};

/** Puts it back, once; both languages have the same fields in the same order. */
export const restoreTyped = (form: HTMLFormElement, slug: string): void => {
  const typed = attempt(() => JSON.parse(sessionStorage.getItem(nameOf(slug)) ?? '[]') as [string, boolean][]) ?? [];
  for (const [place, control] of kept(form).entries()) {
    const [value, checked] = typed[place] ?? [];
    if (value !== undefined) Object.assign(control, { value, checked });
  }
  forgetTyped(slug);
};

export const forgetTyped = (slug: string): void => {
  attempt(() => sessionStorage.removeItem(nameOf(slug)));
};

/** Whoever took a seat elsewhere than on the webinar's own page goes back there (`recallPlace`). */
export const rememberPlace = (slug: string): void => {
  if (!location.pathname.includes('/webinars/')) attempt(() => sessionStorage.setItem(`back:${slug}`, location.pathname));
};
