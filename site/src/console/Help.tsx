import { keys } from '../lib/console/keys.ts';
import { Dialog } from './Confirm.tsx';

/** Every key, by `?`. */
export const Help = ({ onClose }: { onClose: () => void }) => (
  <Dialog label="keys-title" onClose={onClose}>
    <h2 id="keys-title">One key per decision</h2>
    <p class="soft small">They rest while you type.</p>
    <dl class="board-keys">
      {keys.map((one) => (
        <div key={one.key}>
          <dt>
            <kbd>{one.shown}</kbd>
          </dt>
          <dd>{one.words}</dd>
        </div>
      ))}
    </dl>
    <div class="console-dialog-buttons">
      <button type="button" class="button quiet" onClick={onClose}>
        Close
      </button>
    </div>
  </Dialog>
);
