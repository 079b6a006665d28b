/** One case with its thread, looked at again while it is read. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { type Refusal, send } from '../../lib/console/api.ts';

const AGAIN_MS = 15_000;

export type OpenCase =
  | { readonly is: 'loading' }
  | { readonly is: 'here'; readonly value: Case }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** An answer that was on its way while somebody changed the case is older than what is here. */
const newer = (before: OpenCase, value: Case): OpenCase =>
  before.is === 'here' && before.value.id === value.id && before.value.version > value.version ? before : { is: 'here', value };

/** `id`: '' where none is open. */
export const useCase = (id: string): { readonly open: OpenCase; readonly put: (value: Case) => void; readonly again: () => void } => {
  const [open, take] = useState<OpenCase>({ is: 'loading' });
  const [count, look] = useState(0);
  const wanted = useRef(id);
  wanted.current = id;
  useEffect(() => {
    take((before) => (before.is === 'here' && before.value.id === id ? before : { is: 'loading' }));
    if (!id) return;
    let isOpen = true;
    const ask = async (): Promise<void> => {
      const answer = await send<Case>('GET', `/cases/${encodeURIComponent(id)}`);
      if (!isOpen) return;
      if (answer.ok) take((before) => newer(before, answer.value));
      else take((before) => (before.is === 'here' && answer.status !== 404 ? before : { is: 'refused', refusal: answer }));
    };
    void ask();
    const timer = setInterval(() => document.hidden || void ask(), AGAIN_MS);
    return () => {
      isOpen = false;
      clearInterval(timer);
    };
  }, [id, count]);
  // What was done to a case may be answered when the next one is open already.
  const put = useCallback((value: Case) => take((before) => (value.id === wanted.current ? newer(before, value) : before)), []);
  const again = useCallback(() => look((n) => n + 1), []);
  return { open, put, again };
};
