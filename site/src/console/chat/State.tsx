/** Whether one can write, why not, and the switch. */
import { useState } from 'preact/hooks';
import type { TeamChat } from '../../lib/console/chat.ts';

type Now = TeamChat['now'];
const number = (count: number): string => count.toLocaleString('en-GB');

const words = ({ state, present, most }: Now): readonly [chip: string, tone: string, sentence: string] => {
  if (state === 'open')
    return ['Open', 'good', `Everybody in the room can write. It rests while more than ${number(most)} people are here.`];
  if (state === 'too-many')
    return [
      'Resting',
      'due',
      `${number(present)} people are here, and this chat takes ${number(most)}. They read, and ask questions instead.`,
    ];
  if (state === 'over') return ['Over', '', 'The webinar is not on, so the chat can only be read.'];
  return ['Off', '', 'This room has questions only.'];
};

type Props = { readonly now: Now; readonly mayChange: boolean; readonly turn: (chat: 'on' | 'off') => Promise<string> };

export const State = ({ now, mayChange, turn }: Props) => {
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const [chip, tone, sentence] = words(now);
  const next = now.state === 'off' ? 'on' : 'off';
  const press = async (): Promise<void> => {
    setBusy(true);
    fail(await turn(next));
    setBusy(false);
  };
  return (
    <div class="team-chat-state">
      <p>
        <span class={`chip ${tone}`}>{chip}</span> <span class="soft small">{sentence}</span>
      </p>
      {mayChange && now.state !== 'over' && (
        <button type="button" class="button quiet tiny" aria-busy={busy} disabled={busy} onClick={() => void press()}>
          Switch {next}
        </button>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
};
