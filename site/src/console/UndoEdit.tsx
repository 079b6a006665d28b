/** Takes the last edit back, for as long as nobody has changed the webinar since. */
import { useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { dropUndo, type Undo } from '../lib/console/undo-edit.ts';

type Props = { readonly undo: Undo; readonly onUndone: (webinar: Webinar) => void; readonly onRefused: (why: string) => void };

export const UndoEdit = ({ undo, onUndone, onRefused }: Props) => {
  const [busy, setBusy] = useState(false);
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<Webinar>('PATCH', `/webinars/${undo.id}`, { ...undo.before, version: undo.version });
    setBusy(false);
    // Refused because somebody was quicker, it can only be refused again; a network that is away comes back.
    if (answer.ok || answer.status >= 400) dropUndo(sessionStorage);
    if (!answer.ok) return onRefused(answer.detail);
    onUndone(answer.value);
  };
  return (
    <button type="button" class="button quiet tiny" aria-busy={busy} disabled={busy} onClick={takeBack}>
      Undo the edit
    </button>
  );
};
