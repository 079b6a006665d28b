/** Removing an article that is not published, with all its versions. */
import { useState } from 'preact/hooks';
import type { ArticleView } from '#shared/article-draft.ts';
import { send } from '../../lib/console/api.ts';
import { dropArticle } from '../../lib/console/article-kept.ts';
import { Confirm } from '../Confirm.tsx';

export const Remove = ({ article: { id, version, title, publishAt } }: { article: ArticleView }) => {
  const [isOpen, open] = useState(false);
  const [error, fail] = useState('');
  const [busy, wait] = useState(false);
  const remove = async (): Promise<void> => {
    wait(true);
    const answer = await send('DELETE', `/articles/${id}?version=${version}`);
    wait(false);
    if (!answer.ok) return fail(answer.detail);
    dropArticle(localStorage, id);
    location.assign('/console/articles/');
  };
  return (
    <p>
      <button type="button" class="button quiet" onClick={() => open(true)}>
        Remove this article
      </button>
      {isOpen && (
        <Confirm
          title={`Remove “${title}”?`}
          words={`Its text and all its versions go, and cannot be brought back.${publishAt ? ' It is not published at its time either.' : ''}`}
          yes="Remove it"
          danger
          busy={busy}
          error={error}
          onYes={() => void remove()}
          onNo={() => {
            fail('');
            open(false);
          }}
        />
      )}
    </p>
  );
};
