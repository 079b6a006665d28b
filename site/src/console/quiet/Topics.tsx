/** What the page proposes to tap: a line each, with the organisation's labels to choose from. */
import { useState } from 'preact/hooks';
import { commonTopics, MOST_TOPICS, type QuietView } from '#shared/quiet.ts';
import { send } from '../../lib/console/api.ts';

const toLines = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export const Topics = ({ one, onDone }: { one: QuietView; onDone: (one: QuietView) => void }) => {
  const [text, write] = useState(one.topics.join('\n'));
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const chosen = toLines(text);
  const rest = one.labels.filter((label) => !chosen.includes(label));
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await send<QuietView>('PATCH', `/quiet/${one.id}`, { version: one.version, topics: chosen });
    setBusy(false);
    if (answer.ok) return onDone(answer.value);
    fail(answer.errors[0]?.detail ?? answer.detail);
  };
  return (
    <form class="card stack" onSubmit={save} noValidate>
      <div class="field">
        <label for="quiet-topics">Topics to tap, one a line</label>
        <textarea
          id="quiet-topics"
          rows={4}
          value={text}
          placeholder={commonTopics.join('\n')}
          aria-describedby="quiet-topics-hint"
          aria-invalid={error !== ''}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
        <p class="hint" id="quiet-topics-hint">
          {MOST_TOPICS} at most. They stand in the mail and on its page as you write them. Left empty, the four above are shown in the
          reader’s language.
        </p>
      </div>
      {rest.length > 0 && chosen.length < MOST_TOPICS && (
        <fieldset class="cluster quiet-labels">
          <legend class="small soft">From your labels</legend>
          {rest.map((label) => (
            <button key={label} type="button" class="button quiet" onClick={() => write([...chosen, label].join('\n'))}>
              {label}
            </button>
          ))}
        </fieldset>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <p>
        <button type="submit" class="button quiet" aria-busy={busy} disabled={busy}>
          Save topics
        </button>
      </p>
    </form>
  );
};
