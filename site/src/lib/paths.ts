/** The pages that exist once per webinar and language: their addresses and what they show. */

import { toPictureView } from '#shared/picture-view.ts';
import { toAround } from '#shared/related.ts';
import type { Locale } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import { toWebinarView } from '#shared/view.ts';
import { speakReplay } from '#shared/words/replay.ts';
import { catalogue, seriesOf } from './catalogue.ts';
import { base, localePaths } from './frame.ts';
import { pictures } from './pictures.ts';
import { replays } from './replay/replays.ts';
import { toReplayView, type WholeReplay } from './replay/view.ts';

export type WebinarPath = {
  readonly params: { readonly slug: string; readonly locale: Locale | undefined };
  readonly props: { readonly view: View };
};

const toBeside = (replay: WholeReplay | undefined, locale: Locale): View => (replay ? toReplayView(replay, speakReplay(locale)) : {});

export const webinarPaths = async (): Promise<WebinarPath[]> => {
  const [webinars, paths, drawn] = await Promise.all([catalogue(), localePaths(), pictures()]);
  const [series, watchable] = await Promise.all([seriesOf(webinars), replays(webinars)]);
  return paths.flatMap(({ params, tongue }) =>
    webinars.map((webinar) => ({
      params: { ...params, slug: webinar.slug },
      props: {
        view: {
          ...toWebinarView(webinar, {}, new Date(), base, tongue, toAround(webinar, webinars), series.get(webinar.series ?? '')),
          ...toPictureView(webinar, drawn, base, tongue),
          ...toBeside(watchable.get(webinar.id), tongue.locale),
        },
      },
    })),
  );
};

/** A word of the view, or the slot that the API fills with it. */
export const toWord = (view: View | undefined, name: string): string => (view ? String(view[name] ?? '') : `%%${name}%%`);
