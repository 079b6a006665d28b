import type { ChatAct, PendingLine } from '../../lib/live/chat-state.ts';
import { t, tell } from '../../lib/words.ts';

type Props = {
  readonly line: PendingLine;
  /** There is a form to go back to. */
  readonly mayWrite: boolean;
  readonly act: (deed: ChatAct) => void;
};

/** A line on its way, or one that was refused: what went wrong stands beside it, with the way back into the form. */
export const Unsent = ({ line, mayWrite, act }: Props) => (
  <li class="chat-line own">
    <p class="chat-who">
      <b>{t('You')}</b>
      {line.state === 'sending' && <span class="chip">{t('sending')}</span>}
      {line.state === 'queued' && <span class="chip due">{t(line.after > 0 ? 'waits its turn' : 'waits to be sent')}</span>}
      {line.state === 'refused' && <span class="chip live">{t('not sent')}</span>}
    </p>
    <p class="chat-text" dir="auto">
      {line.text}
    </p>
    {line.state === 'refused' && (
      <div class="chat-deeds">
        <p class="error" role="alert">
          {tell(line.message ?? '')}
        </p>
        <button type="button" class="button quiet tiny" onClick={() => act({ do: mayWrite ? 'change' : 'drop', key: line.key })}>
          {t(mayWrite ? 'Change it' : 'Let it go')}
        </button>
      </div>
    )}
  </li>
);
