import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Answer, type Refusal, send } from '../lib/console/api.ts';

export type Asked<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** A GET as a hook. `again` looks once more and keeps what is shown meanwhile; `put` replaces it after a change. */
export const useAnswer = <T>(path: string): { readonly asked: Asked<T>; readonly again: () => void; readonly put: (value: T) => void } => {
  const [asked, take] = useState<Asked<T>>({ is: 'loading' });
  const [count, look] = useState(0);
  useEffect(() => {
    let open = true;
    void send<T>('GET', path).then((answer: Answer<T>) => {
      if (open) take(answer.ok ? { is: 'here', value: answer.value } : { is: 'refused', refusal: answer });
    });
    return () => {
      open = false;
    };
  }, [path, count]);
  const again = useCallback(() => look((n) => n + 1), []);
  const put = useCallback((value: T) => take({ is: 'here', value }), []);
  return { asked, again, put };
};
