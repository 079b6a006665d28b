/** The keys, by `?`. Those of a single letter are for who wants them. */
import { inboxKeys } from '../../lib/console/inbox-keys.ts';
import { Dialog } from '../Confirm.tsx';

const more = [
  ['Ctrl or ⌘ + Alt + E', 'Resolve, and on to the next case'],
  ['Ctrl or ⌘ + Enter', 'Send what you write'],
  ['/', 'Find'],
  ['Esc', 'Close what is open'],
  ['?', 'These keys'],
] as const;

type Props = { readonly single: boolean; readonly onSingle: (on: boolean) => void; readonly onClose: () => void };

export const KeysHelp = ({ single, onSingle, onClose }: Props) => (
  <Dialog label="keys-title" onClose={onClose}>
    <header class="console-dialog-head">
      <h2 id="keys-title">Keys of the inbox</h2>
      <button type="button" class="button quiet tiny" onClick={onClose}>
        Close
      </button>
    </header>
    <label class="cluster">
      <input type="checkbox" checked={single} onChange={(event) => onSingle(event.currentTarget.checked)} />
      <span>Letters alone work as well, while you do not type</span>
    </label>
    <dl class="board-keys">
      {inboxKeys.map(({ shown, words }) => (
        <div key={shown}>
          <dt>
            <kbd>Alt + {shown}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
      {more.map(([shown, words]) => (
        <div key={shown}>
          <dt>
            <kbd>{shown}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
