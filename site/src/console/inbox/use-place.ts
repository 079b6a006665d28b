/** Where one is in the inbox: the address says it, and Back goes from a case to its list. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { fromAddress, type Place, toAddress } from '../../lib/console/inbox.ts';

export const usePlace = (): readonly [Place, (to: Partial<Place>) => void] => {
  const [place, choose] = useState<Place>(() => fromAddress(location));
  useEffect(() => {
    const read = (): void => choose(fromAddress(location));
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const go = useCallback((to: Partial<Place>) => {
    choose((before) => {
      const next = { ...before, ...to };
      const address = toAddress(location.pathname, next);
      // From the list into a case, or to another view, Back leads back; from case to case there is no trail.
      const isStep = before.view !== next.view || (before.open === '' && next.open !== '');
      if (isStep) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      return next;
    });
  }, []);
  return [place, go];
};
