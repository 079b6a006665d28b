/** How far a list was read, short enough that a run with a cursor for each of its lists stays under a kilobyte. Pure. */

/** 80 bits of a keyed hash: no two people of one millisecond share them. */
const CONTACT_LETTERS = 16;
/** Nobody comes after this one. */
export const END = 'end';

/** Of a sort key `<time>#<contact>`, or `<state>#<time>#<contact>` in the line of those who wait. */
export const toCursor = (listSk: string): string => {
  const [contact = '', time = '', state] = listSk.split('#').reverse();
  return [...(state === undefined ? [] : [state]), Date.parse(time).toString(36), contact.slice(0, CONTACT_LETTERS)].join('#');
};

/** Sort keys from this one on come after it. */
export const fromCursor = (cursor: string): string => {
  const [contact = '', time = '', state] = cursor.split('#').reverse();
  const at = new Date(Number.parseInt(time, 36)).toISOString();
  // `~` comes after every letter of an id.
  return [...(state === undefined ? [] : [state]), at, `${contact}~`].join('#');
};
