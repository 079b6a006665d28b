/** What a page says of the series that its webinar belongs to. Pure. */
import { toCardView } from './card.ts';
import { NONE, type PublicSeries, partsOf, registersAlso } from './series.ts';
import type { View } from './template.ts';
import type { PublicWebinar } from './webinar.ts';
import { type PageSpeech, speak } from './words/speak.ts';

const toLine = (series: PublicSeries, id: string, { t }: PageSpeech): string => {
  const parts = partsOf(series);
  const place = parts.findIndex((one) => one.id === id);
  const { title } = series;
  return place < 0
    ? t('The series “{title}”', { title })
    : t('Part {n} of {count} of the series “{title}”', { n: place + 1, count: parts.length, title });
};

/** A series of one is none yet. `also` is what its form sends: the webinars that this page named beside its own. */
export const toSeriesView = (webinar: PublicWebinar, series: PublicSeries | undefined, speech: PageSpeech): View => {
  const { t, locale } = speech;
  const others = series ? partsOf(series).filter(({ id }) => id !== webinar.id) : [];
  if (!series || others.length === 0) return { also: NONE, alone: true };
  const along = registersAlso(series, webinar.id);
  const toPart = (one: PublicWebinar): View => ({
    ...toCardView(one, speak(locale, 'times')),
    note: one.state === 'live' ? t('Live now') : one.state === 'scheduled' ? '' : t(one.replay ? 'Watch again' : 'Ended'),
  });
  return {
    series: toLine(series, webinar.id, speech),
    parts: others.map(toPart),
    also: along.length > 0 ? along.map(({ id }) => id).join(',') : NONE,
    along: along.map(toPart),
    alone: along.length === 0,
    // Whose dates are not held by this form: a way to each.
    apart: along.length === 0 && others.some(({ state }) => state === 'scheduled' || state === 'live'),
  };
};
