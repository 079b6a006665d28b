/** A line of the team: it carries the name of who writes it, and a mark. */
import { useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import { countGraphemes } from '../../lib/live/words.ts';

export const TeamForm = ({ say }: { say: (text: string, key: string) => Promise<string> }) => {
  // The key stays with the words until they have arrived: sent twice, they are one line.
  const [draft, type] = useState({ text: '', key: crypto.randomUUID() });
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const over = countGraphemes(draft.text.trim()) - limits.chat.graphemes;
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy || draft.text.trim() === '' || over > 0) return;
    setBusy(true);
    const problem = await say(draft.text, draft.key);
    setBusy(false);
    fail(problem);
    if (problem === '') type({ text: '', key: crypto.randomUUID() });
  };
  return (
    <form class="team-chat-form" onSubmit={(event) => void send(event)}>
      <div class="field">
        <label for="team-chat">Write as the team</label>
        <textarea
          id="team-chat"
          rows={1}
          value={draft.text}
          aria-invalid={over > 0}
          onInput={(event) => type({ ...draft, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void send(event);
          }}
        />
        {over > 0 && <p class="error">Please shorten it by {over}.</p>}
        {error && (
          <p class="error" role="alert">
            {error}
          </p>
        )}
      </div>
      <button type="submit" class="button tiny" aria-busy={busy}>
        Send
      </button>
    </form>
  );
};
