/** Addresses of webinars: which a host may choose, and what to say about the others. Pure. */
import { SLUG_LENGTH, slugPattern, titleToSlug } from './ids.ts';

const SHORTEST = 3;

/** First folders of our own and words that stand for no webinar: whoever reads such an address aloud would mean something else. */
const reserved: ReadonlySet<string> = new Set(
  (
    'admin answers api articles auth confirm console de edit en feed healthz imprint index invite join live local login logout manage me ' +
    'media new null outbox preferences preview privacy registered reports room robots series settings shell stage templates ' +
    'unsubscribe undefined waitlist webinar webinars www'
  ).split(' '),
);

export const isReserved = (slug: string): boolean => reserved.has(slug) || /^rehearsal-/.test(slug);

/** What a title suggests; '' where it suggests nothing. */
export const suggestSlug = (title: string): string => {
  const slug = titleToSlug(title);
  const isTooShort = slug !== '' && slug.length < SHORTEST;
  return isReserved(slug) || isTooShort ? `${slug.replace(/^rehearsal-/, '')}-webinar` : slug;
};

/** A slug that may be chosen, as near to what was typed as can be; undefined where nothing of it can stay. */
const nearest = (typed: string): string | undefined => {
  const slug = suggestSlug(typed.slice(0, 400));
  return slug.length >= SHORTEST && slug !== typed && !isReserved(slug) ? slug : undefined;
};

/** Why an address cannot be chosen, with one that can; undefined where it can. */
export const whyNotSlug = (typed: string): string | undefined => {
  const near = nearest(typed);
  const like = near ? `, like ${near}` : '';
  if (typed.length < SHORTEST) return `An address needs three letters or more${like}.`;
  if (typed.length > SLUG_LENGTH) return `An address has ${SLUG_LENGTH} letters at most${like}.`;
  if (!slugPattern.test(typed)) return `Use lower-case letters from a to z, digits and single hyphens${like}.`;
  return isReserved(typed) ? `Parley keeps “${typed}” for itself. Please choose another${like}.` : undefined;
};

/** The address of a webinar whose host chose none. */
export const slugOf = (title: string, id: string): string => suggestSlug(title) || `webinar-${id}`;

const MOST_NUMBER = 9;

/** What to try where an address is taken, best first. */
export const nextSlugs = (slug: string): readonly string[] =>
  Array.from({ length: MOST_NUMBER - 1 }, (_, at) => `${slug.slice(0, SLUG_LENGTH - 2).replace(/-+$/, '')}-${at + 2}`);
