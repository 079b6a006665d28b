/** The panel of notes: write one, see how many pressed its button, take it down. */
import { useEffect, useState } from 'preact/hooks';
import type { Note } from '#shared/note.ts';
import type { Page } from '#shared/page.ts';
import { send } from '../../lib/console/api.ts';
import { useNow } from '../../room/use-now.ts';
import type { PanelProps } from '../panels.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { NoteCard } from './NoteCard.tsx';
import { WriteNote } from './WriteNote.tsx';
import '../../styles/console-notes.css';

const LOOK_MS = 5_000;

export const Notes = ({ webinar }: PanelProps) => {
  const path = `/webinars/${webinar.id}/notes`;
  const { asked, again, put } = useAnswer<Page<Note>>(path);
  const [failed, fail] = useState('');
  const now = useNow(LOOK_MS);
  // Presses come while one watches.
  useEffect(() => again(), [now, again]);
  const take = (note: Note): void => {
    if (asked.is !== 'here') return;
    const others = asked.value.items.filter((one) => one.id !== note.id);
    put({ items: [note, ...others].sort((a, b) => b.at.localeCompare(a.at)) });
  };
  const takeDown = async (note: Note): Promise<void> => {
    fail('');
    const answer = await send<Note>('DELETE', `${path}/${note.id}`);
    if (answer.ok) take(answer.value);
    else fail(answer.detail);
  };
  const items = asked.is === 'here' ? asked.value.items : [];
  return (
    <div class="notes">
      <WriteNote path={path} onWritten={take} />
      {failed && (
        <p class="notice bad" role="alert">
          {failed}
        </p>
      )}
      {asked.is === 'loading' && (
        <div class="stack" role="status">
          <span class="visually-hidden">Loading</span>
          <div class="skeleton console-ghost" />
        </div>
      )}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The notes" />}
      {asked.is === 'here' && items.length === 0 && (
        <div class="empty">
          <strong>No notes yet</strong>
          <p>A note stands under the picture of everybody in the room until it is over or you take it down.</p>
        </div>
      )}
      {items.length > 0 && (
        <ul class="plain" aria-label="Notes of this webinar">
          {items.map((note) => (
            <NoteCard key={note.id} note={note} now={now} onTakeDown={() => takeDown(note)} />
          ))}
        </ul>
      )}
    </div>
  );
};
