/** The right side: everything that was asked, and the place to ask. */

import { useEffect, useState } from 'preact/hooks';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { staleFor } from '../lib/live/poll.ts';
import type { Live, LiveEvent } from '../lib/live/state.ts';
import { type Row, toView } from '../lib/live/view.ts';
import { shortAge } from '../lib/live/words.ts';
import { Composer } from './Composer.tsx';
import { Lists } from './Lists.tsx';
import { useNow } from './use-now.ts';

export type Show = 'top' | 'new' | 'mine' | 'answered';
type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly live: Live;
  readonly dispatch: (event: LiveEvent) => void;
};

const shows: readonly { readonly show: Show; readonly words: string }[] = [
  { show: 'top', words: 'Top' },
  { show: 'new', words: 'New' },
  { show: 'mine', words: 'Mine' },
  { show: 'answered', words: 'Answered' },
];

const showOf = (search: string): Show => shows.find((one) => one.show === new URLSearchParams(search).get('show'))?.show ?? 'top';

const keepInAddress = (show: Show): void => {
  const url = new URL(location.href);
  if (show === 'top') url.searchParams.delete('show');
  else url.searchParams.set('show', show);
  history.replaceState(null, '', url);
};

/** Says how old the list is once it is old: a number that stands still is a lie without its age. */
const Connection = ({ live }: { live: Live }) => {
  const age = staleFor(live, useNow(1_000));
  const since = age === undefined ? '' : ` This is from ${shortAge(age)} ago.`;
  if (!live.online) return <p class="room-link">You are offline.{since} What you write is kept and sent later.</p>;
  if (live.feed && (age !== undefined || live.failures > 1)) return <p class="room-link">Reconnecting.{since}</p>;
  return null;
};

const Adopt = ({ live, dispatch }: Pick<Props, 'live' | 'dispatch'>) => (
  <div class="notice accent room-adopt">
    <p>
      <strong>You were here before</strong> you opened your personal link, and asked or voted.
    </p>
    <button type="button" class="button tiny" aria-busy={live.adopting} onClick={() => dispatch({ is: 'adopt' })}>
      These are mine
    </button>
  </div>
);

const answersOf = (live: Live, mine: readonly Row[]): number | null =>
  live.mine ? mine.reduce((sum, row) => sum + (row.own?.tone === 'good' ? Math.max(1, row.answers.length) : 0), 0) : null;

/** How many answers to one's own questions came since one last looked at them. */
const useNewAnswers = (count: number | null, isLooking: boolean): number => {
  const [seen, see] = useState<number | null>(null);
  useEffect(() => {
    if (count !== null && (seen === null || isLooking || count < seen)) see(count);
  }, [count, seen, isLooking]);
  return seen === null || count === null ? 0 : Math.max(0, count - seen);
};

const Answered = ({ count, onClick }: { count: number; onClick: () => void }) => (
  <div class="notice good room-adopt">
    <p>
      <strong>{count === 1 ? 'Your question was answered.' : `${count} answers to your questions.`}</strong>
    </p>
    <button type="button" class="button quiet tiny" onClick={onClick}>
      See it
    </button>
  </div>
);

export const Drawer = ({ webinar, state, live, dispatch }: Props) => {
  const [show, setShow] = useState<Show>(() => showOf(location.search));
  const view = toView(live);
  const choose = (next: Show): void => {
    setShow(next);
    keepInAddress(next);
    if (next === 'top' || next === 'new') dispatch({ is: 'sort', sort: next });
  };
  const touched = (): void => {
    const now = Date.now();
    if (live.heldUntil - now < 2_000) dispatch({ is: 'touched', at: now });
  };
  const fresh = useNewAnswers(answersOf(live, view.mine), show === 'mine');
  const total = view.open.length + view.waiting + (view.now ? 1 : 0);
  return (
    <section class="room-drawer" aria-labelledby="room-questions">
      <header class="room-head">
        <h2 id="room-questions">Questions {total > 0 && <span class="chip accent">{total}</span>}</h2>
        <fieldset class="segmented room-shows">
          <legend class="visually-hidden">Show</legend>
          {shows.map((one) => (
            <button key={one.show} type="button" aria-pressed={show === one.show} onClick={() => choose(one.show)}>
              {one.words}
            </button>
          ))}
        </fieldset>
      </header>
      <Connection live={live} />
      <section
        class="room-scroll"
        aria-label="Questions and answers"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        onPointerMove={touched}
        onFocusIn={touched}
        onKeyDown={touched}
      >
        {fresh > 0 && <Answered count={fresh} onClick={() => choose('mine')} />}
        {live.mine?.adoptable && <Adopt live={live} dispatch={dispatch} />}
        <Lists webinar={webinar} state={state} live={live} view={view} show={show} dispatch={dispatch} />
      </section>
      <Composer webinar={webinar} state={state} live={live} dispatch={dispatch} />
    </section>
  );
};
