/** Changing one's own question, or taking it back: below the question itself, with a way out of both. */
import { useEffect, useRef } from 'preact/hooks';
import { questionLimit } from '#shared/question-limit.ts';
import type { OwnAct, OwnPart } from '../../lib/live/own-state.ts';
import type { Row } from '../../lib/live/view.ts';
import { countGraphemes } from '../../lib/live/words.ts';
import { t, tell } from '../../lib/words.ts';

type Props = { readonly row: Row; readonly own: OwnPart; readonly act: (act: OwnAct) => void };
type Open = NonNullable<OwnPart['open']>;

const MOST = questionLimit.graphemes;

const Edit = ({ row, open, act }: Pick<Props, 'row' | 'act'> & { open: Open }) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const over = countGraphemes(open.text.trim()) - MOST;
  useEffect(() => box.current?.focus(), []);
  const send = (event: Event): void => {
    event.preventDefault();
    if (over <= 0) act({ do: 'change', id: row.id });
  };
  return (
    <form class="room-own-form" onSubmit={send}>
      <label class="visually-hidden" for={`edit-${row.id}`}>
        {t('Your question')}
      </label>
      <textarea
        id={`edit-${row.id}`}
        ref={box}
        rows={3}
        value={open.text}
        aria-invalid={over > 0}
        onInput={(event) => act({ do: 'type', id: row.id, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') act({ do: 'keep', id: row.id });
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(event);
        }}
      />
      {over > 0 && <p class="error">{t('Please shorten it by {n}.', { n: over })}</p>}
      <div class="room-own-acts">
        <button type="submit" class="button tiny" aria-busy={open.busy} aria-disabled={over > 0}>
          {t('Save')}
        </button>
        <button type="button" class="button quiet tiny" onClick={() => act({ do: 'keep', id: row.id })}>
          {t('Leave it as it was')}
        </button>
      </div>
    </form>
  );
};

const Withdraw = ({ row, open, act }: Pick<Props, 'row' | 'act'> & { open: Open }) => {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div class="room-own-form">
      <p class="room-own-words">{t('Take this question back? Nobody will see it, and nobody will answer it.')}</p>
      <div class="room-own-acts">
        <button
          ref={first}
          type="button"
          class="button danger tiny"
          aria-busy={open.busy}
          onClick={() => act({ do: 'withdraw', id: row.id })}
        >
          {t('Withdraw it')}
        </button>
        <button type="button" class="button quiet tiny" onClick={() => act({ do: 'keep', id: row.id })}>
          {t('Keep it')}
        </button>
      </div>
    </div>
  );
};

export const OwnActs = ({ row, own, act }: Props) => {
  const change = useRef<HTMLButtonElement>(null);
  const open = own.open?.id === row.id ? own.open : undefined;
  const was = useRef(open);
  // Whoever leaves a form by the keyboard comes back to where they were.
  useEffect(() => {
    if (was.current && !open) change.current?.focus();
    was.current = open;
  }, [open]);
  return (
    <>
      {own.notice?.id === row.id && (
        <p class="error" role="alert">
          {tell(own.notice.text)} {own.notice.inForm && t('Your new words are in the form.')}
        </p>
      )}
      {open?.act === 'edit' && <Edit row={row} open={open} act={act} />}
      {open?.act === 'withdraw' && <Withdraw row={row} open={open} act={act} />}
      {!open && row.editable && (
        <div class="room-own-acts">
          <button ref={change} type="button" class="button quiet tiny" onClick={() => act({ do: 'edit', id: row.id })}>
            {t('Change')}
          </button>
          <button type="button" class="button quiet tiny" onClick={() => act({ do: 'wish-withdraw', id: row.id })}>
            {t('Withdraw')}
          </button>
        </div>
      )}
      {row.withdrawn && (
        <div class="room-own-acts">
          <button type="button" class="button quiet tiny" onClick={() => act({ do: 'ask-again', id: row.id })}>
            {t('Use its words again')}
          </button>
        </div>
      )}
    </>
  );
};
