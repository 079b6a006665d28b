/** What is being answered, what is open, what was answered. */
import { useRef } from 'preact/hooks';
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { countBeyond } from '../lib/live/order.ts';
import type { Live, LiveEvent, Pending } from '../lib/live/state.ts';
import type { Row, View } from '../lib/live/view.ts';
import { t, tell } from '../lib/words.ts';
import { late, Nothing } from './late.tsx';
import { mayVote } from './may-vote.ts';
import { nameOf, QuestionRow } from './QuestionRow.tsx';
import type { Show } from './Questions.tsx';

type Props = {
  readonly webinar: PublicWebinar;
  readonly state: WebinarState;
  readonly live: Live;
  readonly view: View;
  readonly show: Show;
  readonly choose: (show: Show) => void;
  readonly dispatch: (event: LiveEvent) => void;
};

const Empty = late(async () => (await import('./question/Hints.tsx')).Empty, Nothing);
const VoteHint = late(async () => (await import('./question/Hints.tsx')).VoteHint);
const AllQuestions = late(async () => (await import('./question/AllQuestions.tsx')).AllQuestions, Nothing);

const OnAir = ({ row }: { row: Row }) => (
  <div class="room-now">
    <p class="room-now-title">
      <span class="dot" />
      {t(row.own ? 'Your question is being answered now' : 'Being answered now')}
    </p>
    <p class="room-now-text">{row.text}</p>
    {!row.own && <p class="meta">{nameOf(row)}</p>}
  </div>
);

const Waiting = ({ pending, dispatch }: { pending: Pending } & Pick<Props, 'dispatch'>) => (
  <li class="question room-own">
    <span class="vote" aria-hidden="true">
      0
    </span>
    <div>
      <p class="asked">{pending.text}</p>
      <p class="meta">
        {t('Yours')}
        {pending.state === 'sending' && <span class="chip">{t('sending')}</span>}
        {pending.state === 'queued' && <span class="chip due">{t('waits for the network')}</span>}
        {pending.state === 'refused' && <span class="room-refused">{tell(pending.message ?? '')}</span>}
      </p>
      {pending.state === 'refused' && (
        <button type="button" class="button quiet tiny room-edit" onClick={() => dispatch({ is: 'take-back', key: pending.key })}>
          {t('Change it')}
        </button>
      )}
    </div>
  </li>
);

const Skeletons = () => (
  <div class="stack" aria-hidden="true">
    {[1, 2, 3].map((one) => (
      <div key={one} class="skeleton room-ghost" />
    ))}
  </div>
);

export const Lists = (props: Props) => {
  const { live, view, show, choose, state, dispatch } = props;
  const cameBack = useRef(false);
  if (!live.feed && live.gone) return <p class="empty">{t('Questions are not open here.')}</p>;
  if (!live.feed) return <Skeletons />;
  const rows = show === 'mine' ? view.mine : show === 'answered' ? view.answered : view.open;
  const pending = show === 'answered' ? [] : view.pending;
  const votable = mayVote(props.webinar, state, live);
  const vote = ({ id, votes }: Row, voted: boolean): void => dispatch({ is: 'vote', id, voted, votes, at: Date.now() });
  const all = countBeyond(live.feed);
  const row = (one: Row) => (
    <QuestionRow
      key={one.id}
      row={one}
      webinar={props.webinar}
      votable={votable}
      showVotes={props.webinar.questions.votes !== 'off'}
      own={live.own}
      onVote={vote}
      onOwn={(act) => dispatch({ is: 'own', act })}
      onReport={(id) => dispatch({ is: 'report', id })}
    />
  );
  const top = (
    <>
      {view.now && <OnAir row={view.now} />}
      {live.voteNotice ? (
        <p class="notice" role="alert">
          {tell(live.voteNotice)}
        </p>
      ) : (
        <VoteHint webinar={props.webinar} state={state} live={live} />
      )}
    </>
  );
  const leave = (): void => {
    cameBack.current = true;
    choose('top');
  };
  if (show === 'all')
    return (
      <>
        {top}
        <AllQuestions live={live} row={row} onLeave={leave} />
      </>
    );
  /** Whoever was in the full list comes back to where they left for it. */
  const takeBack = (button: HTMLButtonElement | null): void => {
    if (button && cameBack.current) button.focus();
    cameBack.current = false;
  };
  return (
    <>
      {top}
      {view.waiting > 0 && show !== 'mine' && show !== 'answered' && (
        <button type="button" class="button quiet room-new" onClick={() => dispatch({ is: 'admit' })}>
          {t('{n} new', { n: view.waiting })}
        </button>
      )}
      {rows.length + pending.length === 0 ? (
        <Empty show={show} state={state} />
      ) : (
        <ul class="plain room-rows">
          {pending.map((one) => (
            <Waiting key={one.key} pending={one} dispatch={dispatch} />
          ))}
          {rows.map(row)}
        </ul>
      )}
      {(show === 'top' || show === 'new') && view.answered.length > 0 && (
        <>
          <h3 class="room-answered">
            {t('Answered')} <span class="soft">{view.answered.length}</span>
          </h3>
          <ul class="plain room-rows">{view.answered.map(row)}</ul>
        </>
      )}
      {all > 0 && show !== 'mine' && (
        <button type="button" ref={takeBack} class="button quiet room-all" onClick={() => choose('all')}>
          {t('All {n} questions', { n: all })}
        </button>
      )}
    </>
  );
};
