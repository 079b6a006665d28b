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
  attempt(() => localStorage.setItem(`seat:${slug}`, '1'));
  attempt(() => sessionStorage.setItem(`address:${slug}`, address));
};

export const isSeated = (slug: string): boolean => attempt(() => localStorage.getItem(`seat:${slug}`)) === '1';

/** Fills `[data-address]` and hands over the address that was given in this tab. */
export const recallSeat = (slug: string, use: (address: string) => void): void => {
  const address = attempt(() => sessionStorage.getItem(`address:${slug}`));
  if (!address) return;
  for (const place of document.querySelectorAll('[data-address]')) place.textContent = ` to ${address}`;
  use(address);
};
