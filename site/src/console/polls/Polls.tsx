/** The panel of polls: prepare some before, open one with one press, watch it count, close it, show what it found. */
import { useRef, useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { Poll, PollState } from '#shared/poll.ts';
import type { PanelProps } from '../panels.ts';
import { Refused } from '../Refused.tsx';
import { PollForm } from './PollForm.tsx';
import { PollItem } from './PollItem.tsx';
import { usePolls } from './use-polls.ts';
import '../../styles/board-poll.css';

const order: readonly PollState[] = ['open', 'prepared', 'closed'];

/** What is open first, then what comes, then what was, the latest first. */
const sorted = (polls: readonly Poll[]): readonly Poll[] =>
  order.flatMap((state) =>
    polls
      .filter((poll) => poll.state === state)
      .sort((a, b) => (state === 'closed' ? (b.closedAt ?? '').localeCompare(a.closedAt ?? '') : a.createdAt.localeCompare(b.createdAt))),
  );

export const Polls = ({ webinar }: PanelProps) => {
  const path = `/webinars/${webinar.id}/polls`;
  const { polls, refusal, again, take, drop } = usePolls(path);
  const [preparing, prepare] = useState(false);
  const start = useRef<HTMLButtonElement>(null);
  const finish = (poll?: Poll): void => {
    prepare(false);
    if (poll) take(poll);
    requestAnimationFrame(() => start.current?.focus());
  };
  if (!polls && refusal) return <Refused refusal={refusal} again={again} what="The polls" />;
  if (!polls)
    return (
      <div class="stack" role="status">
        <span class="visually-hidden">Loading</span>
        <div class="skeleton short" />
        <div class="skeleton console-ghost" />
      </div>
    );
  const isFull = polls.length >= limits.pollsPerWebinar;
  return (
    <div class="polls">
      {refusal && (
        <p class="notice bad" role="status">
          Reconnecting. These counts are not fresh.
        </p>
      )}
      {preparing ? (
        <PollForm path={path} onDone={finish} onCancel={() => finish()} />
      ) : (
        <div class="polls-start">
          <button ref={start} type="button" class="button quiet" disabled={isFull} onClick={() => prepare(true)}>
            Prepare a poll
          </button>
          <span class="hint">{isFull ? `${limits.pollsPerWebinar} polls at most.` : 'One is open at a time.'}</span>
        </div>
      )}
      {polls.length === 0 && !preparing ? (
        <div class="empty">
          <strong>No polls yet</strong>
          <p>Prepare one now, open it when the moment comes. Everybody in the room sees it at once.</p>
        </div>
      ) : (
        <ul class="plain polls-list" aria-label="Polls of this webinar">
          {sorted(polls).map((poll) => (
            <PollItem key={poll.id} poll={poll} path={path} onTake={take} onDrop={drop} />
          ))}
        </ul>
      )}
    </div>
  );
};
