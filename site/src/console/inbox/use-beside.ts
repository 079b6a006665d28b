/** What stands beside a case: asked for once when it is opened. Without it one can answer all the same, so a failure says nothing. */
import { useEffect, useState } from 'preact/hooks';
import type { Beside } from '#shared/beside.ts';
import { send } from '../../lib/console/api.ts';

/** `id`: '' where none is open. Null until it is known. */
export const useBeside = (id: string): Beside | null => {
  const [known, know] = useState<{ readonly id: string; readonly beside: Beside } | null>(null);
  useEffect(() => {
    if (!id) return;
    let isOpen = true;
    void send<Beside>('GET', `/cases/${encodeURIComponent(id)}/beside`).then((answer) => {
      if (isOpen && answer.ok) know({ id, beside: answer.value });
    });
    return () => {
      isOpen = false;
    };
  }, [id]);
  return known?.id === id ? known.beside : null;
};
