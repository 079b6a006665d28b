/** The pages that exist once per webinar and language: their addresses and what they show. */

import { toPictureView } from '#shared/picture-view.ts';
import { placeOfWebinar } from '#shared/quote.ts';
import type { Locale } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import { toWebinarView } from '#shared/view.ts';
import { speakReplay } from '#shared/words/replay.ts';
import { speak } from '#shared/words/speak.ts';
import { articles } from './article/articles.ts';
import { catalogue, seriesOf } from './catalogue.ts';
import { base, localePaths } from './frame.ts';
import { pictures } from './pictures.ts';
import { quotes, toQuoteView } from './quotes.ts';
import { replays } from './replay/replays.ts';
import { toReplayView, type WholeReplay } from './replay/view.ts';
import { topicPlaces } from './topic/places.ts';
import { toNear, toTopicView } from './topic/view.ts';

export type WebinarPath = {
  readonly params: { readonly slug: string; readonly locale: Locale | undefined };
  readonly props: { readonly view: View };
};

const toBeside = (replay: WholeReplay | undefined, locale: Locale): View => (replay ? toReplayView(replay, speakReplay(locale)) : {});

const load = async (): Promise<readonly WebinarPath[]> => {
  const [webinars, paths, drawn, written, placesOf, said] = await Promise.all([
    catalogue(),
    localePaths(),
    pictures(),
    articles(),
    topicPlaces(),
    quotes(),
  ]);
  const [series, watchable] = await Promise.all([seriesOf(webinars), replays(webinars)]);
  const now = new Date();
  return paths.flatMap(({ params, tongue }) =>
    webinars.map((webinar) => {
      const { around, isOnTopic } = toNear(webinar, webinars);
      const view = {
        ...toWebinarView(webinar, {}, now, base, tongue, around, series.get(webinar.series ?? '')),
        ...(isOnTopic && { aroundTitle: speak(tongue.locale, 'pages').t('Related webinars') }),
        ...toTopicView(placesOf(webinar.topics, tongue.locale), webinar.topics, written, tongue.locale),
        ...toPictureView(webinar, drawn, base, tongue),
        ...toQuoteView(said, placeOfWebinar(webinar.id), tongue.locale),
        ...toBeside(watchable.get(webinar.id), tongue.locale),
      };
      return { params: { ...params, slug: webinar.slug }, props: { view } };
    }),
  );
};

let loading: Promise<readonly WebinarPath[]> | undefined;
/** Read once per build: three pages of each webinar, and the articles that announce it, show the same. */
export const webinarPaths = async (): Promise<WebinarPath[]> => {
  loading ??= load();
  return [...(await loading)];
};

let viewing: Promise<ReadonlyMap<string, View>> | undefined;
/** What the page of a webinar shows in a language. */
export const webinarViewIn = async (slug: string, locale: Locale): Promise<View | undefined> => {
  viewing ??= webinarPaths().then((all) => new Map(all.map(({ params, props }) => [`${params.locale}/${params.slug}`, props.view])));
  return (await viewing).get(`${locale}/${slug}`);
};

/** A word of the view, or the slot that the API fills with it. */
export const toWord = (view: View | undefined, name: string): string => (view ? String(view[name] ?? '') : `%%${name}%%`);
