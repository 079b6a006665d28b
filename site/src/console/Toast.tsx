/** What was just done, with the way back. It goes by itself; the key works on. */
import { useEffect, useState } from 'preact/hooks';
import type { Undo } from '../lib/console/board.ts';
import { Key } from './Key.tsx';
import { once } from './once.ts';

const short = (text: string): string => (text.length > 48 ? `${text.slice(0, 46).trimEnd()}…` : text);

/** Something to know rather than to take back. */
export type Said = { readonly words: string; readonly until: number };
export const SAID_MS = 4_000;

const SaidToast = ({ said }: { said: Said }) => {
  const [over, end] = useState<Said | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => end(said), Math.max(0, said.until - Date.now()));
    return () => clearTimeout(timer);
  }, [said]);
  return over === said ? null : (
    <div class="board-toast">
      <span>{said.words}</span>
    </div>
  );
};

type Props = { readonly undo: Undo | null; readonly said?: Said | null; readonly onUndo: () => void };

export const Toast = ({ undo, said, onUndo }: Props) => {
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
      {said && <SaidToast said={said} />}
      {isShown && (
        <div class="board-toast">
          <span>
            <strong>{undo.words}.</strong> {short(undo.text)}
            {undo.isRead && <span class="soft"> Some may have read it already.</span>}
          </span>
          <button type="button" class="button tiny" {...once(onUndo)}>
            Undo <Key of="undo" />
          </button>
        </div>
      )}
    </div>
  );
};
