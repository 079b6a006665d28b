/** The pages that exist once per webinar: their addresses and what they show. */
import type { View } from '#shared/template.ts';
import { toWebinarView } from '#shared/view.ts';
import { catalogue } from './catalogue.ts';

export type WebinarPath = { readonly params: { readonly slug: string }; readonly props: { readonly view: View } };

/** `base` is the public address, for links that leave the page. */
export const webinarPaths = async (base: string | undefined): Promise<WebinarPath[]> => {
  const webinars = await catalogue();
  return webinars.map((webinar) => ({
    params: { slug: webinar.slug },
    props: { view: toWebinarView(webinar, {}, new Date(), base?.replace(/\/+$/, '') ?? '') },
  }));
};

/** A word of the view, or the slot that the API fills with it. */
export const toWord = (view: View | undefined, name: string): string => (view ? String(view[name] ?? '') : `%%${name}%%`);
