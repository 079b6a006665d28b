/** The keys of the inbox: with Alt everywhere, also while typing; alone only for who wants that. Pure. */

export const inboxKeys = [
  { code: 'KeyJ', shown: 'J', does: 'next', words: 'Next case' },
  { code: 'KeyK', shown: 'K', does: 'before', words: 'Case before' },
  { code: 'KeyE', shown: 'E', does: 'resolve', words: 'Resolve' },
  { code: 'KeyM', shown: 'M', does: 'snooze', words: 'Snooze' },
  { code: 'KeyP', shown: 'P', does: 'note', words: 'Write a note' },
  { code: 'KeyL', shown: 'L', does: 'reply', words: 'Write a reply' },
  { code: 'KeyU', shown: 'U', does: 'use', words: 'Put the earlier answer that fits best into the reply' },
  { code: 'KeyI', shown: 'I', does: 'take', words: 'Take it, or give it back' },
  { code: 'KeyX', shown: 'X', does: 'choose', words: 'Choose it for an act on many' },
] as const;

export type InboxDeed = (typeof inboxKeys)[number]['does'] | 'resolve-next' | 'close' | 'help' | 'find';

export type InboxPress = {
  /** The key's place: with Alt some keyboards write another letter. */
  readonly code: string;
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** AltGr writes signs (€ on a German keyboard): it commands nothing. */
  readonly writes: boolean;
  readonly typing: boolean;
};

export const pressToDeed = ({ code, key, ctrl, alt, writes, typing }: InboxPress, singleKeys: boolean): InboxDeed | undefined => {
  if (key === 'Escape') return 'close';
  if (writes) return undefined;
  const named = inboxKeys.find((one) => one.code === code)?.does;
  if (alt) return ctrl ? (code === 'KeyE' ? 'resolve-next' : undefined) : named;
  if (ctrl || typing) return undefined;
  if (key === '?') return 'help';
  if (key === '/') return 'find';
  return singleKeys ? named : undefined;
};

/** A held key moves, and never decides. */
export const mayRepeat = (deed: InboxDeed): boolean => deed === 'next' || deed === 'before';
