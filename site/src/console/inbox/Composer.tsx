/** Where one writes: a reply to the customer or a note to the team, in two colours, and the kind stays chosen after sending. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FittingAnswer } from '#shared/beside.ts';
import type { Case } from '#shared/case.ts';
import { limits } from '#shared/limits.ts';
import { asName } from '../../lib/console/people.ts';
import { countGraphemes } from '../../lib/live/words.ts';
import { useReplying } from '../use-replying.ts';
import { useDesk } from './desk.ts';
import { keepDraft, type Mode, readDraft } from './drafts.ts';
import { Fits, toWords } from './Fits.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import { NoteFoot } from './NoteFoot.tsx';
import { ReplyFoot } from './ReplyFoot.tsx';
import { Saved } from './Saved.tsx';
import '../../styles/inbox-composer.css';

export type ComposerProps = {
  readonly it: Case;
  readonly fits: readonly FittingAnswer[];
  readonly now: number;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly put: (it: Case) => void;
  /** On to the next case. */
  readonly next: () => void;
};

const modes = [
  ['reply', 'Reply', 'L'],
  ['note', 'Note', 'P'],
] as const;

const Busy = ({ by }: { by: string }) => (
  <p class="inbox-colleague" role="status">
    <strong>{asName(by.split('@')[0] ?? by)} is replying.</strong> Please wait, or write them a note: two answers confuse a customer.
  </p>
);

/** Says to colleagues that one replies, from the first word on. */
const Colleague = ({ id }: { id: string }) => {
  const { me } = useDesk();
  const by = useReplying(`/cases/${encodeURIComponent(id)}/replying`, me.email);
  return by ? <Busy by={by} /> : null;
};

export const Composer = ({ it, fits, now, mode, onMode, put, next }: ComposerProps) => {
  const [texts, type] = useState(() => ({ reply: readDraft(it.id, 'reply'), note: readDraft(it.id, 'note') }));
  const box = useRef<HTMLTextAreaElement>(null);
  const { me } = useDesk();
  const text = texts[mode];
  const writes = texts.reply.trim() !== '';
  // What was said to them when the first word was typed: an answer that came since is read before this one goes out.
  const [said, know] = useState(it.said);
  useEffect(() => {
    if (!writes) know(it.said);
  }, [it.said, writes]);
  const isOvertaken = writes && said !== it.said;
  const [sending, work] = useState(false);
  const write = (words: string): void => {
    type((before) => ({ ...before, [mode]: words }));
    keepDraft(it.id, mode, words);
  };
  // What is typed grows its field, up to half of the screen (CSS).
  useEffect(() => {
    if (!box.current) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [text, mode]);
  const add = (answer: FittingAnswer): void => {
    const words = toWords(answer, location.origin);
    write(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`);
    box.current?.focus();
  };
  const over = countGraphemes(text) - limits.answer.graphemes;
  const sent = (now: Case): void => {
    write('');
    put(now);
    box.current?.focus();
  };
  const shared = { it, text, isReady: text.trim() !== '' && over <= 0 && !(mode === 'reply' && isOvertaken), sent };
  return (
    <section class={`inbox-composer ${mode}`} aria-label="Write">
      {mode === 'reply' && writes && <Colleague id={it.id} />}
      {/* What is on its way is answered first: whoever went on before that would press Send for nothing. */}
      {mode === 'reply' && isOvertaken && !sending && <Meanwhile it={it} goOn={() => know(it.said)} />}
      {!writes && it.replying && it.replying.by !== me.email && <Busy by={it.replying.by} />}
      <div class="inbox-composer-head">
        <div class="inbox-modes" role="tablist" aria-label="What you write">
          {modes.map(([one, words, key]) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`mode-${one}`}
              aria-selected={one === mode}
              aria-controls="composer-field"
              tabIndex={one === mode ? 0 : -1}
              onClick={() => {
                onMode(one);
                box.current?.focus();
              }}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
                const other = mode === 'reply' ? 'note' : 'reply';
                onMode(other);
                document.getElementById(`mode-${other}`)?.focus();
              }}
            >
              {words} <kbd>{key}</kbd>
            </button>
          ))}
        </div>
        {mode === 'reply' && <Saved it={it} text={text} write={write} />}
      </div>
      {mode === 'reply' && <Fits answers={fits} use={add} />}
      <div id="composer-field" role="tabpanel" aria-labelledby={`mode-${mode}`}>
        <textarea
          id="composer"
          ref={box}
          rows={mode === 'reply' ? 4 : 2}
          aria-label={mode === 'reply' ? 'Your reply' : 'Your note'}
          placeholder={mode === 'reply' ? 'What the customer reads' : 'Only the team sees this'}
          value={text}
          aria-invalid={over > 0}
          onInput={(event) => write(event.currentTarget.value)}
        />
        {over > 0 && <p class="error">Please shorten it by {over}.</p>}
      </div>
      {mode === 'reply' ? <ReplyFoot {...shared} {...{ said, sending, work, put, now, next }} /> : <NoteFoot {...shared} />}
    </section>
  );
};
