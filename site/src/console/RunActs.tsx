/** Sending a run of mail off, holding it, letting it go on, ending it. What people notice is asked once more. */
import { useState } from 'preact/hooks';
import { send } from '../lib/console/api.ts';
import { Confirm } from './Confirm.tsx';

export type RunAct = 'send' | 'pause' | 'resume' | 'stop';
type Run = { readonly id: string; readonly version: number; readonly size: number };
type Asked = { readonly title: string; readonly words: string; readonly yes: string };

type Props<T extends Run> = {
  /** Below `/api/console`, without the id. */
  readonly path: string;
  readonly one: T;
  readonly possible: readonly RunAct[];
  readonly labels: Readonly<Record<RunAct, string>>;
  /** What is asked before it is sent, and before it is stopped. */
  readonly asks: Readonly<Record<'send' | 'stop', Asked>>;
  readonly onDone: (one: T) => void;
};

export const RunActs = <T extends Run>({ path, one, possible, labels, asks, onDone }: Props<T>) => {
  const [asking, ask] = useState<'send' | 'stop' | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const carryOut = async (act: RunAct): Promise<void> => {
    setBusy(true);
    const answer = await send<T>('POST', `${path}/${one.id}/${act}`, { version: one.version });
    setBusy(false);
    if (!answer.ok) {
      if (answer.current) onDone(answer.current as T);
      return fail(answer.detail);
    }
    fail('');
    ask(null);
    onDone(answer.value);
  };
  return (
    <div class="invitation-acts">
      {possible.map((act) => (
        <button
          key={act}
          type="button"
          class={act === 'send' || act === 'resume' ? 'button' : 'button quiet'}
          disabled={busy || (act === 'send' && one.size === 0)}
          onClick={() => (act === 'send' || act === 'stop' ? ask(act) : void carryOut(act))}
        >
          {labels[act]}
        </button>
      ))}
      {error && !asking && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {asking && (
        <Confirm
          {...asks[asking]}
          danger={asking === 'stop'}
          busy={busy}
          error={error}
          onYes={() => void carryOut(asking)}
          onNo={() => {
            fail('');
            ask(null);
          }}
        />
      )}
    </div>
  );
};
