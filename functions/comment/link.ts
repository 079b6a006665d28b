/** The mailed link that confirms a comment, and where threads stand: below articles, as the build lists them, and below replays. Pure. */
import * as z from 'zod';
import { type ContactId, isWebinarId, type WebinarId } from '#shared/ids.ts';
import { prefixOf, type Tongue } from '#shared/place.ts';
import { locales } from '#shared/setting.ts';
import type { Webinar } from '#shared/webinar.ts';
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

const REPLAY = 'replay-of-';
/** The thread of a replay goes by the webinar's id: its address may change. An article of such a name has no thread. */
export const replayThread = (webinar: WebinarId): string => `${REPLAY}${webinar}`;
export const webinarOfThread = (slug: string): WebinarId | undefined => {
  const id = slug.startsWith(REPLAY) ? slug.slice(REPLAY.length) : '';
  return isWebinarId(id) ? id : undefined;
};
/** What the addresses of a thread begin with. */
export const threadBase = (slug: string): string => {
  const webinar = webinarOfThread(slug);
  return webinar === undefined ? `/api/articles/${slug}` : `/api/replays/${webinar}`;
};

/** Where every build writes down which articles there are: a thread exists for those alone. */
export const threadsPath = '/shell/threads.json';

export const listedArticle = (file: string | undefined, slug: string): Listed | undefined => {
  if (webinarOfThread(slug) !== undefined) return undefined;
  const all = file === undefined ? {} : listing.parse(JSON.parse(file));
  const found = Object.hasOwn(all, slug) ? all[slug] : undefined;
  return found && { ...found, slug };
};

/** Undefined where there is nothing to watch again. */
export const listedReplay = (webinar: Webinar | undefined, tongue: Tongue): Listed | undefined =>
  webinar?.state === 'ended' && webinar.replay !== null && !webinar.hidden
    ? {
        slug: replayThread(webinar.id),
        title: webinar.title,
        path: `${prefixOf(tongue)}/webinars/${webinar.slug}/`,
        locale: tongue.locale,
      }
    : undefined;

type Places = {
  readonly page: (path: string) => Promise<string | undefined>;
  readonly webinar: { readonly recent: (id: WebinarId) => Promise<Webinar | undefined> };
};

/** Where these threads stand, by their slugs; what is there no more is left out. */
export const listPlaces = async (
  { page, webinar }: Places,
  slugs: readonly string[],
  tongue: Tongue,
): Promise<ReadonlyMap<string, Listed>> => {
  const file = await page(threadsPath);
  const found = await Promise.all(
    [...new Set(slugs)].map(async (slug) => {
      const id = webinarOfThread(slug);
      return id === undefined ? listedArticle(file, slug) : listedReplay(await webinar.recent(id), tongue);
    }),
  );
  return new Map(found.flatMap((one) => (one ? [[one.slug, one]] : [])));
};
