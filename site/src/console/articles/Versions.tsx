/** What each save held, to look at and to bring back; and what was written while somebody else saved. */
import { useState } from 'preact/hooks';
import type { ArticleContent, ArticleRevision, ArticleView } from '#shared/article-draft.ts';
import type { Page } from '#shared/page.ts';
import { send } from '../../lib/console/api.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

type Props = {
  readonly article: ArticleView;
  /** Nothing is typed that it would write over. */
  readonly mayRestore: boolean;
  readonly onRestore: (content: ArticleContent) => void;
};

const One = ({ article, revision, mayRestore, onRestore }: Props & { revision: ArticleRevision }) => {
  const [content, take] = useState<ArticleContent | null>(null);
  const [error, fail] = useState('');
  const look = async (): Promise<void> => {
    if (content) return take(null);
    const answer = await send<ArticleContent>('GET', `/articles/${article.id}/revisions/${revision.id}`);
    fail(answer.ok ? '' : answer.detail);
    if (answer.ok) take(answer.value);
  };
  return (
    <li class="article-version">
      <div class="article-version-line">
        <span>
          {moment(new Date(revision.at), zoneHere())}, {revision.by}
          {revision.n === null && <span class="chip due">Not saved: somebody was faster</span>}
        </span>
        <button type="button" class="button quiet tiny" aria-expanded={content !== null} onClick={() => void look()}>
          {content ? 'Close' : 'Look at it'}
        </button>
      </div>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {content && (
        <div class="stack">
          <p>
            <strong>{content.title}</strong> {content.summary}
          </p>
          <pre class="article-version-text">{content.markdown || 'No text yet.'}</pre>
          <div class="cluster">
            <button type="button" class="button tiny" disabled={!mayRestore} onClick={() => onRestore(content)}>
              Bring this back
            </button>
            <span class="hint">{mayRestore ? 'It stands in the form then, and counts once you save.' : 'Save first what you typed.'}</span>
          </div>
        </div>
      )}
    </li>
  );
};

const Those = (props: Props) => {
  const { asked, again } = useAnswer<Page<ArticleRevision>>(`/articles/${props.article.id}/revisions`);
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The list of versions" />;
  if (asked.is === 'loading') return <p class="hint">Loading</p>;
  return (
    <ol class="plain">
      {asked.value.items.map((revision) => (
        <One key={revision.id} revision={revision} {...props} />
      ))}
    </ol>
  );
};

export const Versions = (props: Props) => {
  const [isOpen, open] = useState(false);
  return (
    <details class="article-versions" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>Versions</summary>
      {isOpen && <Those {...props} />}
    </details>
  );
};
