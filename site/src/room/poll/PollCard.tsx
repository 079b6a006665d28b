/** The poll in the room: answer by one press, change it until it closes, see how all answered. */
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { type PollView, toPollView } from '../../lib/live/poll-answer.ts';
import type { Live, LiveEvent } from '../../lib/live/state.ts';
import { Options } from './Options.tsx';
import { Results } from './Results.tsx';
import { mean } from './share.ts';
import { Words } from './Words.tsx';

type Props = { readonly live: Live; readonly dispatch: (event: LiveEvent) => void };

const people = (count: number): string => (count === 1 ? '1 answer' : `${count.toLocaleString('en-GB')} answers`);

const hints: Readonly<Record<PublicPoll['kind'], string>> = {
  single: 'Choose one.',
  multiple: 'Choose as many as you like.',
  rating: 'From 1, low, to 5, high.',
  words: 'Up to three words, with commas between them.',
};

const standing = ({ state, poll, answer }: PollView): string => {
  if (state === 'saving') return 'Saving your answer.';
  if (state === 'waiting') return 'Your answer waits for the network.';
  if (state === 'answered') return 'Saved. You can change it until it closes.';
  if (state === 'open') return hints[poll.kind];
  if (!poll.counts && !poll.words) return 'Thank you. The host has not shown the results.';
  if (poll.kind === 'rating' && poll.counts && poll.answered > 0) return `${mean(poll.counts)} of ${RATINGS} on average.`;
  return answer ? 'Thank you for answering.' : 'This is how the room answered.';
};

/** While it is open an answer is a form, which rests where it closed without results; else the results are a table. */
const Inside = ({ view, answer }: { view: PollView; answer: (given: PollAnswer) => void }) => {
  const { state, poll } = view;
  if (state === 'closed' && (poll.counts || poll.words)) return <Results poll={poll} answer={view.answer} />;
  if (poll.kind === 'words') return <Words key={poll.id} view={view} onAnswer={answer} />;
  return <Options view={view} onAnswer={answer} />;
};

export const PollCard = ({ live, dispatch }: Props) => {
  const view = toPollView(live);
  if (!view) return null;
  const { poll, notice } = view;
  const answer = (given: PollAnswer): void => dispatch({ is: 'answer', poll: poll.id, answer: given, at: Date.now() });
  return (
    <section class="poll" aria-labelledby="poll-title" data-state={poll.state}>
      <header class="poll-head">
        <h3 id="poll-title" class="poll-kind">
          Poll
          {poll.state === 'closed' && <span class="chip">closed</span>}
        </h3>
        <span class="poll-people">{people(poll.answered)}</span>
      </header>
      <Inside view={view} answer={answer} />
      <p class="poll-note" id="poll-note" role={notice ? 'alert' : 'status'}>
        {notice || standing(view)}
      </p>
    </section>
  );
};
