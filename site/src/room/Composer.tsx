/** Where one asks: always at thumb's reach, keeps its words over a reload, says beside itself what went wrong. */

import { useRef } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import { countGraphemes, shortAge } from '../lib/live/words.ts';
import { useNow } from './use-now.ts';

type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly live: Live;
  readonly dispatch: (event: LiveEvent) => void;
};

const MOST = limits.question.graphemes;

const labelFor = (state: WebinarState): string => {
  if (state === 'scheduled') return 'Ask before it starts';
  return state === 'ended' ? 'We answer in writing, here' : 'Ask the panel';
};

const afterwards = (webinar: PublicWebinar): string =>
  webinar.questions.mode === 'open' ? 'Everybody sees it at once' : 'A moderator reads it first';

const Notice = ({ live }: { live: Live }) => {
  const left = (live.notice?.until ?? 0) - useNow(1_000);
  return (
    <p class="error" id="ask-error" role="alert">
      {live.notice?.message} {left > 0 && `Please wait ${shortAge(left)}.`}
    </p>
  );
};

const Who = ({ live, webinar }: { live: Live; webinar: PublicWebinar }) =>
  live.mine?.seat.name ? (
    <span class="room-who">
      As {live.mine.seat.name}. <a href={`/webinars/${webinar.slug}/`}>Not you?</a>
    </span>
  ) : null;

export const Composer = ({ webinar, state, live, dispatch }: Props) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, anonymous } = live.draft;
  const count = countGraphemes(text.trim());
  const long = count > MOST;
  const waits = live.notice?.until !== undefined && live.notice.until > Date.now();
  const described = [live.notice ? 'ask-error' : '', 'ask-count'].filter((id) => id !== '').join(' ');
  const send = (event: Event): void => {
    event.preventDefault();
    box.current?.focus();
    if (count > 0 && !long && !waits) dispatch({ is: 'ask', key: crypto.randomUUID() });
  };
  const type = (next: string): void => dispatch({ is: 'typed', text: next, anonymous });
  return (
    <form class={text ? 'room-ask used' : 'room-ask'} onSubmit={send}>
      <div class="field">
        <label for="ask">
          {labelFor(state)}
          <span id="ask-count" class={long ? 'room-over' : 'room-count'}>
            {text ? `${count} of ${MOST}` : afterwards(webinar)}
          </span>
        </label>
        <textarea
          id="ask"
          ref={box}
          rows={2}
          value={text}
          placeholder="One question at a time"
          aria-invalid={long || live.notice !== null}
          aria-describedby={described}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(event);
          }}
        />
        {live.notice && <Notice live={live} />}
        {long && <p class="error">Please shorten it by {count - MOST}.</p>}
      </div>
      <div class="room-send">
        <div>
          {webinar.questions.anonymous !== 'no' && (
            <label class="choice">
              <input
                type="checkbox"
                checked={anonymous}
                onChange={(event) => dispatch({ is: 'typed', text, anonymous: event.currentTarget.checked })}
              />
              Without my name
            </label>
          )}
          <p class="hint">{!anonymous && <Who live={live} webinar={webinar} />}</p>
        </div>
        <button type="submit" class="button" aria-disabled={long || waits}>
          Ask
        </button>
      </div>
    </form>
  );
};
