/** Writing an article: its head, its text beside the preview, and what somebody else saved meanwhile. */
import { useRef, useState } from 'preact/hooks';
import type { ArticleView } from '#shared/article-draft.ts';
import type { FieldError } from '#shared/problem.ts';
import { send } from '../../lib/console/api.ts';
import { articleFieldId, articleFieldWords, fieldsToArticle, toArticleFields, withContent } from '../../lib/console/articles.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Conflict } from '../settings/Conflict.tsx';
import { readSetting } from '../settings/words.ts';
import { useKeydown } from '../use-keydown.ts';
import { toErrors, toWrong, type Wrong, WrongList } from '../Wrong.tsx';
import { Acts } from './Acts.tsx';
import { Body } from './Body.tsx';
import { Head } from './Head.tsx';
import { States } from './List.tsx';
import { Preview } from './Preview.tsx';
import { Remove } from './Remove.tsx';
import { useTyped } from './use-typed.ts';
import { Versions } from './Versions.tsx';

export const Editor = ({ article, mayChange }: { article: ArticleView | null; mayChange: boolean }) => {
  const typed = useTyped(article);
  const { base, fields, isTouched } = typed;
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [theirs, meet] = useState<ArticleView | null>(null);
  const [busy, setBusy] = useState(false);
  // Two presses of one moment: the second would make a second article.
  const saving = useRef(false);
  const [said, say] = useState('');
  const refuse = (detail: string, errors: readonly FieldError[]): void => setWrong(toWrong(detail, errors, articleFieldId));
  const save = async (): Promise<void> => {
    if (saving.current || theirs || !mayChange || (base && !isTouched)) return;
    saving.current = true;
    setBusy(true);
    say('');
    const sent = fields;
    const answer = base
      ? await send<ArticleView>('PATCH', `/articles/${base.id}`, { ...fieldsToArticle(sent), version: base.version })
      : await send<ArticleView>('POST', '/articles', fieldsToArticle(sent));
    saving.current = false;
    setBusy(false);
    if (answer.ok) {
      setWrong(null);
      say(`Saved ${moment(new Date(answer.value.at), zoneHere())}.`);
      typed.settle(answer.value, sent);
      if (!base) history.replaceState(null, '', `?id=${answer.value.id}`);
      return;
    }
    if (answer.status === 409 && answer.current) return meet(answer.current as ArticleView);
    refuse(answer.detail, answer.errors);
  };
  useKeydown((event) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) void save();
  });
  const errors = toErrors(wrong);
  return (
    <form
      class="article-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="console-head">
        <div>
          <p class="small">
            <a href="/console/articles/">All articles</a>
          </p>
          <h1>{base ? base.title : 'Write an article'}</h1>
          {base && <States of={base} />}
        </div>
        {base && mayChange && (
          <Acts article={base} isTouched={isTouched || theirs !== null} onDone={(next) => typed.settle(next, fields)} onRefused={refuse} />
        )}
      </div>
      {typed.broughtBack !== undefined && (
        <div class="notice accent settings-saved">
          <p>
            <strong>What you typed and did not save is back.</strong> {moment(new Date(typed.broughtBack), zoneHere())}
          </p>
          <button type="button" class="button quiet tiny" onClick={typed.throwAway}>
            Throw it away
          </button>
        </div>
      )}
      {wrong && <WrongList wrong={wrong} />}
      {theirs && (
        <Conflict
          base={typed.baseFields}
          mine={fields}
          theirs={toArticleFields(theirs)}
          words={articleFieldWords}
          read={readSetting}
          onJoined={(both) => {
            typed.join(theirs, both);
            meet(null);
          }}
        />
      )}
      <fieldset class="article-fields" disabled={theirs !== null || !mayChange}>
        <legend class="visually-hidden">The article</legend>
        <Head fields={fields} errors={errors} set={typed.set} isNamed={base?.publishedOn != null} />
        <div class="article-both">
          <Body value={fields.markdown} errors={errors} mayChange={mayChange} onChange={(markdown) => typed.set({ markdown })} />
          <Preview {...fields} />
        </div>
      </fieldset>
      {base && (
        <Versions
          key={base.version}
          article={base}
          mayRestore={mayChange && !isTouched && !theirs}
          onRestore={(content) => typed.set(withContent(fields, content))}
        />
      )}
      {base && mayChange && base.state !== 'published' && !isTouched && !theirs && <Remove article={base} />}
      {mayChange && (
        <div class="console-save">
          <p class="hint" role="status">
            {isTouched ? 'Not saved yet; kept in this browser.' : said}
          </p>
          <button type="submit" class="button" aria-busy={busy} disabled={busy || theirs !== null}>
            {base ? 'Save' : 'Save draft'}
          </button>
        </div>
      )}
    </form>
  );
};
