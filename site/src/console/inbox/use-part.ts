/** A part that comes when it is needed: whoever only looks at the list need not wait for it. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export const usePart = <P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | null => {
  // A component is a function: wrapped, so that the state does not call it.
  const [part, take] = useState<{ readonly is: ComponentType<P> } | null>(null);
  useEffect(() => {
    void load().then((is) => take({ is }));
  }, []);
  return part?.is ?? null;
};
