/** The small print of a row: who asked and when, where it stands, who has it, what people say about it. */
import { asName } from '../lib/console/people.ts';
import { standing } from '../lib/console/predict.ts';
import { many } from '../lib/console/words.ts';
import type { RowProps } from './BoardRow.tsx';
import { useDesk } from './desk.ts';

// Made once: a format of its own for each row is a third of what drawing the row costs.
const exactly = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

const Standing = ({ question, column, isAir, isNext }: Pick<RowProps, 'question' | 'column' | 'isAir' | 'isNext'>) => {
  if (isAir) return <span class="board-air">on air</span>;
  if (question.resolution === 'answering') return <span class="board-due">was on air, still open</span>;
  if (isNext) return <span class="board-next">next</span>;
  if (column === 'done' || question.visibility === 'private') return <span>{standing(question)}</span>;
  return null;
};

const Signs = ({ question, tool }: Pick<RowProps, 'question' | 'tool'>) => {
  const { me, dispatch } = useDesk();
  const { reports, merged, silenced, owner } = question;
  // While they are being changed they stand there.
  const labels = tool === 'label' ? [] : question.labels;
  if (reports + merged + labels.length === 0 && !silenced && !owner) return null;
  return (
    <p class="board-signs">
      {reports > 0 && <span class="chip live">{many(reports, 'report')}</span>}
      {merged > 0 && <span class="chip accent">{merged + 1} asked this</span>}
      {silenced && <span class="chip due">Paused</span>}
      {owner && <span class="chip accent">{owner === me ? 'Yours' : asName(owner)}</span>}
      {labels.map((label) => (
        <button
          key={label}
          type="button"
          class="chip board-label"
          title={`Show only “${label}”`}
          onClick={(event) => {
            event.stopPropagation();
            dispatch({ is: 'narrow', to: { label } });
          }}
        >
          {label}
        </button>
      ))}
    </p>
  );
};

export const RowMeta = (props: RowProps & { readonly age: string }) => {
  const { question, column, age } = props;
  const { me } = useDesk();
  const colleague = question.replying && question.replying.by !== me ? question.replying.by : undefined;
  return (
    <>
      <p class="meta board-meta dots">
        <span>{question.by || 'Anonymous'}</span>
        {question.company && <span>{question.company}</span>}
        <time dateTime={question.askedAt} title={exactly.format(new Date(question.askedAt))}>
          {age} ago
        </time>
        <Standing {...props} />
        {!question.confirmed && column !== 'done' && <span class="board-due">not confirmed</span>}
        {question.reason && <span>{question.reason}</span>}
        {colleague && <span class="board-next">{asName(colleague)} is replying</span>}
      </p>
      <Signs question={question} tool={props.tool} />
    </>
  );
};
