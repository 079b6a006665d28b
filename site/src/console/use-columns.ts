/** On a phone one column fills the screen: the switch and a swipe lead to the same place. Where all three fit, nothing scrolls. */
import type { RefObject } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { type Column, columns } from '../lib/console/columns.ts';

type Shown = {
  readonly strip: RefObject<HTMLDivElement>;
  readonly shown: Column;
  readonly show: (column: Column) => void;
  readonly onSwiped: () => void;
};

export const useColumns = (): Shown => {
  const strip = useRef<HTMLDivElement>(null);
  const [shown, know] = useState<Column>('review');
  const show = useCallback((column: Column): void => {
    know(column);
    const width = strip.current?.clientWidth ?? 0;
    strip.current?.scrollTo({ left: width * columns.indexOf(column) });
  }, []);
  const onSwiped = useCallback((): void => {
    const { scrollLeft = 0, clientWidth = 1 } = strip.current ?? {};
    know(columns[Math.round(scrollLeft / clientWidth)] ?? 'review');
  }, []);
  return { strip, shown, show, onSwiped };
};
