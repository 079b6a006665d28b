/** Keeps the end of a list on screen for who is there, and everything where it is for who reads further up. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatLine } from '#shared/chat.ts';
import type { Chat } from '../../lib/live/chat-state.ts';

/** So near to the end that one is there: half a line. */
const NEAR = 24;

export const useEnd = (lines: readonly ChatLine[], chat: Chat, onReading: (reading: boolean) => void) => {
  const list = useRef<HTMLElement>(null);
  const before = useRef({ first: '', fromEnd: 0, pending: 0 });
  const isAtEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  const go = (): void => {
    const box = list.current;
    if (box) box.scrollTop = box.scrollHeight;
    // On a phone the page scrolls as well: the form and the end of the list belong on screen together.
    box?.closest('.room-drawer')?.scrollIntoView({ block: 'end' });
    onReading(true);
  };
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const first = lines[0]?.id ?? '';
    const { first: was, fromEnd, pending } = before.current;
    // One's own line is what one wants to see, wherever one was.
    if (chat.reading || chat.pending.length > pending) box.scrollTop = box.scrollHeight;
    else if (was !== '' && first < was) box.scrollTop = box.scrollHeight - fromEnd;
    before.current = { first, fromEnd: box.scrollHeight - box.scrollTop, pending: chat.pending.length };
  });
  useEffect(() => {
    go();
    return () => onReading(false);
  }, []);
  const onScroll = (): void => {
    const box = list.current;
    if (!box) return;
    before.current = { ...before.current, fromEnd: box.scrollHeight - box.scrollTop };
    if (isAtEnd(box) !== chat.reading) onReading(isAtEnd(box));
  };
  return { list, onScroll, go };
};
