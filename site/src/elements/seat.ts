/** What a browser's pages know of its seats: a convenience only, the seat's own cookie is what counts and cannot be read here. */

// Storage may be switched off; then nothing is remembered and nothing breaks.
export const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

/** The API notes beside each seat which webinar it is for. */
export const isSeated = (webinar: string): boolean => document.cookie.includes(webinar);

export const rememberAddress = (slug: string, address: string): void => attempt(() => sessionStorage.setItem(`seat:${slug}`, address));

/** The address that was given in this tab. */
export const recallAddress = (slug: string): string => attempt(() => sessionStorage.getItem(`seat:${slug}`)) ?? '';

/** Where somebody read of a webinar and took a seat, elsewhere than on its own page: they go back there. */
export const recallPlace = (slug: string): string => attempt(() => sessionStorage.getItem(`back:${slug}`)) ?? '';

/** Whether something was typed in the other language's form, which waits for this one (`form-kept.ts`). */
export const hasTyped = (slug: string): boolean => !!attempt(() => sessionStorage.getItem(`typed:${slug}`));
