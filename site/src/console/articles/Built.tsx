/** Where a published article is read, as soon as the build of the site has made its page. */
import { useEffect, useState } from 'preact/hooks';
import type { ArticleView } from '#shared/article-draft.ts';

const AGAIN_MS = 4_000;

export const Built = ({ article: { state, path } }: { article: ArticleView }) => {
  const [isThere, know] = useState(false);
  const isWanted = state === 'published' && !isThere;
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let open = true;
    const look = async (): Promise<void> => {
      const answer = await fetch(path, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
      if (!open) return;
      if (answer?.ok) know(true);
      else timer = setTimeout(() => void look(), AGAIN_MS);
    };
    void look();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [isWanted, path]);
  if (state !== 'published') return null;
  return (
    <p class="hint" role="status">
      {isThere ? <a href={path}>See its page</a> : 'Its page is being built. It is there within a few minutes.'}
    </p>
  );
};
