/** Which items are notes that a room can show: one bad item never takes the feed from everybody. */

const isTime = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isText = (value: unknown): boolean => typeof value === 'string';

/** `sk` names the note as its `id` does. */
export const isNote = ({ sk, id, text, at, by, until, url, label, removedAt }: Readonly<Record<string, unknown>>): boolean =>
  sk === `note#${id}` &&
  [text, by].every(isText) &&
  isTime(at) &&
  [until, removedAt].every((time) => time === undefined || isTime(time)) &&
  [url, label].every((words) => words === undefined || isText(words));
