/** What was just done, with the way back. It goes by itself; the key works on. */
import { useEffect, useState } from 'preact/hooks';
import type { Undo } from '../lib/console/board.ts';
import { Key } from './Key.tsx';

const short = (text: string): string => (text.length > 48 ? `${text.slice(0, 46).trimEnd()}…` : text);

export const Toast = ({ undo, onUndo }: { undo: Undo | null; onUndo: () => void }) => {
  const [over, end] = useState<Undo | null>(null);
  useEffect(() => {
    if (!undo) return;
    const timer = setTimeout(() => end(undo), Math.max(0, undo.until - Date.now()));
    return () => clearTimeout(timer);
  }, [undo]);
  // What was undone leaves the one before it, which was offered long ago.
  const isShown = undo !== null && over !== undo && undo.until > Date.now();
  return (
    <div class="board-toast-place" role="status">
      {isShown && (
        <div class="board-toast">
          <span>
            <strong>{undo.words}.</strong> {short(undo.text)}
            {undo.isRead && <span class="soft"> Some may have read it already.</span>}
          </span>
          <button type="button" class="button tiny" onClick={onUndo}>
            Undo <Key of="undo" />
          </button>
        </div>
      )}
    </div>
  );
};
