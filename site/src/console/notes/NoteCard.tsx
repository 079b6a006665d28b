import { useState } from 'preact/hooks';
import type { Note } from '#shared/note.ts';
import { shortAge } from '../../lib/live/words.ts';

type Props = { readonly note: Note; readonly now: number; readonly onTakeDown: () => Promise<void> };

const clock = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

const standing = (note: Note, now: number): { readonly words: string; readonly tone: string } => {
  if (note.removedAt) return { words: 'taken down', tone: '' };
  if (note.until && Date.parse(note.until) <= now) return { words: `over since ${clock(note.until)}`, tone: '' };
  return { words: note.until ? `until ${clock(note.until)}` : 'in the room', tone: 'good' };
};

/** One note as its host sees it. */
export const NoteCard = ({ note, now, onTakeDown }: Props) => {
  const [busy, setBusy] = useState(false);
  const { words, tone } = standing(note, now);
  const takeDown = async (): Promise<void> => {
    setBusy(true);
    await onTakeDown();
    setBusy(false);
  };
  return (
    <li class="notes-card">
      <p class="notes-text">{note.text}</p>
      {note.url && (
        <p class="small">
          <a href={note.url} target="_blank" rel="noopener noreferrer">
            {note.label}
          </a>{' '}
          <strong class="notes-clicks">
            {note.clicks.toLocaleString('en-GB')} {note.clicks === 1 ? 'person' : 'people'} pressed it
          </strong>
        </p>
      )}
      <div class="notes-foot">
        <span class={`chip ${tone}`}>{words}</span>
        <span class="meta">
          {note.by}, {shortAge(now - Date.parse(note.at))} ago
        </span>
        {tone === 'good' && (
          <button type="button" class="button quiet tiny" aria-busy={busy} disabled={busy} onClick={() => void takeDown()}>
            Take down
            <span class="visually-hidden">: {note.text}</span>
          </button>
        )}
      </div>
    </li>
  );
};
