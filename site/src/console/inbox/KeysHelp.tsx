/** The keys, by `?`. Those of a single letter are for who wants them. */
import { inboxKeys } from '../../lib/console/inbox-keys.ts';
import { KeyList, KeysDialog } from '../KeyList.tsx';

const more = [
  { shown: 'Ctrl or ⌘ + Alt + E', words: 'Resolve, and on to the next case' },
  { shown: 'Ctrl or ⌘ + Enter', words: 'Send what you write' },
  { shown: '/', words: 'Find' },
  { shown: 'Esc', words: 'Close what is open' },
  { shown: '?', words: 'These keys' },
] as const;

type Props = { readonly single: boolean; readonly onSingle: (on: boolean) => void; readonly onClose: () => void };

export const KeysHelp = ({ single, onSingle, onClose }: Props) => (
  <KeysDialog title="Keys of the inbox" onClose={onClose}>
    <label class="cluster">
      <input type="checkbox" checked={single} onChange={(event) => onSingle(event.currentTarget.checked)} />
      <span>Letters alone work as well, while you do not type</span>
    </label>
    <KeyList rows={[...inboxKeys.map(({ shown, words }) => ({ shown: `Alt + ${shown}`, words })), ...more]} />
  </KeysDialog>
);
