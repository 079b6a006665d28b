/** Keys with what they do, and the window that shows them. */
import type { ComponentChildren } from 'preact';
import { Dialog } from './Confirm.tsx';
import '../styles/console-keys.css';

export const KeyList = ({ rows }: { rows: readonly { readonly shown: string; readonly words: string }[] }) => (
  <dl class="keys">
    {rows.map(({ shown, words }) => (
      <div key={shown}>
        <dt>
          <kbd>{shown}</kbd>
        </dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ComponentChildren };

export const KeysDialog = ({ title, onClose, children }: Props) => (
  <Dialog label="keys-title" onClose={onClose}>
    <header class="console-dialog-head">
      <h2 id="keys-title">{title}</h2>
      <button type="button" class="button quiet tiny" onClick={onClose}>
        Close
      </button>
    </header>
    {children}
  </Dialog>
);
