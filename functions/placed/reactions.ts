/** What follows words on our pages: the site is built anew, and what was taken back stands nowhere any more. Each is safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import { standing } from '../consent/rules.ts';
import { idsOf, itemToContact } from '../contact/stored.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { WorkDeps } from '../work-deps.ts';
import { hashOf, wordsIn } from './rules.ts';

const placesIn = (item: Item | undefined): readonly string[] => (item?.places as readonly string[] | undefined) ?? [];

export const followPlaced = async (deps: WorkDeps, { before, after }: Fact): Promise<void> => {
  if (!isDeepStrictEqual(placesIn(before), placesIn(after))) await deps.queue('work', { kind: 'rebuild' });
};

/** Words that were taken back or said otherwise leave their pages; by another name they are built anew. */
export const followPlacedWords = async (deps: WorkDeps, { pk, sk, before, after }: Fact): Promise<void> => {
  const was = wordsIn(before);
  if (!was || isDeepStrictEqual(was, wordsIn(after))) return;
  const { words, placed } = await deps.placed.find({ pk, sk });
  if (!placed) return;
  // What the team chose since stands.
  if (words && hashOf(words.text) === placed.words) return void (await deps.queue('work', { kind: 'rebuild' }));
  await deps.placed.drop(placed);
};

/** What of a person words of theirs are shown by. */
const shownBy = (item: Item | undefined) => {
  if (!item) return undefined;
  const { consent, name, company, mergedInto } = itemToContact(item);
  return { isAgreed: consent?.research?.state === 'confirmed', name, company, mergedInto };
};

/** Erasing takes the placing with the person; here it is about those who are there. */
export const followPlacedPerson = async (deps: WorkDeps, { pk, before, after }: Fact): Promise<void> => {
  if (!before || !after || after.erasedAt !== undefined || isDeepStrictEqual(shownBy(before), shownBy(after))) return;
  const known = await deps.contact.find(idOf(pk));
  const all = await Promise.all([...new Set([idOf(pk), ...(known ? idsOf(known) : [])])].map((one) => deps.placed.of(one)));
  const placed = all.flat().filter(({ places }) => places.length > 0);
  if (placed.length === 0) return;
  const isWithdrawn = known !== undefined && standing(known, 'research', deps.now())?.state === 'withdrawn';
  // Who agrees again later is asked again by nobody: the team chooses anew.
  if (isWithdrawn) for (const one of placed) await deps.placed.drop(one);
  else await deps.queue('work', { kind: 'rebuild' });
};
