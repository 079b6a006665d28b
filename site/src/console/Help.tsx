import { keys } from '../lib/console/keys.ts';
import { KeyList, KeysDialog } from './KeyList.tsx';
import type { PanelProps } from './panels.ts';
import { panelsFor } from './use-panel.ts';

/** Every key, by `?`. */
export const Help = ({ panels, onClose }: { panels: PanelProps | null; onClose: () => void }) => (
  <KeysDialog title="One key per decision" onClose={onClose}>
    <p class="soft small">They rest while you type. A held key moves, and never decides.</p>
    <KeyList rows={keys} />
    <p class="soft small">
      Undo takes a decision back for everybody, unless a colleague decided since. What people have read by then, they have read.
    </p>
    {panels && panelsFor(panels).length > 0 && (
      <>
        <h3>Beside the board</h3>
        <KeyList rows={panelsFor(panels).map(({ key, title }) => ({ shown: key.toUpperCase(), words: title }))} />
      </>
    )}
  </KeysDialog>
);
