import type { WebinarState } from '#shared/webinar.ts';
import { stateWords } from '../lib/console/words.ts';

export const StateChip = ({ state }: { state: WebinarState }) => (
  <span class={`chip ${stateWords[state].tone}`}>
    {state === 'live' && <span class="dot" />}
    {stateWords[state].words}
  </span>
);
