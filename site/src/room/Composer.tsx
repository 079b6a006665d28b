/** Where one asks: always at thumb's reach, keeps its words over a reload, says beside itself what went wrong. */

import { useRef } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import { namePromise } from '#shared/promise.ts';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import { countGraphemes, shortAge } from '../lib/live/words.ts';
import { late } from './late.tsx';
import { mayVote } from './may-vote.ts';
import { useNow } from './use-now.ts';

const Similar = late(async () => (await import('./question/Similar.tsx')).Similar);
/** Letters from which on a question is worth comparing with others. */
const WORTH = 8;

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

const afterwards = ({ questions }: PublicWebinar): string => {
  if (questions.mode === 'open') return 'Everybody sees it at once';
  return questions.mode === 'approve' ? 'A moderator reads it first' : 'Only the hosts see it';
};

/** It grows when it is used: on a phone its end would be behind the tabs. */
const show = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => form?.scrollIntoView({ block: 'nearest' }));
};

const Silenced = () => (
  <div class="room-ask used">
    <p class="notice">
      <strong>A host asked you to listen for the rest of this webinar.</strong> You can still watch and vote, and read every answer.
    </p>
  </div>
);

const Notice = ({ live }: { live: Live }) => {
  const left = (live.notice?.until ?? 0) - useNow(1_000);
  return (
    <p class="error" id="ask-error" role="alert">
      {live.notice?.message} {left > 0 && `Please wait ${shortAge(left)}.`}
    </p>
  );
};

const Who = ({ live }: { live: Live }) =>
  live.mine?.seat.name ? (
    <span class="room-who">
      As {live.mine.seat.name}. <a href="../">Not you?</a>
    </span>
  ) : null;

export const Composer = ({ webinar, state, live, dispatch }: Props) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, anonymous } = live.draft;
  const count = countGraphemes(text.trim());
  const long = count > MOST;
  const promise = namePromise(webinar.questions);
  const waits = live.notice?.until !== undefined && live.notice.until > Date.now();
  const described = [live.notice ? 'ask-error' : '', 'ask-count'].filter((id) => id !== '').join(' ');
  if (live.mine?.silenced) return <Silenced />;
  const send = (event: Event): void => {
    event.preventDefault();
    box.current?.focus();
    if (count > 0 && !long && !waits) dispatch({ is: 'ask', key: crypto.randomUUID(), ...(promise ? {} : { named: true }) });
  };
  const type = (next: string): void => dispatch({ is: 'typed', text: next, anonymous });
  return (
    <form class={text ? 'room-ask used' : 'room-ask'} onSubmit={send}>
      {count >= WORTH && mayVote(webinar, state, live) && <Similar live={live} dispatch={dispatch} onVoted={() => box.current?.focus()} />}
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
          onFocus={(event) => show(event.currentTarget.form)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(event);
          }}
        />
        {live.notice && <Notice live={live} />}
        {long && <p class="error">Please shorten it by {count - MOST}.</p>}
      </div>
      <div class="room-send">
        <div>
          {promise && (
            <label class="choice">
              <input
                type="checkbox"
                checked={anonymous}
                aria-describedby="ask-promise"
                onChange={(event) => dispatch({ is: 'typed', text, anonymous: event.currentTarget.checked })}
              />
              Without my name
            </label>
          )}
          <p class="hint">
            {promise && <span id="ask-promise">{promise}</span>} {!anonymous && <Who live={live} />}
          </p>
        </div>
        <button type="submit" class="button" aria-disabled={long || waits}>
          Ask
        </button>
      </div>
    </form>
  );
};
