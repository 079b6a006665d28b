/** All questions of the room in the order of asking: the feed carries the ones with most votes, this list every one. */
import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { listedRows, type Which } from '../../lib/live/all-questions.ts';
import type { Live } from '../../lib/live/state.ts';
import type { RoomSentence } from '../../lib/live/told.ts';
import type { Row } from '../../lib/live/view.ts';
import { many, t } from '../../lib/words.ts';
import { useAllQuestions } from './use-all-questions.ts';
import { useOwnPage } from './use-own-page.ts';

type Props = { readonly live: Live; readonly row: (row: Row) => ComponentChild; readonly onLeave: () => void };

const Choice = ({ which, live, choose }: { which: Which; live: Live; choose: (which: Which) => void }) => {
  const { open = 0, answered = 0 } = live.feed?.totals ?? {};
  const choices = [
    { name: 'all', words: 'All', count: open + answered },
    { name: 'open', words: 'Open', count: open },
    { name: 'answered', words: 'Answered', count: answered },
  ] as const;
  return (
    <fieldset class="segmented">
      <legend class="visually-hidden">{t('Which questions')}</legend>
      {choices.map(({ name, words, count }) => (
        <button key={name} type="button" aria-pressed={which === name} onClick={() => choose(name)}>
          {t(words)} <span class="soft">{count}</span>
        </button>
      ))}
    </fieldset>
  );
};

const Missing = ({ again }: { again: () => void }) => (
  <div class="empty" role="alert">
    <strong>{t('The list did not load')}</strong>
    <p>{t('We try again by ourselves in a few seconds.')}</p>
    <button type="button" class="button quiet tiny" onClick={again}>
      {t('Try now')}
    </button>
  </div>
);

const emptyWords: Readonly<Record<Which, RoomSentence>> = {
  all: 'No questions yet.',
  open: 'None of these questions is open.',
  answered: 'None of these questions is answered yet.',
};

export const AllQuestions = ({ live, row, onLeave }: Props) => {
  const { listed, failed, pages, more, again } = useAllQuestions(live.id, live.feed?.nextPollMs ?? 1_000);
  const [which, choose] = useState<Which>('all');
  const back = useOwnPage(onLeave);
  const title = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** How many rows stood there when more were asked for; null while nobody asked. */
  const before = useRef<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isComing = listed?.more && listed.pages < pages;
  const rows = listed ? listedRows(live, listed.questions, which) : [];
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    if (before.current === null || isComing) return;
    const first = list.current?.children[before.current];
    before.current = null;
    // Whoever went on to something else meanwhile stays there.
    const isHere = document.activeElement === document.body || document.activeElement === button.current;
    if (!isHere || !(first instanceof HTMLElement)) return;
    first.tabIndex = -1;
    first.focus();
  }, [rows.length, isComing]);
  const showMore = (): void => {
    before.current = rows.length;
    more();
  };
  return (
    <section class="room-all-list" aria-labelledby="room-all">
      <button type="button" class="button quiet tiny" onClick={back}>
        <span aria-hidden="true">←</span> {t('Back to the top questions')}
      </button>
      <h3 id="room-all" ref={title} tabIndex={-1}>
        {t('All questions')}
      </h3>
      <Choice which={which} live={live} choose={choose} />
      <p class="hint">{t('In the order in which they were asked.')}</p>
      {listed && failed && (
        <p class="hint" role="status">
          {t('Reconnecting. What is shown may be old.')}
        </p>
      )}
      {!listed && failed && <Missing again={again} />}
      {!listed && !failed && <div class="skeleton room-ghost" aria-hidden="true" />}
      {listed && rows.length === 0 && <p class="empty">{t(emptyWords[which])}</p>}
      {rows.length > 0 && (
        <ul class="plain room-rows" ref={list}>
          {rows.map(row)}
        </ul>
      )}
      {listed?.more && (
        <button ref={button} type="button" class="button quiet room-all" aria-busy={isComing} onClick={showMore}>
          {t('Show more')}
        </button>
      )}
      <p class="visually-hidden" role="status">
        {pages > 1 && listed && !isComing ? many(rows.length, '1 question is shown.', '{n} questions are shown.') : ''}
      </p>
    </section>
  );
};
