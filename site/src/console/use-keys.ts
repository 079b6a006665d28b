import { type Deed, keyToDeed, type Pressed, repeats } from '../lib/console/keys.ts';
import { useKeydown } from './use-keydown.ts';

const focusOf = (target: EventTarget | null): Pressed['focus'] => {
  if (!(target instanceof Element)) return 'free';
  // A panel that was just closed holds the focus until the next frame, which may be late: nobody types in it any more.
  if (target.closest('.console-panel:not([open])')) return 'free';
  // Inside a panel letters are the panel's.
  if (target.closest('input, textarea, select, [contenteditable], .console-panel')) return 'typing';
  return target.closest('a, button:not(.console-pick), summary') ? 'pressing' : 'free';
};

export const toPressed = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Pressed => ({
  ...{ key, ctrlKey, metaKey, altKey },
  focus: focusOf(target),
});

/** Behind an open dialog no key decides; a panel beside the board is none. */
export const isResting = (): boolean => document.querySelector('dialog:modal') !== null;

/** Turns key presses anywhere on the page into deeds; silent while typing and behind an open dialog. A held key moves, and never decides. */
export const useKeys = (act: (deed: Deed) => void): void =>
  useKeydown((event) => {
    if (event.defaultPrevented || isResting()) return;
    const deed = keyToDeed(toPressed(event));
    if (!deed) return;
    event.preventDefault();
    if (!event.repeat || repeats(deed)) act(deed);
  });
