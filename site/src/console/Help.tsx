import { keys } from '../lib/console/keys.ts';
import { Dialog } from './Confirm.tsx';
import type { PanelProps } from './panels.ts';
import { panelsFor } from './use-panel.ts';

const Keys = ({ rows }: { rows: readonly { readonly shown: string; readonly words: string }[] }) => (
  <dl class="board-keys">
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

/** Every key, by `?`. */
export const Help = ({ panels, onClose }: { panels: PanelProps | null; onClose: () => void }) => (
  <Dialog label="keys-title" onClose={onClose}>
    <header class="console-dialog-head">
      <h2 id="keys-title">One key per decision</h2>
      <button type="button" class="button quiet tiny" onClick={onClose}>
        Close
      </button>
    </header>
    <p class="soft small">They rest while you type. A held key moves, and never decides.</p>
    <Keys rows={keys} />
    <p class="soft small">
      Undo takes a decision back for everybody, unless a colleague decided since. What people have read by then, they have read.
    </p>
    {panels && panelsFor(panels).length > 0 && (
      <>
        <h3>Beside the board</h3>
        <Keys rows={panelsFor(panels).map(({ key, title }) => ({ shown: key.toUpperCase(), words: title }))} />
      </>
    )}
  </Dialog>
);
