/** How many people have each label: kept by the counts, which see every change of a person once. Pure. */
import type { Delta } from '../live/counts.ts';
import { labelKey } from '../table/keys.ts';

type Labelled = Readonly<Record<string, unknown>> | undefined;

/** Of somebody who is in the lists: not erased, and not joined with another address. */
const labelsIn = (contact: Labelled): readonly string[] =>
  contact?.erasedAt === undefined && contact?.mergedInto === undefined && Array.isArray(contact?.labels)
    ? (contact.labels as string[])
    : [];

export const labelDeltas = (before: Labelled, after: Labelled): Delta[] => {
  const [had, has] = [labelsIn(before), labelsIn(after)];
  return [
    ...has
      .filter((label) => !had.includes(label))
      .map((label) => ({ key: labelKey(label), attribute: 'people', by: 1, make: true }) as const),
    ...had.filter((label) => !has.includes(label)).map((label) => ({ key: labelKey(label), attribute: 'people', by: -1 })),
  ];
};
