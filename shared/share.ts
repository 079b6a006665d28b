/** Ways to pass a page on. Plain links: nothing is asked of anybody before somebody follows one. Pure. */
import type { View } from './template.ts';

export const toShareLinks = (title: string, url: string): View => {
  const link = (base: string, values: Readonly<Record<string, string>>): string =>
    // A plus sign is a space in forms only; mail programs show it.
    `${base}?${new URLSearchParams(values).toString().replaceAll('+', '%20')}`;
  return {
    shareLinkedIn: link('https://www.linkedin.com/sharing/share-offsite/', { url }),
    shareX: link('https://x.com/intent/post', { text: title, url }),
    shareWhatsApp: link('https://wa.me/', { text: `${title} ${url}` }),
    shareMail: link('mailto:', { subject: title, body: `${title}\n${url}` }),
  };
};
