/** Cases by what caused them: by campaign and the hour in which they came, and by webinar. Kept by the counts, which see every change once. Pure. */
import type { Delta } from '../live/counts.ts';
import { causedKey, webinarCasesKey } from '../table/keys.ts';
import { foldName } from './fold.ts';

type Stored = Readonly<Record<string, unknown>> | undefined;

/** The attribute that counts the hour of this instant (UTC). */
export const hourOf = (at: string): string => `h${at.slice(0, 13)}`;

const facets = (it: Stored): readonly Omit<Delta, 'by'>[] => {
  if (!it) return [];
  const { campaign, webinar, openedAt } = it;
  const hour = typeof openedAt === 'string' ? hourOf(openedAt) : undefined;
  return [
    ...(typeof campaign === 'string' && hour ? [{ key: causedKey(foldName(campaign)), attribute: hour, make: true } as const] : []),
    ...(typeof webinar === 'string' ? [{ key: webinarCasesKey(webinar), attribute: 'cases', make: true } as const] : []),
  ];
};
const nameOf = ({ key, attribute }: Omit<Delta, 'by'>): string => `${key.pk}|${attribute}`;

/** Whatever becomes of a case later, it was caused; only one that goes, with its person or with an end that was taken back, is taken off. */
export const causedDeltas = (before: Stored, after: Stored): Delta[] => {
  const [had, has] = [facets(before), facets(after)];
  const isIn = (some: readonly Omit<Delta, 'by'>[], one: Omit<Delta, 'by'>): boolean => some.some((other) => nameOf(other) === nameOf(one));
  return [
    ...has.filter((one) => !isIn(had, one)).map((one) => ({ ...one, by: 1 })),
    ...had.filter((one) => !isIn(has, one)).map((one) => ({ ...one, by: -1 })),
  ];
};
