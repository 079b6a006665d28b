/** How far a round is and what it caused, counted on it from both images of what stands about each person. Pure. */
import type { Delta } from '../live/counts.ts';
import { quietKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { itemToVoice } from '../voice/stored.ts';
import { leftCount, voiceCount } from './stored.ts';

const facets = (item: Item | undefined): readonly string[] => {
  if (!item) return [];
  const { state, why = 'gone', did } = itemToVoice(item);
  return [state === 'left' ? leftCount(why) : state, ...[...did].map(voiceCount), ...(did.size > 0 ? [voiceCount('heard')] : [])];
};

/** Somebody whom a later round asks again counts for both; whoever is erased was asked all the same, or never will be. */
export const quietDeltas = (before: Item | undefined, after: Item | undefined): Delta[] => {
  const known = after ?? before;
  if (!known) return [];
  const key = quietKey(itemToVoice(known).round);
  if (!after) {
    if (before?.state !== 'waiting') return [];
    return [
      { key, attribute: leftCount('erased'), by: 1 },
      { key, attribute: 'waiting', by: -1 },
    ];
  }
  const was = before && itemToVoice(before).round === itemToVoice(after).round ? before : undefined;
  const [had, has] = [facets(was), facets(after)];
  const moved = (attribute: string, by: number): Delta => ({ key, attribute, by });
  return [
    ...has.filter((one) => !had.includes(one)).map((one) => moved(one, 1)),
    ...had.filter((one) => !has.includes(one)).map((one) => moved(one, -1)),
  ];
};
