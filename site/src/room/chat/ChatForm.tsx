/** Where one writes: Enter sends, as in every chat; a line break is Shift and Enter. */
import { useRef } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { ChatAct } from '../../lib/live/chat-state.ts';
import type { Live } from '../../lib/live/state.ts';
import { countGraphemes } from '../../lib/live/words.ts';
import { t } from '../../lib/words.ts';

const MOST = limits.chat.graphemes;
/** Counting matters to somebody who writes at length. */
const COUNTED_FROM = 400;

export const ChatForm = ({ live, act }: { live: Live; act: (deed: ChatAct) => void }) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const { draft } = live.chat;
  const count = countGraphemes(draft.trim());
  const long = count > MOST;
  const name = live.mine?.seat.name;
  const send = (event: Event): void => {
    event.preventDefault();
    box.current?.focus();
    if (count > 0 && !long) act({ do: 'send', key: crypto.randomUUID(), at: Date.now() });
  };
  return (
    <form class={draft ? 'room-ask chat-form used' : 'room-ask chat-form'} onSubmit={send}>
      <div class="field">
        <label for="chat-text">
          {t('To everybody here')}
          <span id="ask-count" class={long ? 'room-over' : 'room-count'}>
            {count >= COUNTED_FROM ? t('{n} of {most}', { n: count, most: MOST }) : name ? t('As {name}', { name }) : t('Without a name')}
          </span>
        </label>
        <textarea
          id="chat-text"
          ref={box}
          rows={1}
          value={draft}
          placeholder={t('Write a message')}
          enterkeyhint="send"
          aria-invalid={long}
          aria-describedby="ask-count"
          onInput={(event) => act({ do: 'type', text: event.currentTarget.value })}
          onKeyDown={(event) => {
            // While letters are being composed, Enter chooses among them.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
          }}
        />
        {long && <p class="error">{t('Please shorten it by {n}.', { n: count - MOST })}</p>}
      </div>
      <div class="room-send">
        <button type="submit" class="button" aria-disabled={long || count === 0}>
          {t('Send')}
        </button>
      </div>
    </form>
  );
};
