/** A question in the customer's words, what became of it, and that somebody here has read it. */
import type { ListenLine } from '#shared/listen.ts';
import { momentWords } from '../../lib/console/inbox-words.ts';
import { becameWords } from '../../lib/console/listen.ts';
import { many } from '../../lib/console/words.ts';
import type { Reading } from './use-reading.ts';

type Props = { readonly line: ListenLine; readonly reading: Reading; readonly mayWork: boolean; readonly isSmall?: boolean };

const Acts = ({ line, reading, mayWork }: Props) => (
  <div class="listen-acts">
    {reading.isRead(line) ? (
      <span class="listen-read" role="status">
        Read
      </span>
    ) : (
      <button type="button" class="button quiet tiny" onClick={() => reading.read(line.id)}>
        I have read it<span class="visually-hidden">: {line.text}</span>
      </button>
    )}
    {mayWork && line.case && <a href={`/console/inbox/?view=all&case=${line.id}`}>Its case</a>}
    {reading.wrong(line.id) && (
      <p class="error" role="alert">
        {reading.wrong(line.id)}
      </p>
    )}
  </div>
);

export const Question = (props: Props) => {
  const { line, isSmall = false } = props;
  const { words, tone } = becameWords(line.answer);
  return (
    <li class={`listen-question${isSmall ? ' small-one' : ''}`}>
      <p class="listen-words">{line.text}</p>
      <p class="meta dots">
        {!isSmall && <span>{line.webinar.title}</span>}
        <time dateTime={line.askedAt}>{momentWords(line.askedAt)}</time>
        {line.votes > 0 && <span>{many(line.votes, 'vote')}</span>}
        {line.heard > 0 && <span>read by {many(line.heard, 'colleague')}</span>}
      </p>
      {line.answer.is === 'written' && !isSmall && <p class="listen-answer">{line.answer.text}</p>}
      <div class="listen-foot">
        <span class={`chip ${tone}`}>{words}</span>
        <Acts {...props} />
      </div>
    </li>
  );
};
