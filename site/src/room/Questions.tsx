/** What was asked, and the place to ask. */

import { useState } from 'preact/hooks';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import type { View } from '../lib/live/view.ts';
import { t } from '../lib/words.ts';
import { Composer } from './Composer.tsx';
import { Lists } from './Lists.tsx';
import { late } from './late.tsx';
import { PollPlace } from './poll/PollPlace.tsx';

export type Show = 'top' | 'new' | 'mine' | 'answered' | 'all';
type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly live: Live;
  readonly view: View;
  /** A tab above says what this is. */
  readonly titled: boolean;
  readonly dispatch: (event: LiveEvent) => void;
};

const Told = late(async () => (await import('./question/Told.tsx')).Told);

const shows = [
  { show: 'top', words: 'Top' },
  { show: 'new', words: 'New' },
  { show: 'mine', words: 'Mine' },
  { show: 'answered', words: 'Answered' },
] as const;

const showOf = (search: string): Show => {
  const wanted = new URLSearchParams(search).get('show');
  return wanted === 'all' ? wanted : (shows.find((one) => one.show === wanted)?.show ?? 'top');
};

const keepInAddress = (show: Show): void => {
  const url = new URL(location.href);
  if (show === 'top') url.searchParams.delete('show');
  else url.searchParams.set('show', show);
  history.replaceState(null, '', url);
};

/** Questions that are open, one is on air, or wait to be shown; in a large room more than the feed carries. */
export const countQuestions = (view: View, { feed }: Live): number =>
  Math.max(view.open.length + view.waiting + (view.now ? 1 : 0), feed?.totals.open ?? 0);

export const Questions = ({ webinar, state, live, view, titled, dispatch }: Props) => {
  const [show, setShow] = useState<Show>(() => showOf(location.search));
  const choose = (next: Show): void => {
    setShow(next);
    // The full list stands in the history by itself.
    if (next !== 'all') keepInAddress(next);
    if (next === 'top' || next === 'new') dispatch({ is: 'sort', sort: next });
  };
  const touched = (): void => {
    const now = Date.now();
    if (live.heldUntil - now < 2_000) dispatch({ is: 'touched', at: now });
  };
  const total = countQuestions(view, live);
  return (
    <>
      <header class="room-head">
        <h2 id="room-questions" class={titled ? 'visually-hidden' : undefined}>
          {t('Questions')} {total > 0 && <span class="chip accent">{total}</span>}
        </h2>
        <fieldset class="segmented room-shows">
          <legend class="visually-hidden">{t('Show')}</legend>
          {shows.map((one) => (
            <button key={one.show} type="button" aria-pressed={show === one.show} onClick={() => choose(one.show)}>
              {t(one.words)}
            </button>
          ))}
        </fieldset>
      </header>
      <section
        class="room-scroll"
        aria-label={t('Questions and answers')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        onPointerMove={touched}
        onFocusIn={touched}
        onKeyDown={touched}
      >
        {/* Beside a recording stand all polls as they ended. */}
        {!(state === 'ended' && webinar.replay) && <PollPlace live={live} dispatch={dispatch} />}
        {(live.mine?.adoptable || view.mine.length > 0) && (
          <Told live={live} mine={view.mine} isLooking={show === 'mine'} onLook={() => choose('mine')} dispatch={dispatch} />
        )}
        <Lists webinar={webinar} state={state} live={live} view={view} show={show} choose={choose} dispatch={dispatch} />
      </section>
      <Composer webinar={webinar} state={state} live={live} dispatch={dispatch} />
    </>
  );
};
