/** The mailed link that confirms a comment, and what the build says of articles. Pure. */
import * as z from 'zod';
import type { ContactId } from '#shared/ids.ts';
import { locales } from '#shared/setting.ts';
import type { Signer } from '../http/token.ts';

/** As long as a request for mail waits to be confirmed. */
export const WAITING_SECONDS = 7 * 86_400;

type Confirming = { readonly contact: ContactId; readonly tag: string };

export const toCommentToken = (signer: Signer, { contact, tag }: Confirming, at: Date): string =>
  signer.sign('comment', [contact, tag], Math.floor(at.getTime() / 1000) + WAITING_SECONDS);

export const readCommentToken = (signer: Signer, token: string, now: Date): Confirming | undefined => {
  const [contact, tag] = signer.read('comment', token, now) ?? [];
  return contact && tag ? { contact, tag } : undefined;
};

const listing = z.record(
  z.string(),
  z.object({ title: z.string(), path: z.string(), locale: z.enum(locales), webinar: z.string().optional() }),
);
export type Listed = z.infer<typeof listing>[string] & { readonly slug: string };

/** Where every build writes down which articles there are: a thread exists for those alone. */
export const threadsPath = '/shell/threads.json';

export const listedArticle = (file: string | undefined, slug: string): Listed | undefined => {
  const all = file === undefined ? {} : listing.parse(JSON.parse(file));
  const found = Object.hasOwn(all, slug) ? all[slug] : undefined;
  return found && { ...found, slug };
};
