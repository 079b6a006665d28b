/** Which webinar a comment may become a question of, the likeliest first. Pure. */
import type { Webinar } from '#shared/webinar.ts';

type Offered = Pick<Webinar, 'id' | 'slug' | 'title' | 'state' | 'startsAt'>;

const rank = ({ state, slug }: Offered, announces: string | undefined): number =>
  slug === announces ? 0 : state === 'live' ? 1 : state === 'scheduled' ? 2 : 3;

/** The one that the article announces, what is live, what comes soonest, what ended last. Drafts and rehearsals take no questions. */
export const offeredFor = <T extends Offered & Pick<Webinar, 'rehearsal'>>(webinars: readonly T[], announces?: string): readonly T[] =>
  webinars
    .filter(({ state, rehearsal }) => !rehearsal && (state === 'live' || state === 'scheduled' || state === 'ended'))
    .toSorted((a, b) => {
      const by = rank(a, announces) - rank(b, announces);
      if (by !== 0) return by;
      return a.state === 'ended' ? b.startsAt.localeCompare(a.startsAt) : a.startsAt.localeCompare(b.startsAt);
    });
