/** What people said of us and let us publish, asked from the API once per build, and how a page shows it. */
import type { Page } from '#shared/page.ts';
import type { PublicQuote } from '#shared/quote.ts';
import type { Locale } from '#shared/setting.ts';
import type { View } from '#shared/template.ts';
import { speakSurvey } from '#shared/words/survey.ts';
import { askApi } from './api.ts';

const load = async (): Promise<readonly PublicQuote[]> => {
  const found: PublicQuote[] = [];
  let cursor: string | undefined;
  do {
    const page = await askApi<Page<PublicQuote>>(`/api/quotes?${new URLSearchParams({ limit: '100', ...(cursor && { cursor }) })}`);
    found.push(...(page?.items ?? []));
    cursor = page?.next;
  } while (cursor);
  return found;
};

let loading: Promise<readonly PublicQuote[]> | undefined;

/** Empty where PARLEY_API is unset. Throws where the API does not answer. */
export const quotes = (): Promise<readonly PublicQuote[]> => {
  loading ??= load();
  return loading;
};

/** Those of one page, the latest that was put there first. */
export const toQuoteView = (all: readonly PublicQuote[], place: string, locale: Locale): { readonly quotes: readonly View[] } => {
  const { t } = speakSurvey(locale);
  const nobody = { survey: t('Somebody who was there'), answer: t('Somebody who asked us') };
  return {
    quotes: all
      .filter(({ places }) => places.includes(place))
      .map(({ text, by, kind, locale: lang }) => ({ words: text, sayer: by || nobody[kind], lang })),
  };
};
