/** What the team writes about somebody, for each other. */
import { useState } from 'preact/hooks';
import type { TeamNote } from '#shared/contact.ts';
import type { TeamMember } from '#shared/host.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { send } from '../../lib/console/api.ts';
import { momentWords } from '../../lib/console/journey.ts';
import { Confirm } from '../Confirm.tsx';
import { Text } from '../Field.tsx';

type FormProps = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly yes: string;
  readonly store: (text: string) => Promise<string>;
  readonly onClose?: () => void;
};

/** `store` answers what went wrong, '' where nothing did. */
const NoteForm = ({ id, label, text, yes, store, onClose }: FormProps) => {
  const [typed, type] = useState(text);
  const [error, fail] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const wrong = await store(typed);
    setBusy(false);
    fail(wrong);
    if (wrong === '' && text === '') type('');
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '' && !busy) void submit();
      }}
    >
      <Text id={id} label={label} value={typed} errors={error ? { [id]: error } : {}} onChange={type} />
      <div class="cluster">
        <button type="submit" class="button quiet" disabled={busy || typed.trim() === ''} aria-busy={busy}>
          {yes}
        </button>
        {onClose && (
          <button type="button" class="button quiet tiny" onClick={onClose}>
            Not now
          </button>
        )}
      </div>
    </form>
  );
};

type NoteProps = {
  readonly note: TeamNote;
  readonly isOwn: boolean;
  readonly mayDelete: boolean;
  readonly edit: (text: string) => Promise<string>;
  readonly ask: () => void;
};

const Note = ({ note, isOwn, mayDelete, edit, ask }: NoteProps) => {
  const [isOpen, open] = useState(false);
  if (isOpen)
    return (
      <li class="person-note">
        <NoteForm
          id={`note-${note.id}`}
          label="Your note"
          text={note.text}
          yes="Save"
          onClose={() => open(false)}
          store={async (text) => {
            const wrong = await edit(text);
            if (wrong === '') open(false);
            return wrong;
          }}
        />
      </li>
    );
  return (
    <li class="person-note">
      <p class="journey-text">{note.text}</p>
      <p class="meta dots">
        <span>{note.by}</span>
        <time dateTime={note.at}>{momentWords(note.at)}</time>
        {note.editedAt && <span>changed</span>}
      </p>
      <div class="cluster">
        {isOwn && (
          <button type="button" class="button quiet tiny" onClick={() => open(true)}>
            Change
          </button>
        )}
        {mayDelete && (
          <button type="button" class="button quiet tiny" onClick={ask}>
            Delete
          </button>
        )}
      </div>
    </li>
  );
};

type Props = { readonly person: PersonPage; readonly me: TeamMember; readonly mayChange: boolean; readonly onChange: () => void };

export const Notes = ({ person, me, mayChange, onChange }: Props) => {
  const [asking, ask] = useState<TeamNote | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const path = `/contacts/${person.id}/notes`;
  const store = async (method: 'POST' | 'PATCH' | 'DELETE', where: string, text?: string): Promise<string> => {
    const answer = await send<TeamNote>(method, where, text === undefined ? undefined : { text });
    // Somebody else deleted it: it is what was wanted.
    if (!answer.ok && !(method === 'DELETE' && answer.status === 404)) return answer.errors[0]?.detail ?? answer.detail;
    onChange();
    return '';
  };
  const remove = async (note: TeamNote): Promise<void> => {
    setBusy(true);
    const wrong = await store('DELETE', `${path}/${note.id}`);
    setBusy(false);
    fail(wrong);
    if (wrong === '') ask(null);
  };
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <p class="hint">
        For the team. No page, mail or copy of their data that people get holds a note. Who asks for notes by law gets them from you.
      </p>
      {mayChange && <NoteForm id="new-note" label="New note" text="" yes="Save note" store={(text) => store('POST', path, text)} />}
      {person.notes.length === 0 && !mayChange && <p class="soft">Nobody wrote one yet.</p>}
      <ul class="plain person-notes">
        {person.notes.map((note) => (
          <Note
            key={note.id}
            note={note}
            isOwn={mayChange && note.by === me.email}
            mayDelete={mayChange && (note.by === me.email || me.roles.includes('admin'))}
            edit={(text) => store('PATCH', `${path}/${note.id}`, text)}
            ask={() => ask(note)}
          />
        ))}
      </ul>
      {asking && (
        <Confirm
          title="Delete this note?"
          words="It is gone for everybody, and cannot be brought back."
          yes="Delete"
          danger
          busy={busy}
          error={error}
          onYes={() => void remove(asking)}
          onNo={() => {
            fail('');
            ask(null);
          }}
        />
      )}
    </section>
  );
};
