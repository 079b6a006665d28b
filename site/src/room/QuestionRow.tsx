/** One question: its words first, then who and how it stands. */
import type { PublicWebinar } from '#shared/webinar.ts';
import type { OwnAct, OwnPart } from '../lib/live/own-state.ts';
import type { Row } from '../lib/live/view.ts';
import { toName } from '../lib/live/words.ts';
import { lang, many, t } from '../lib/words.ts';
import { late, Nothing } from './late.tsx';
import { clockHere } from './times.ts';

const OwnActs = late(async () => (await import('./question/OwnActs.tsx')).OwnActs, Nothing);

type Props = {
  readonly row: Row;
  readonly webinar: PublicWebinar;
  readonly votable: boolean;
  readonly showVotes: boolean;
  readonly own: OwnPart;
  readonly onVote: (row: Row, voted: boolean) => void;
  readonly onOwn: (act: OwnAct) => void;
  readonly onReport: (id: string) => void;
};

const people = (count: number): string => many(count, '1 vote', '{n} votes');

export const nameOf = ({ by }: Row): string => toName(by, t);

const Vote = ({ row, votable, onVote }: Pick<Props, 'row' | 'votable' | 'onVote'>) =>
  votable && !row.own ? (
    <button
      type="button"
      class="vote"
      aria-pressed={row.voted}
      aria-label={`${t('Vote: {what}', { what: row.text })} ${people(row.votes)}`}
      onClick={() => onVote(row, !row.voted)}
    >
      {row.votes}
    </button>
  ) : (
    <span class={row.voted ? 'vote mine' : 'vote room-still'}>
      {row.votes}
      <span class="visually-hidden"> {many(row.votes, 'vote', 'votes')}</span>
    </span>
  );

const Answer = ({ answer, webinar, id }: { answer: Row['answers'][number]; webinar: PublicWebinar; id: string }) =>
  answer.text ? (
    <div class="room-answer">
      {answer.private && <p class="room-private">{t('Only you see this answer')}</p>}
      <p>
        {answer.text}
        {answer.more && '…'}
      </p>
      {answer.more && <a href={`/live/${webinar.id}/questions?lang=${lang}&from=${id}#question-${id}`}>{t('Read it whole')}</a>}
    </div>
  ) : null;

/** What stands in the second row, so that nobody presses it by accident. */
const More = ({ row, onReport }: Pick<Props, 'row' | 'onReport'>) => (
  <details class="room-more">
    <summary aria-label={t('More about: {what}', { what: row.text })}>⋯</summary>
    <button
      type="button"
      class="button quiet tiny"
      onClick={(event) => {
        const menu = event.currentTarget.closest('details');
        menu?.removeAttribute('open');
        onReport(row.id);
      }}
    >
      {t('Report to the hosts')}
    </button>
  </details>
);

const spoken = (row: Row): string | undefined => row.answers.find((one) => !one.text && one.at)?.at;

export const QuestionRow = ({ row, webinar, votable, showVotes, own, onVote, onOwn, onReport }: Props) => {
  const air = spoken(row);
  return (
    <li class={row.own ? 'question room-own' : 'question'}>
      {showVotes && <Vote row={row} votable={votable && !row.answered} onVote={onVote} />}
      <div>
        <p class="asked">{row.text}</p>
        <div class="room-line">
          <p class="meta">
            {row.own ? t('Yours') : nameOf(row)}
            {row.own && <span class={`chip ${row.own.tone}`}>{t(row.own.words)}</span>}
            {row.next && <span class="chip accent">{t('next')}</span>}
            {row.joined && !row.own && <span class="chip">{t('joined with yours')}</span>}
            {row.reported && <span class="room-said">{t('reported, thank you')}</span>}
            {air && <span class="chip good">{t('on air at {time}', { time: clockHere(new Date(air)) })}</span>}
            {!row.own && !air && row.answered && (
              <span class="chip good">{t(row.answers.some((one) => one.text) ? 'answered in writing' : 'answered')}</span>
            )}
          </p>
          {!row.own && !row.reported && <More row={row} onReport={onReport} />}
        </div>
        {row.into && (
          <p class="room-into">
            <span class="soft">{t('joined with:')}</span> {row.into}
          </p>
        )}
        {row.answers.map((answer, index) => (
          <Answer key={`${row.id}-${index}`} answer={answer} webinar={webinar} id={row.id} />
        ))}
        {(row.editable || row.withdrawn || own.open?.id === row.id || own.notice?.id === row.id) && (
          <OwnActs row={row} own={own} act={onOwn} />
        )}
      </div>
    </li>
  );
};
