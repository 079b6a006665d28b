/** Finding out who is quiet: it writes to nobody. */
import { useState } from 'preact/hooks';
import type { QuietView } from '#shared/quiet.ts';
import { send } from '../../lib/console/api.ts';

export const Begin = () => {
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const begin = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<QuietView>('POST', '/quiet', {});
    setBusy(false);
    const open = answer.ok ? answer.value : (answer.current as QuietView | undefined);
    if (open) location.assign(`?id=${open.id}`);
    else if (!answer.ok) fail(answer.detail);
  };
  return (
    <>
      <button type="button" class="button" aria-busy={busy} disabled={busy} onClick={() => void begin()}>
        Find out who is quiet
      </button>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </>
  );
};
