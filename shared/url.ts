import * as z from 'zod';

/** An address that people may be led to: https, without a name or a password in it. */
export const httpsUrl = z
  .string()
  .max(500)
  .refine((text) => {
    try {
      const url = new URL(text);
      return url.protocol === 'https:' && url.username === '' && url.password === '';
    } catch {
      return false;
    }
  }, 'Please give an address that begins with https://.');
