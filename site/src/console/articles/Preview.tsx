/** The text as its page will show it, made by the very code that makes the page. That code is asked for here and nowhere else. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '#shared/setting.ts';

type Draw = (markdown: string, locale: Locale) => { readonly html: string; readonly minutes: number };

const QUIET_MS = 250;

export const Preview = ({ markdown, locale, title, summary }: { markdown: string; locale: Locale; title: string; summary: string }) => {
  const [draw, take] = useState<{ readonly it: Draw } | undefined>();
  const prose = useRef<HTMLDivElement>(null);
  const [failed, fail] = useState(false);
  const [shown, show] = useState<ReturnType<Draw>>({ html: '', minutes: 1 });
  useEffect(() => {
    import('../../lib/article/preview.ts').then(
      ({ drawArticle }) => take({ it: drawArticle }),
      () => fail(true),
    );
  }, []);
  useEffect(() => {
    if (!draw) return;
    const timer = setTimeout(() => show(draw.it(markdown, locale)), QUIET_MS);
    return () => clearTimeout(timer);
  }, [draw, markdown, locale]);
  // A link in it would lead away from what is typed.
  useEffect(() => {
    for (const link of prose.current?.querySelectorAll('a') ?? []) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
  }, [shown]);
  return (
    <section class="article-preview" aria-labelledby="article-preview">
      <h2 id="article-preview" class="small soft">
        Preview{markdown && `, ${shown.minutes} min to read`}
      </h2>
      {failed && <p class="error">The preview did not load. What you write is not touched by that.</p>}
      <div class="article-paper" lang={locale}>
        <p class="article-paper-title">{title || 'Without a title yet'}</p>
        {summary && <p class="lead">{summary}</p>}
        <div
          ref={prose}
          class="prose"
          // Sanitized by lib/article/body.ts, as the page is.
          dangerouslySetInnerHTML={{ __html: shown.html }}
        />
        {markdown === '' && <p class="soft">What you write stands here as readers will see it.</p>}
      </div>
    </section>
  );
};
