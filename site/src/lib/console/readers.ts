/** Who reads an answer, and what undo can still do then: said beside Send, before anybody presses it. */

export type Readers = 'room' | 'asker';

/** A question that was asked in private stays so, whatever its answer is. */
export const readersOf = (visibility: string, isPrivate: boolean): Readers => (isPrivate || visibility === 'private' ? 'asker' : 'room');

/** `who`: the asker's name, or what stands for it. */
export const readersWords = (readers: Readers, who: string): string =>
  readers === 'room'
    ? 'Everybody in the room sees it at once. Undo takes it off the list; who has read it has read it.'
    : `Only ${who} sees it, at once. Undo takes it off their list; what they have read they have read.`;
