/** Taking an import back as one act, for a day. */
import { useState } from 'preact/hooks';
import type { ImportView } from '#shared/import.ts';
import { send } from '../../lib/console/api.ts';
import { changedBy } from '../../lib/console/imports.ts';
import { many } from '../../lib/console/words.ts';
import { Confirm } from '../Confirm.tsx';

const when = (at: string): string => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export const Undo = ({ view, put }: { view: ImportView; put: (view: ImportView) => void }) => {
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  if (!view.undoUntil || changedBy(view.counts) === 0) return null;
  const undo = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<ImportView>('POST', `/contacts/imports/${view.id}/undo`, {});
    setBusy(false);
    if (!answer.ok) return fail(answer.detail);
    ask(false);
    put(answer.value);
  };
  return (
    <div class="cluster">
      <button type="button" class="button quiet" onClick={() => ask(true)}>
        Take it back
      </button>
      <span class="soft small">
        Possible until <time dateTime={view.undoUntil}>{when(view.undoUntil)}</time>
      </span>
      {asking && (
        <Confirm
          title="Take this import back?"
          words={`${many(changedBy(view.counts), 'person goes', 'people go')} back to what they were. Whatever changed since, by them or by you, stays.`}
          yes="Take it back"
          danger
          busy={busy}
          error={error}
          onYes={() => void undo()}
          onNo={() => {
            fail('');
            ask(false);
          }}
        />
      )}
    </div>
  );
};
