/** The poll in the room: answer by one press, change it until it closes, see how all answered. */
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import { RATINGS } from '#shared/rating.ts';
import { type PollView, toPollView } from '../../lib/live/poll-answer.ts';
import type { Live, LiveEvent } from '../../lib/live/state.ts';
import type { RoomSentence } from '../../lib/live/told.ts';
import { many, t, tag, tell } from '../../lib/words.ts';
import { Options } from './Options.tsx';
import { Results } from './Results.tsx';
import { mean } from './share.ts';
import { Words } from './Words.tsx';

type Props = { readonly live: Live; readonly dispatch: (event: LiveEvent) => void };

const people = (count: number): string => many(count, '1 answer', '{n} answers');

const hints: Readonly<Record<PublicPoll['kind'], RoomSentence>> = {
  single: 'Choose one.',
  multiple: 'Choose as many as you like.',
  rating: 'From 1, low, to 5, high.',
  words: 'Up to three words, with commas between them.',
};

const standing = ({ state, poll, answer }: PollView): string => {
  if (state === 'saving') return t('Saving your answer.');
  if (state === 'waiting') return t('Your answer waits for the network.');
  if (state === 'answered') return t('Saved. You can change it until it closes.');
  if (state === 'open') return t(hints[poll.kind]);
  if (!poll.counts && !poll.words) return t('Thank you. The host has not shown the results.');
  if (poll.kind === 'rating' && poll.counts && poll.answered > 0)
    return t('{mean} of {n} on average.', { mean: mean(poll.counts, tag), n: RATINGS });
  return t(answer ? 'Thank you for answering.' : 'This is how the room answered.');
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
          {t('Poll')}
          {poll.state === 'closed' && <span class="chip">{t('closed')}</span>}
        </h3>
        <span class="poll-people">{people(poll.answered)}</span>
      </header>
      <Inside view={view} answer={answer} />
      <p class="poll-note" id="poll-note" role={notice ? 'alert' : 'status'}>
        {notice ? tell(notice) : standing(view)}
      </p>
    </section>
  );
};
