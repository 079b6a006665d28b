/** Says that somebody works, so that the session goes on: a console that nobody touches asks every second all the same. */
import { useEffect } from 'preact/hooks';
import { send } from '../lib/console/api.ts';

/** A twelfth of the idle limit: who stops working stays signed in for 55 to 60 minutes. */
const AGAIN_MS = 5 * 60_000;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

export const useActive = (signedIn: boolean): void => {
  useEffect(() => {
    if (!signedIn) return;
    let saidAt = Number.NEGATIVE_INFINITY;
    const tell = (): void => {
      // The clock of the page, because the machine's may be set anew.
      if (performance.now() - saidAt < AGAIN_MS) return;
      saidAt = performance.now();
      void send('POST', '/me/active');
    };
    for (const touch of touches) addEventListener(touch, tell, { passive: true });
    return () => {
      for (const touch of touches) removeEventListener(touch, tell);
    };
  }, [signedIn]);
};
