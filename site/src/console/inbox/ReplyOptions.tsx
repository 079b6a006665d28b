/** Who gets a reply, whether everybody may read it, and when it goes out. */
import { useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { many } from '../../lib/console/words.ts';
import type { Wish } from './wish.ts';

type Props = {
  readonly it: Case;
  readonly text: string;
  readonly wish: Wish;
  readonly isPast: boolean;
  readonly want: (part: Partial<Wish>) => void;
};

const Tick = ({ is, words, set }: { is: boolean; words: string; set: (is: boolean) => void }) => (
  <label>
    <input type="checkbox" checked={is} onChange={(event) => set(event.currentTarget.checked)} />
    <span>{words}</span>
  </label>
);

const ForEverybody = ({ text, wish, want }: Props) =>
  wish.publicText === undefined ? (
    <p>
      Everybody reads these words.{' '}
      <button type="button" class="button plain-button tiny" onClick={() => want({ publicText: text })}>
        Edit them for everybody
      </button>
    </p>
  ) : (
    <div class="inbox-public">
      <label for="public-text">What everybody reads</label>
      <textarea id="public-text" rows={3} value={wish.publicText} onInput={(event) => want({ publicText: event.currentTarget.value })} />
      <button type="button" class="button plain-button tiny" onClick={() => want({ publicText: undefined })}>
        Publish the reply as it is
      </button>
    </div>
  );

const Later = ({ wish, isPast, want }: Props) => {
  const [isOpen, open] = useState(wish.later !== '');
  if (!isOpen)
    return (
      <button type="button" class="button plain-button tiny" onClick={() => open(true)}>
        Send later
      </button>
    );
  return (
    <>
      <label>
        <span>Send at</span>
        <input
          type="datetime-local"
          value={wish.later}
          aria-invalid={isPast}
          onInput={(event) => want({ later: event.currentTarget.value })}
        />
      </label>
      {isPast && <span class="error">Please choose a time to come.</span>}
    </>
  );
};

export const ReplyOptions = (props: Props) => {
  const { it, wish, want } = props;
  const { merged, votes } = it.question;
  return (
    <fieldset class="inbox-options">
      <legend class="visually-hidden">Who gets it</legend>
      {merged > 0 && (
        <Tick
          is={wish.merged}
          words={`To the ${merged === 1 ? 'other' : `${merged} others`} who asked`}
          set={(is) => want({ merged: is })}
        />
      )}
      {votes > 0 && <Tick is={wish.voters} words={`To ${many(votes, 'voter')}`} set={(is) => want({ voters: is })} />}
      {it.question.text && <Tick is={wish.isPublic} words="Public" set={(is) => want({ isPublic: is })} />}
      {wish.isPublic && <Tick is={wish.named} words="With their name" set={(is) => want({ named: is })} />}
      <Later {...props} />
      {wish.isPublic && <ForEverybody {...props} />}
    </fieldset>
  );
};
