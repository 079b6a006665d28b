/** Where a mail may lead. Pure. */

/** A mail leads to https addresses and to our own, which on one machine are not. */
export const mayLead = (href: string, base: string): boolean => {
  try {
    const { protocol, username, password } = new URL(href);
    return username === '' && password === '' && (protocol === 'https:' || href.startsWith(`${base}/`));
  } catch {
    return false;
  }
};
