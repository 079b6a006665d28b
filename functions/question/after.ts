/** What somebody's questions came to once a webinar is over. Pure. */
import type { OwnQuestion } from '../mail/after.ts';
import type { NumberedAnswer } from './item.ts';
import type { StoredQuestion } from './stored.ts';

/** When the clock of a question begins: at the end, or with the asking if that came later. ISO. */
export const clockOf = (askedAt: string, endedAt: string): string => (askedAt > endedAt ? askedAt : endedAt);

/** Somebody waits for an answer: nobody gave one, declined it, or took it off the list. */
export const isOwed = ({ resolution, visibility }: Pick<StoredQuestion, 'resolution' | 'visibility'>): boolean =>
  visibility !== 'hidden' && (resolution === 'open' || resolution === 'answering' || resolution === 'follow-up');

/**
 * A question of one's own. `last`: the one that it was merged into, which decides what became of it; itself where it was not merged.
 * `answers`: those that its asker may read, oldest first.
 */
export type Owned = { readonly own: StoredQuestion; readonly last: StoredQuestion; readonly answers: readonly NumberedAnswer[] };

const toShown = ({ own, answers }: Owned, isConfirmed: boolean): OwnQuestion => {
  const written = answers.findLast(({ text }) => text !== undefined && text !== '')?.text;
  const onAir = answers.some(({ kind }) => kind === 'live');
  // Nothing that was typed goes to an address which nobody confirmed, and an answer repeats its question often enough.
  return isConfirmed ? { text: own.text, ...(written ? { answer: written } : {}), onAir } : { onAir };
};

/** Oldest first; `lastAt`: when the last of those that are owed was asked. What was withdrawn, declined or taken off the list is in neither list. */
export const toAfter = (
  owned: readonly Owned[],
  isConfirmed: boolean,
): { readonly answered: readonly OwnQuestion[]; readonly owed: readonly OwnQuestion[]; readonly lastAt: string } => {
  const inOrder = owned
    .filter(({ own }) => own.visibility !== 'hidden' && own.outcome !== 'withdrawn')
    .toSorted((a, b) => a.own.askedAt.localeCompare(b.own.askedAt));
  const shown = (some: readonly Owned[]) => some.map((one) => toShown(one, isConfirmed));
  const owed = inOrder.filter(({ last }) => isOwed(last));
  return {
    answered: shown(inOrder.filter(({ last }) => last.resolution === 'answered')),
    owed: shown(owed),
    lastAt: owed.at(-1)?.own.askedAt ?? '',
  };
};
