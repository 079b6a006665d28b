/** The transcript of a recording: what there is, a file to choose, and a way to take it away. */
import { useRef, useState } from 'preact/hooks';
import type { FieldError } from '#shared/problem.ts';
import type { TranscriptNote } from '#shared/transcript.ts';
import { vttLimits } from '#shared/vtt.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../../lib/console/api.ts';
import { many } from '../../lib/console/words.ts';
import { Confirm } from '../Confirm.tsx';
import { once } from '../once.ts';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';

type Props = { readonly webinar: Webinar; readonly mayChange: boolean };
type Wrong = { readonly detail: string; readonly errors: readonly FieldError[] };

const TOO_LARGE: Wrong = { detail: 'The file has more than 1 MB. A transcript of an hour has about a tenth of that.', errors: [] };

const day = (at: string): string => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const Note = ({ note }: { note: TranscriptNote | null }) =>
  note ? (
    <p>
      {many(Math.max(1, Math.round(note.seconds / 60)), 'minute')} in {many(note.cues, 'cue')}, uploaded on {day(note.at)} by {note.by}.
    </p>
  ) : (
    <p class="soft">There is none yet.</p>
  );

const Refusal = ({ wrong }: { wrong: Wrong }) => (
  <div class="error" role="alert">
    <p>{wrong.detail}</p>
    {wrong.errors.length > 0 && (
      <ul>
        {wrong.errors.map(({ detail }) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
    )}
  </div>
);

export const Transcript = ({ webinar, mayChange }: Props) => {
  const path = `/webinars/${webinar.id}/transcript`;
  const { asked, again, put } = useAnswer<TranscriptNote | null>(path);
  const [busy, setBusy] = useState(false);
  const [isAsking, ask] = useState(false);
  const [said, say] = useState('');
  const [wrong, refuse] = useState<Wrong | null>(null);
  const input = useRef<HTMLInputElement>(null);
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The transcript" />;
  const note = asked.value;

  const upload = async (file: File): Promise<void> => {
    refuse(null);
    say('');
    if (file.size > vttLimits.bytes) return refuse(TOO_LARGE);
    setBusy(true);
    const answer = await send<TranscriptNote>('PUT', path, file);
    setBusy(false);
    if (!answer.ok) return refuse(answer);
    put(answer.value);
    say('The transcript is stored. The page shows it in a minute or two.');
  };
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await send('DELETE', path);
    setBusy(false);
    ask(false);
    if (!answer.ok) return refuse(answer);
    put(null);
    say('The transcript is removed. Its page follows in a minute or two.');
  };

  return (
    <section class="console-section" aria-labelledby="transcript" aria-busy={busy}>
      <h2 id="transcript">Transcript</h2>
      <p class="soft">
        A WebVTT file of what was said. Everybody can read and search it on the webinar’s page, and it gives the recording captions where it
        has none.
      </p>
      <Note note={note} />
      {mayChange && (
        <p class="cluster">
          <button type="button" class="button quiet" disabled={busy} onClick={() => input.current?.click()}>
            {note ? 'Replace it' : 'Upload a transcript'}
          </button>
          {note && (
            <button type="button" class="button quiet" disabled={busy} {...once(() => ask(true))}>
              Remove it
            </button>
          )}
          <input
            ref={input}
            type="file"
            accept=".vtt,text/vtt"
            aria-label="Transcript file"
            hidden
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              // The same file may be chosen again.
              currentTarget.value = '';
              if (file) void upload(file);
            }}
          />
        </p>
      )}
      <p role="status" class={said ? undefined : 'visually-hidden'}>
        {said}
      </p>
      {wrong && <Refusal wrong={wrong} />}
      {isAsking && (
        <Confirm
          title="Remove the transcript?"
          words="It disappears from the webinar’s page and its room. The recording stays."
          yes="Remove it"
          danger
          busy={busy}
          error=""
          onYes={() => void remove()}
          onNo={() => ask(false)}
        />
      )}
    </section>
  );
};
