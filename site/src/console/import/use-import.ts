/** One import as it goes on: asked for each second while it moves by itself. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ImportView } from '#shared/import.ts';
import { type Refusal, send } from '../../lib/console/api.ts';
import { isMoving } from '../../lib/console/imports.ts';

const EACH_MS = 1_000;

type Import = {
  readonly view: ImportView | null;
  readonly refusal: Refusal | null;
  readonly put: (view: ImportView) => void;
  readonly again: () => void;
};

/** `id`: '' where there is none yet. */
export const useImport = (id: string): Import => {
  const [view, show] = useState<ImportView | null>(null);
  const [refusal, refuse] = useState<Refusal | null>(null);
  const [round, look] = useState(0);
  const moves = view?.id === id && isMoving(view);
  useEffect(() => {
    if (id === '' || (view?.id === id && !moves)) return;
    let open = true;
    const ask = async (): Promise<void> => {
      const answer = await send<ImportView>('GET', `/contacts/imports/${id}`);
      if (!open) return;
      // What moves goes on without us: a look that failed is made up for by the next.
      if (answer.ok) show(answer.value);
      else if (!moves) refuse(answer);
    };
    if (!moves) void ask();
    const timer = setInterval(() => void ask(), EACH_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, [id, moves, round]);
  const put = useCallback((next: ImportView) => {
    refuse(null);
    show(next);
  }, []);
  const again = useCallback(() => {
    refuse(null);
    look((n) => n + 1);
  }, []);
  return { view: view?.id === id ? view : null, refusal, put, again };
};
