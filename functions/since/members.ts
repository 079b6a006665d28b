/** Who is in a list while it is written, one after another: what is kept of each to explain the list once it is whole. Pure. */
import type { ContactId } from '#shared/ids.ts';
import type { Left } from '#shared/reach.ts';
import type { NewGain } from '#shared/since.ts';
import { createFilling } from '../export/filling.ts';
import { leftOf, MOST_KEPT, toStanding } from './tag.ts';

/** `left`: why they cannot be reached. `gain`: why they would be new to the list. */
export type Member = { readonly id: ContactId; readonly left?: Left | undefined; readonly gain: NewGain };

/** Signs of an id: 160 bits, five each. */
const ID = 32;
const WIDTH = ID + 2;
const gains: readonly NewGain[] = ['registered', 'confirmed', 'fits'];

const toText = ({ id, left, gain }: Member): string => `${id}${toStanding(left).toString(36)}${gains.indexOf(gain)}`;

const fromText = (text: string): Member => ({
  id: text.slice(0, ID),
  left: leftOf(Number.parseInt(text[ID] ?? '0', 36)),
  gain: gains[Number(text[ID + 1])] ?? 'fits',
});

export type Members = ReturnType<typeof createMembers>;

/** `before`: the text of those that another process noted; undefined where they were too many, or are not to be known. */
export const createMembers = (before: string | undefined) => {
  let noted = before === undefined ? undefined : createFilling(MOST_KEPT * WIDTH);
  noted?.add(before ?? '');
  return {
    add(members: readonly Member[]): void {
      noted?.add(members.map(toText).join(''));
      if (noted && noted.length() > MOST_KEPT * WIDTH) noted = undefined;
    },
    /** For whoever goes on, until somebody is added. */
    bytes: (): Uint8Array | undefined => noted?.bytes(),
    all(): readonly Member[] | undefined {
      const text = noted && Buffer.from(noted.bytes()).toString('latin1');
      return text === undefined
        ? undefined
        : Array.from({ length: text.length / WIDTH }, (_, at) => fromText(text.slice(at * WIDTH, (at + 1) * WIDTH)));
    },
  };
};
