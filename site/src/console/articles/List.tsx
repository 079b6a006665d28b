/** All articles that were written here, what was changed last first. */
import { useState } from 'preact/hooks';
import type { ArticleLine } from '#shared/article-draft.ts';
import type { Page } from '#shared/page.ts';
import { send } from '../../lib/console/api.ts';
import { articleState } from '../../lib/console/articles.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { localeWords } from '../settings/words.ts';
import { useAnswer } from '../use-answer.ts';

export const States = ({ of }: { of: Pick<ArticleLine, 'state' | 'publishAt' | 'isAhead'> }) => (
  <span class="article-states">
    {articleState(of).map(({ words, tone }) => (
      <span key={words} class={`chip ${tone}`}>
        {words}
      </span>
    ))}
  </span>
);

const Line = ({ one }: { one: ArticleLine }) => (
  <li class="article-line">
    <div>
      <a href={`?id=${one.id}`} class="article-title">
        {one.title}
      </a>
      <p class="meta dots">
        <span>
          {moment(new Date(one.at), zoneHere())}, {one.by === 'schedule' ? 'by the schedule' : one.by}
        </span>
        <span>{localeWords[one.locale]}</span>
        {one.publishAt && <span>is published {moment(new Date(one.publishAt), zoneHere())}</span>}
      </p>
    </div>
    <States of={one} />
  </li>
);

const Write = () => (
  <a class="button" href="?new">
    Write an article
  </a>
);

/** The pages behind the first one, as far as somebody looks. */
const Further = ({ next }: { next: string }) => {
  const [page, take] = useState<Page<ArticleLine> | undefined>();
  const [error, fail] = useState('');
  const look = async (): Promise<void> => {
    const answer = await send<Page<ArticleLine>>('GET', `/articles?cursor=${next}`);
    fail(answer.ok ? '' : answer.detail);
    if (answer.ok) take(answer.value);
  };
  if (page)
    return (
      <>
        {page.items.map((one) => (
          <Line key={one.id} one={one} />
        ))}
        {page.next && <Further next={page.next} />}
      </>
    );
  return (
    <li class="article-line">
      <button type="button" class="button quiet" onClick={() => void look()}>
        Show earlier ones
      </button>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </li>
  );
};

export const List = ({ mayChange }: { mayChange: boolean }) => {
  const { asked, again } = useAnswer<Page<ArticleLine>>('/articles');
  const isEmpty = asked.is === 'here' && asked.value.items.length === 0;
  return (
    <>
      <div class="console-head">
        <h1>Articles</h1>
        {mayChange && !isEmpty && <Write />}
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {isEmpty && (
        <div class="empty">
          <strong>No article was written here yet</strong>
          <p>An article goes on with what a webinar began: what people asked, and what is known about it.</p>
          {mayChange && <Write />}
        </div>
      )}
      {asked.is === 'here' && !isEmpty && (
        <ul class="plain article-lines">
          {asked.value.items.map((one) => (
            <Line key={one.id} one={one} />
          ))}
          {asked.value.next && <Further next={asked.value.next} />}
        </ul>
      )}
    </>
  );
};
