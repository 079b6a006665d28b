/** For every button that decides: a double click and a held key decide once. */
import { isSecond, type Press } from '../lib/console/press.ts';

let before: Press | null = null;

/** A held Enter presses the focused button again and again, whatever that means by then. */
const onKeyDown = (event: KeyboardEvent): void => {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
};

/** What such a button is given. */
export const once = (act: () => void) => ({
  onKeyDown,
  onClick: ({ detail, timeStamp, clientX, clientY }: MouseEvent): void => {
    const press: Press = { detail, timeStamp, clientX, clientY };
    if (isSecond(press, before)) return;
    before = press;
    act();
  },
});
