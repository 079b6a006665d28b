/** The client of one room as a hook: starts and stops it, tells it about the tab and the network, keeps unsent words over a reload. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { toKept } from '../lib/live/chat-state.ts';
import { type Running, runLive } from '../lib/live/run.ts';
import { type Kept, type Live, type LiveEvent, startLive } from '../lib/live/state.ts';

const keptName = (id: string): string => `parley-room-${id}`;

const readKept = (id: string): Kept | undefined => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keptName(id)) ?? 'null');
    return typeof kept?.draft?.text === 'string' && Array.isArray(kept.pending) ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
};

const writeKept = (live: Live): void => {
  try {
    sessionStorage.setItem(
      keptName(live.id),
      JSON.stringify({ draft: live.draft, pending: live.pending, chat: toKept(live.chat) } satisfies Kept),
    );
  } catch {
    // A browser that keeps nothing still lets people ask.
  }
};

export const useLive = (id: string): readonly [Live, (event: LiveEvent) => void] => {
  const [live, show] = useState<Live>(() => startLive(id, readKept(id)));
  const running = useRef<Running | null>(null);
  useEffect(() => {
    let last: Live | undefined;
    const onChange = (next: Live): void => {
      if (
        next.draft !== last?.draft ||
        next.pending !== last?.pending ||
        next.chat.pending !== last?.chat.pending ||
        next.chat.draft !== last?.chat.draft
      )
        writeKept(next);
      last = next;
      show(next);
    };
    const client = runLive({ id, kept: readKept(id), onChange });
    running.current = client;
    const onVisible = (): void => client.dispatch({ is: 'visible', visible: !document.hidden });
    const onNetwork = (): void => client.dispatch({ is: 'online', online: navigator.onLine });
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('online', onNetwork);
    addEventListener('offline', onNetwork);
    if (!navigator.onLine) onNetwork();
    client.dispatch({ is: 'opened', at: Date.now() });
    return () => {
      client.stop();
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('online', onNetwork);
      removeEventListener('offline', onNetwork);
    };
  }, [id]);
  return [live, (event) => running.current?.dispatch(event)];
};
