/** That a seat was saved in this browser, and for which address in this tab: a convenience only, the cookie is what counts. */

// Storage may be switched off; then nothing is remembered and nothing breaks.
const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

export const rememberSeat = (slug: string, address: string): void => {
  attempt(() => {
    localStorage.setItem(`seat:${slug}`, '1');
    sessionStorage.setItem(`seat:${slug}`, address);
  });
};

export const isSeated = (slug: string): boolean => !!attempt(() => localStorage.getItem(`seat:${slug}`));

/** The address that was given in this tab. */
export const recallAddress = (slug: string): string => attempt(() => sessionStorage.getItem(`seat:${slug}`)) ?? '';
