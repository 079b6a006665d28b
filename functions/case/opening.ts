/** What is written where a case begins, goes, or comes to another person: all of it or nothing. Pure. */
import { isQuestionId } from '#shared/ids.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { caseKey, casePlaceKey, contactKey, questionKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Write } from '../table/table.ts';
import type { StoredCase } from './stored.ts';

/** A case to be opened. `asked`: its question, as it was when that was decided. */
export type Opened = { readonly it: StoredCase; readonly asked?: Pick<StoredQuestion, 'asker' | 'version'> | undefined };

/** Cases that are opened in one transaction: four writes each, of the hundred that there may be. */
export const MOST_OPENED = 25;

type Made = Opened & { readonly item: Item };

const ofOne = ({ it, item, asked }: Made): readonly Write[] => [
  { put: item, when: { absent: 'pk' } },
  ...(isQuestionId(it.id)
    ? [{ put: { ...casePlaceKey(it.id), contact: it.contact, v: DATA_VERSION }, when: { absent: 'pk' } } as const]
    : []),
  // What was decided or erased meanwhile is looked at again by its own reaction.
  ...(asked
    ? [
        {
          check: questionKey(it.id),
          when: { all: [{ equals: ['version', asked.version] }, { equals: ['asker', asked.asker] }] },
        } as const,
      ]
    : []),
];

/** Nobody has a case who was erased: each person is looked at once. */
export const openingWrites = (some: readonly Made[]): readonly Write[] => [
  ...some.flatMap(ofOne),
  ...[...new Set(some.map(({ it }) => it.contact))].map((contact): Write => ({ check: contactKey(contact), when: { absent: 'erasedAt' } })),
];

const unchanged = (it: StoredCase): Write => ({ remove: caseKey(it.contact, it.id), when: { equals: ['version', it.version] } });

/** `next`: the item in the other partition. */
export const movingWrites = (it: StoredCase, next: Item): readonly Write[] => [
  unchanged(it),
  { put: next, when: { absent: 'pk' } },
  {
    put: { ...casePlaceKey(it.id), contact: next.pk.slice('contact#'.length), v: DATA_VERSION },
    when: { equals: ['contact', it.contact] },
  },
];

export const removingWrites = (it: StoredCase): readonly Write[] => [
  unchanged(it),
  ...(isQuestionId(it.id) ? [{ remove: casePlaceKey(it.id), when: { equals: ['contact', it.contact] } } as const] : []),
];
