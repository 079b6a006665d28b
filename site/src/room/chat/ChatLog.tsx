/** The chat for those who listen: new lines in one polite piece every few seconds, whatever the pace on screen. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatLine } from '#shared/chat.ts';
import { toAnnouncement } from '../../lib/live/chat-words.ts';
import { t } from '../../lib/words.ts';

const EVERY_MS = 8_000;

export const ChatLog = ({ lines }: { lines: readonly ChatLine[] }) => {
  const [said, say] = useState('');
  const last = useRef<{ id: string; at: number } | null>(null);
  const newest = lines.at(-1)?.id ?? '';
  useEffect(() => {
    // What stood there when the tab was opened is read by whoever goes there.
    last.current ??= { id: newest, at: Date.now() };
    const { id, at } = last.current;
    if (newest <= id) return;
    const tell = (): void => {
      say(
        toAnnouncement(
          lines.filter((line) => line.id > id),
          t,
        ),
      );
      last.current = { id: newest, at: Date.now() };
    };
    const timer = setTimeout(tell, Math.max(0, at + EVERY_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [newest]);
  return (
    <div class="visually-hidden" role="log" aria-live="polite" aria-label={t('New messages')}>
      {said}
    </div>
  );
};
