/** One key per decision: which keys there are, and what they mean. */

export const keys = [
  { key: 'j', shown: 'J', does: 'down', words: 'Next row' },
  { key: 'k', shown: 'K', does: 'up', words: 'Row before' },
  { key: 'ArrowLeft', shown: '←', does: 'left', words: 'Column to the left' },
  { key: 'ArrowRight', shown: '→', does: 'right', words: 'Column to the right' },
  { key: 'a', shown: 'A', does: 'approve', words: 'Approve: everybody sees it' },
  { key: 'l', shown: 'L', does: 'answering', words: 'Answer live: on air now, the one before is answered' },
  { key: 'e', shown: 'E', does: 'answered-now', words: 'The one on air is answered' },
  { key: 'Enter', shown: '↵', does: 'answered', words: 'The chosen row is answered' },
  { key: 'n', shown: 'N', does: 'next', words: 'Put it next' },
  { key: 'g', shown: 'G', does: 'go', words: 'Take the next one on air, likewise' },
  { key: 'r', shown: 'R', does: 'reply', words: 'Answer in writing' },
  { key: 'f', shown: 'F', does: 'follow-up', words: 'Follow up after the webinar' },
  { key: 'h', shown: 'H', does: 'hide', words: 'Hide: nobody sees it' },
  { key: 'm', shown: 'M', does: 'merge', words: 'Merge into a question that asks the same' },
  { key: 'd', shown: 'D', does: 'decline', words: 'Decline: it will not be answered' },
  { key: 't', shown: 'T', does: 'label', words: 'Tag with labels' },
  { key: 'i', shown: 'I', does: 'assign', words: 'I take it: assign to me, or give it back' },
  { key: 'x', shown: 'X', does: 'edit', words: 'Edit its words' },
  { key: 'o', shown: 'O', does: 'reopen', words: 'Open it again' },
  { key: 'z', shown: 'Z', does: 'undo', words: 'Undo the last decision' },
  { key: '/', shown: '/', does: 'find', words: 'Search' },
  { key: '?', shown: '?', does: 'help', words: 'These keys' },
] as const;

export type Deed = (typeof keys)[number]['does'];

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Where the focus is: a form control types, a button or link has its own Enter. */
  readonly focus: 'typing' | 'pressing' | 'free';
};

/** What a key press means here; undefined while typing, with a modifier, and for every other key. */
export const keyToDeed = ({ key, ctrlKey, metaKey, altKey, focus }: Pressed): Deed | undefined => {
  if (focus === 'typing' || ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Enter' && focus === 'pressing') return undefined;
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  if (wanted === 'ArrowDown') return 'down';
  if (wanted === 'ArrowUp') return 'up';
  return keys.find((one) => one.key === wanted)?.does;
};

/** Deeds that a held key does again and again: moving, never deciding. */
export const repeats = (deed: Deed): boolean => ['down', 'up', 'left', 'right'].includes(deed);

/** The panel that a key opens, among those that are offered. */
export const keyToPanel = (
  { key, ctrlKey, metaKey, altKey, focus }: Pressed,
  offered: readonly { readonly name: string; readonly key: string }[],
): string | undefined =>
  focus === 'typing' || ctrlKey || metaKey || altKey ? undefined : offered.find((one) => one.key === key.toLowerCase())?.name;

export const shownKey = (deed: Deed): string => keys.find((one) => one.does === deed)?.shown ?? '';
