/** What the host has to say: one card at a time, newest first, until it is put away or its time is over. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PublicNote } from '#shared/note.ts';
import { nextOver, standingNotes } from '../../lib/live/notes.ts';
import { t } from '../../lib/words.ts';
import { keepAway, readAway } from './away.ts';

/** The longest wait that a timer takes; a note that stands longer is looked at again by then. */
const LONGEST_MS = 3_600_000;

type Props = { readonly webinar: string; readonly notes: readonly PublicNote[]; readonly clockOffset: number };

/** The server's time, again whenever a note's time is over. */
const useServerTime = (notes: readonly PublicNote[], clockOffset: number): number => {
  const [, look] = useState(0);
  const now = Date.now() + clockOffset;
  const left = nextOver(notes, now);
  useEffect(() => {
    if (left === undefined) return;
    const timer = setTimeout(() => look((n) => n + 1), Math.min(LONGEST_MS, left + 50));
    return () => clearTimeout(timer);
  });
  return now;
};

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

type CardProps = { readonly webinar: string; readonly note: PublicNote; readonly others: number; readonly onAway: () => void };

/** On a phone it is no larger than its place, until somebody wants to read it all. */
const Card = ({ webinar, note, others, onAway }: CardProps) => {
  const words = useRef<HTMLParagraphElement>(null);
  const [isCut, know] = useState(false);
  const [isWhole, open] = useState(false);
  useLayoutEffect(() => {
    if (words.current) know(words.current.scrollHeight > words.current.clientHeight + 1);
  }, []);
  // Told on the way out: the new tab opens at once, whether the server hears of it or not.
  const pressed = (): void => void navigator.sendBeacon?.(`/api/live/${webinar}/notes/${note.id}/click`);
  return (
    <aside class={isWhole ? 'room-note whole' : 'room-note'} aria-label={t('From the host')}>
      <div class="room-note-words">
        <p class="room-note-title">
          {t('From the host')}
          {others > 0 && <span class="soft"> · {t('{n} more', { n: others })}</span>}
        </p>
        <p ref={words} class="room-note-text">
          {note.text}
        </p>
        {note.url && (
          <p class="room-note-way">
            <a class="button tiny" href={note.url} target="_blank" rel="noopener noreferrer" onClick={pressed}>
              {note.label ?? t('Open it')}
              <span class="visually-hidden"> {t('(opens in a new tab)')}</span>
            </a>
            <span class="soft small">{hostOf(note.url)}</span>
          </p>
        )}
      </div>
      <div class="room-note-sides">
        <button type="button" class="room-note-close" aria-label={t('Put this note away')} onClick={onAway}>
          <span aria-hidden="true">×</span>
        </button>
        {isCut && (
          <button
            type="button"
            class="room-note-more"
            aria-label={t('Read it all')}
            aria-expanded={isWhole}
            onClick={() => open(!isWhole)}
          />
        )}
      </div>
    </aside>
  );
};

export const Notes = ({ webinar, notes, clockOffset }: Props) => {
  const [away, putAway] = useState(() => readAway(webinar));
  const now = useServerTime(notes, clockOffset);
  const [note, ...others] = standingNotes(notes, away, now);
  if (!note) return null;
  const close = (): void => {
    const next = new Set([...away, note.id]);
    putAway(next);
    keepAway(webinar, next);
  };
  return <Card key={note.id} webinar={webinar} note={note} others={others.length} onAway={close} />;
};
