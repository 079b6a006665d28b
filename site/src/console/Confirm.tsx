/** A question before something that people notice. Escape, the backdrop and the quiet button all mean no. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = {
  readonly title: string;
  readonly words: string;
  readonly yes: string;
  readonly danger: boolean;
  readonly busy: boolean;
  readonly error: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

export const Dialog = ({ label, onClose, children }: { label: string; onClose: () => void; children: ComponentChildren }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser's own
    <dialog
      ref={dialog}
      class="console-dialog"
      aria-labelledby={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="console-dialog-inside">{children}</div>
    </dialog>
  );
};

export const Confirm = ({ title, words, yes, danger, busy, error, onYes, onNo }: Props) => (
  <Dialog label="confirm-title" onClose={onNo}>
    <h2 id="confirm-title">{title}</h2>
    <p>{words}</p>
    {error && (
      <p class="error" role="alert">
        {error}
      </p>
    )}
    <div class="console-dialog-buttons">
      <button type="button" class="button quiet" onClick={onNo}>
        Not now
      </button>
      <button type="button" class={danger ? 'button danger' : 'button'} aria-busy={busy} disabled={busy} onClick={onYes}>
        {yes}
      </button>
    </div>
  </Dialog>
);
