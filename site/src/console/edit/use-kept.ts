/** Keeps what is typed in this browser, and brings back what was kept. */
import { useEffect, useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import type { Fields } from '../../lib/console/draft.ts';
import { dropDraft, type KeptDraft, keepDraft, keptDraft } from '../../lib/console/kept-draft.ts';

const QUIET_MS = 800;

type Kept = {
  /** What was typed earlier and not saved; undefined once it was taken or thrown away. */
  readonly earlier: KeptDraft | undefined;
  readonly forget: () => void;
  /** It is saved: nothing is to be kept any more. */
  readonly drop: () => void;
};

export const useKept = (base: Webinar | null, fields: Fields, isTouched: boolean): Kept => {
  const id = base?.id;
  const [earlier, hold] = useState(() => keptDraft(localStorage, id, Date.now(), fields));
  useEffect(() => {
    if (!isTouched) return;
    const timer = setTimeout(() => keepDraft(localStorage, id, { at: Date.now(), base, fields }), QUIET_MS);
    return () => clearTimeout(timer);
  }, [fields, isTouched, id, base]);
  const forget = (): void => hold(undefined);
  const drop = (): void => {
    dropDraft(localStorage, id);
    hold(undefined);
  };
  return { earlier, forget, drop };
};
