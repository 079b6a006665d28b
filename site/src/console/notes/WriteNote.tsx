/** The form of a note: words, perhaps a button, and for how long. */
import { useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { Note } from '#shared/note.ts';
import { send, serverNow } from '../../lib/console/api.ts';
import { Choice, type Errors, Line, Text } from '../Field.tsx';

/** Minutes; '' until somebody takes it down. */
const lengths = [
  { minutes: '', words: 'Until I take it down' },
  { minutes: '5', words: '5 minutes' },
  { minutes: '15', words: '15 minutes' },
  { minutes: '30', words: '30 minutes' },
  { minutes: '60', words: 'An hour' },
] as const;

type Fields = { readonly text: string; readonly url: string; readonly label: string; readonly minutes: string };
const empty: Fields = { text: '', url: '', label: '', minutes: '' };

const toForm = ({ text, url, label, minutes }: Fields, now: number) => ({
  text,
  ...(url.trim() ? { url: url.trim(), ...(label.trim() ? { label } : {}) } : {}),
  ...(minutes ? { until: new Date(now + Number(minutes) * 60_000).toISOString() } : {}),
});

const toErrors = (errors: readonly { pointer: string; detail: string }[]): Errors =>
  Object.fromEntries(errors.map(({ pointer, detail }) => [`note-${pointer.slice(2)}`, detail]));

export const WriteNote = ({ path, onWritten }: { path: string; onWritten: (note: Note) => void }) => {
  const [fields, change] = useState<Fields>(empty);
  const [errors, setErrors] = useState<Errors>({});
  const [said, say] = useState('');
  const [failed, fail] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Fields>): void => {
    say('');
    change((now) => ({ ...now, ...part }));
  };
  const write = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (fields.text.trim() === '') return setErrors({ 'note-text': 'Please type the note.' });
    setBusy(true);
    const answer = await send<Note>('POST', path, toForm(fields, serverNow()));
    setBusy(false);
    const wrong = answer.ok ? {} : toErrors(answer.errors);
    setErrors(wrong);
    fail(answer.ok || Object.keys(wrong).length > 0 ? '' : answer.detail);
    if (!answer.ok) return;
    change(empty);
    say('Everybody in the room sees it now.');
    onWritten(answer.value);
  };
  return (
    <form class="notes-form" noValidate onSubmit={(event) => void write(event)}>
      <Text
        id="note-text"
        label="Note"
        rows={3}
        value={fields.text}
        errors={errors}
        hint={`Everybody in the room reads it. ${limits.note.graphemes} characters at most.`}
        onChange={(text) => set({ text })}
      />
      <Line
        id="note-url"
        type="url"
        label="Where a button leads"
        placeholder="https://"
        optional
        value={fields.url}
        errors={errors}
        onChange={(url) => set({ url })}
      />
      {fields.url.trim() !== '' && (
        <Line
          id="note-label"
          label="Word on the button"
          placeholder="Open"
          optional
          value={fields.label}
          errors={errors}
          onChange={(label) => set({ label })}
        />
      )}
      <Choice id="note-until" label="It stands" value={fields.minutes} errors={errors} onChange={(minutes) => set({ minutes })}>
        {lengths.map(({ minutes, words }) => (
          <option key={minutes} value={minutes}>
            {words}
          </option>
        ))}
      </Choice>
      {failed && (
        <p class="error" role="alert">
          {failed}
        </p>
      )}
      <div class="notes-send">
        <p class="hint" role="status">
          {said}
        </p>
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          Show to everybody
        </button>
      </div>
    </form>
  );
};
