/** What was just done or refused, for a moment, at the foot of the screen. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';

const SHOWN_MS = 4_000;
/** A refusal takes longer to read, and asks for something. */
const BAD_MS = 9_000;

type Words = { readonly words: string; readonly bad: boolean; readonly at: number };

export const useSaid = (): readonly [Words | null, Desk['say']] => {
  const [said, tell] = useState<Words | null>(null);
  const say = useCallback((words: string, bad = false) => tell({ words, bad, at: Date.now() }), []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => tell(null), said.bad ? BAD_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
};

export const Said = ({ said }: { said: Words | null }) => (
  <div class="inbox-said-place" role={said?.bad ? 'alert' : 'status'}>
    {said && (
      <p key={said.at} class={`inbox-said${said.bad ? ' bad' : ''}`}>
        {said.words}
      </p>
    )}
  </div>
);
