/** How many have a seat, wait, are offered a place, or are in review: from both images of a registration. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { Counts } from '#shared/webinar.ts';
import type { Delta } from '../live/counts.ts';
import { webinarKey } from '../table/keys.ts';

type Image = Readonly<Record<string, unknown>> | undefined;
type Counted = keyof Pick<Counts, 'registered' | 'waiting' | 'offered' | 'inReview'>;

const counted: Readonly<Partial<Record<RegistrationState, Counted>>> = {
  registered: 'registered',
  waiting: 'waiting',
  offered: 'offered',
  'in-review': 'inReview',
};

/** Guests are in no count of registrants. */
const nameOf = (image: Image): Counted | undefined =>
  image?.row === undefined || image.for !== undefined ? undefined : counted[(image.row as { state: RegistrationState }).state];

/**
 * Whoever makes an offer counts its place in the same transaction, so that no two offers are of one place; when it comes to an end the
 * stream takes it away, in one transaction with the seat that it became.
 */
export const admissionDeltas = (webinar: WebinarId, before: Image, after: Image): Delta[] => {
  const [was, is] = [nameOf(before), nameOf(after)];
  if (was === is) return [];
  const key = webinarKey(webinar);
  return [...(was ? [{ key, attribute: was, by: -1 }] : []), ...(is && is !== 'offered' ? [{ key, attribute: is, by: 1 }] : [])];
};

/** What the counts must say of these registrations, once nothing moves. */
export const recount = (images: readonly Image[]): Pick<Counts, Counted> => {
  const sums = { registered: 0, waiting: 0, offered: 0, inReview: 0 };
  for (const name of images.map(nameOf)) if (name) sums[name] += 1;
  return sums;
};
