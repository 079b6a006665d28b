/** Where one asks: always at thumb's reach, keeps its words over a reload, says beside itself what went wrong. */

import { useRef } from 'preact/hooks';
import { namePromise } from '#shared/promise.ts';
import { questionLimit } from '#shared/question-limit.ts';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import { countGraphemes } from '../lib/live/words.ts';
import { t } from '../lib/words.ts';
import { late, Nothing } from './late.tsx';
import { mayVote } from './may-vote.ts';

const Silenced = late(async () => (await import('./question/Held.tsx')).Silenced, Nothing);
const Notice = late(async () => (await import('./question/Held.tsx')).Notice, Nothing);
const Similar = late(async () => (await import('./question/Similar.tsx')).Similar);
/** Letters from which on a question is worth comparing with others. */
const WORTH = 8;

type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly live: Live;
  readonly dispatch: (event: LiveEvent) => void;
};

const MOST = questionLimit.graphemes;

const labelFor = (state: WebinarState) => {
  if (state === 'scheduled') return t('Ask before it starts');
  return t(state === 'ended' ? 'We answer in writing, here' : 'Ask the panel');
};

const afterwards = ({ questions }: PublicWebinar) => {
  if (questions.mode === 'open') return t('Everybody sees it at once');
  return t(questions.mode === 'approve' ? 'A moderator reads it first' : 'Only the hosts see it');
};

/** It grows when it is used: on a phone its end would be behind the tabs. */
const show = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => form?.scrollIntoView({ block: 'nearest' }));
};

const Who = ({ live }: { live: Live }) =>
  live.mine?.seat.name ? (
    <span class="room-who">
      {t('As {name}.', { name: live.mine.seat.name })} <a href="../">{t('Not you?')}</a>
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
            {text ? t('{n} of {most}', { n: count, most: MOST }) : afterwards(webinar)}
          </span>
        </label>
        <textarea
          id="ask"
          ref={box}
          rows={2}
          value={text}
          placeholder={t('One question at a time')}
          aria-invalid={long || live.notice !== null}
          aria-describedby={described}
          onInput={(event) => type(event.currentTarget.value)}
          onFocus={(event) => show(event.currentTarget.form)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(event);
          }}
        />
        {live.notice && <Notice live={live} />}
        {long && <p class="error">{t('Please shorten it by {n}.', { n: count - MOST })}</p>}
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
              {t('Without my name')}
            </label>
          )}
          <p class="hint">
            {promise && <span id="ask-promise">{t(promise)}</span>} {!anonymous && <Who live={live} />}
          </p>
        </div>
        <button type="submit" class="button" aria-disabled={long || waits}>
          {t('Ask')}
        </button>
      </div>
    </form>
  );
};
