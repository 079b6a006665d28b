/** The row that the keys mean stays in sight; the first one of a page is there anyway. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export const useInSight = (isChosen: boolean): RefObject<HTMLLIElement> => {
  const row = useRef<HTMLLIElement>(null);
  const was = useRef(true);
  useEffect(() => {
    if (isChosen && !was.current) row.current?.scrollIntoView({ block: 'nearest' });
    was.current = isChosen;
  }, [isChosen]);
  return row;
};
