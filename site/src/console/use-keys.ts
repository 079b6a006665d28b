import { useEffect, useRef } from 'preact/hooks';
import { type Deed, keyToDeed } from '../lib/console/keys.ts';

const focusOf = (target: EventTarget | null): 'typing' | 'pressing' | 'free' => {
  if (!(target instanceof Element)) return 'free';
  if (target.closest('input, textarea, select, [contenteditable]')) return 'typing';
  return target.closest('a, button:not(.console-pick), summary') ? 'pressing' : 'free';
};

/** Turns key presses anywhere on the page into deeds; silent while typing and behind an open dialog. */
export const useKeys = (act: (deed: Deed) => void): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]')) return;
      const { key, ctrlKey, metaKey, altKey } = event;
      const deed = keyToDeed({ key, ctrlKey, metaKey, altKey, focus: focusOf(event.target) });
      if (!deed) return;
      event.preventDefault();
      latest.current(deed);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
