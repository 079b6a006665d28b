/** Where a page leads besides its own webinar: to those that a host chose, else to what comes next. Pure. */
import { toCardView } from './card.ts';
import type { View } from './template.ts';
import type { PublicWebinar, Webinar } from './webinar.ts';
import { type PageSpeech, speak } from './words/speak.ts';

/** Webinars that a page without chosen ones leads to. */
export const MOST_NEXT = 3;

const isComing = ({ state }: Pick<PublicWebinar, 'state'>): boolean => state === 'live' || state === 'scheduled';

/** There is nothing to come for any more, so its page may lead elsewhere. */
export const isOver = ({ state }: Pick<Webinar, 'state'>): boolean => state === 'ended' || state === 'cancelled';

const byStart = (a: PublicWebinar, b: PublicWebinar): number => a.startsAt.localeCompare(b.startsAt);

/** The next ones, soonest first. */
export const toNext = (known: readonly PublicWebinar[], id: string): readonly PublicWebinar[] =>
  known
    .filter((one) => isComing(one) && one.id !== id)
    .sort(byStart)
    .slice(0, MOST_NEXT);

/**
 * Of the webinars that are `known` to be public: what is on or coming first, soonest first, then what is over, as the host put it.
 * A page whose own webinar is over leads to the next ones where none was chosen.
 */
export const toAround = (
  { id, related, state }: Pick<Webinar, 'id' | 'related' | 'state'>,
  known: readonly PublicWebinar[],
): readonly PublicWebinar[] => {
  const chosen = related.flatMap((wanted) => known.filter((one) => one.id === wanted && one.id !== id && one.state !== 'cancelled'));
  if (chosen.length === 0) return isOver({ state }) ? toNext(known, id) : [];
  return [...chosen.filter(isComing).sort(byStart), ...chosen.filter((one) => !isComing(one))];
};

/** Those webinars on the page, each with what it is where it is not simply to come. `related`: the ids of those that belong together. */
export const toAroundView = (
  { related }: Pick<PublicWebinar, 'related'>,
  around: readonly PublicWebinar[],
  { t, locale }: PageSpeech,
): View => ({
  aroundTitle: t(around.some(({ id }) => related.includes(id)) ? 'Related webinars' : 'Coming up'),
  around: around.map((one) => ({
    ...toCardView(one, speak(locale, 'times')),
    note: one.state === 'live' ? t('Live now') : one.state === 'scheduled' ? '' : t(one.replay ? 'Watch again' : 'Ended'),
  })),
});
