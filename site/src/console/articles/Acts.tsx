/** Publishing an article: now, at a time, not any more. What is saved is what is published. */
import { useState } from 'preact/hooks';
import type { ArticleView } from '#shared/article-draft.ts';
import type { FieldError } from '#shared/problem.ts';
import { send } from '../../lib/console/api.ts';
import { moment, toStart, zoneHere } from '../../lib/console/schedule.ts';
import { Confirm } from '../Confirm.tsx';
import { Line } from '../Field.tsx';
import { once } from '../once.ts';
import { Built } from './Built.tsx';

type Props = {
  readonly article: ArticleView;
  readonly isTouched: boolean;
  readonly onDone: (next: ArticleView) => void;
  readonly onRefused: (detail: string, errors: readonly FieldError[]) => void;
};
type Asking = 'schedule' | 'withdraw' | null;

const When = ({ onAt, error }: { onAt: (at: string) => void; error: string }) => {
  const [wall, type] = useState('');
  const [why, tell] = useState('');
  const choose = (): void => {
    const [date = '', time = ''] = wall.split('T');
    const start = toStart(date, time, zoneHere());
    const at = start.kind === 'two' ? start.at[0] : start.kind === 'one' ? start.at : undefined;
    tell(start.kind === 'skipped' ? start.why : at ? '' : 'Please choose a day and a time.');
    if (at) onAt(at.toISOString());
  };
  return (
    <div class="article-when">
      <Line
        id="article-at"
        type="datetime-local"
        label="When it is published"
        hint="In your own time zone. What is saved by then goes out."
        value={wall}
        errors={why || error ? { 'article-at': why || error } : {}}
        onChange={type}
      />
      <button type="button" class="button" {...once(choose)}>
        Schedule it
      </button>
    </div>
  );
};

export const Acts = ({ article, isTouched, onDone, onRefused }: Props) => {
  const [asking, ask] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const carryOut = async (act: 'publish' | 'schedule' | 'withdraw', more: object = {}): Promise<void> => {
    setBusy(true);
    const answer = await send<ArticleView>('POST', `/articles/${article.id}/${act}`, { version: article.version, ...more });
    setBusy(false);
    if (answer.ok) {
      fail('');
      ask(null);
      return onDone(answer.value);
    }
    const ofTime = answer.errors.find(({ pointer }) => pointer === '#/at');
    fail(ofTime?.detail ?? answer.detail);
    if (ofTime || asking === 'withdraw') return;
    ask(null);
    onRefused(answer.detail, answer.errors);
  };
  const isOut = article.state === 'published';
  const canPublish = !isOut || article.isAhead;
  const disabled = busy || isTouched;
  return (
    <div class="article-acts">
      <div class="cluster">
        {isOut && (
          <button type="button" class="button quiet" disabled={disabled} onClick={() => ask('withdraw')}>
            Withdraw
          </button>
        )}
        {article.publishAt ? (
          <button type="button" class="button quiet" disabled={disabled} {...once(() => void carryOut('schedule', { at: null }))}>
            Take it off the schedule
          </button>
        ) : (
          canPublish && (
            <button
              type="button"
              class="button quiet"
              disabled={disabled}
              aria-expanded={asking === 'schedule'}
              onClick={() => ask(asking === 'schedule' ? null : 'schedule')}
            >
              Schedule
            </button>
          )
        )}
        {canPublish && (
          <button type="button" class="button" disabled={disabled} aria-busy={busy} {...once(() => void carryOut('publish'))}>
            {isOut ? 'Publish the changes' : 'Publish now'}
          </button>
        )}
      </div>
      {isTouched && <p class="hint">Save first: what is saved is what is published.</p>}
      {asking === 'schedule' && <When error={error} onAt={(at) => void carryOut('schedule', { at })} />}
      {article.publishAt && <p class="hint">It is published {moment(new Date(article.publishAt), zoneHere())}.</p>}
      <Built key={`${article.state} ${article.version}`} article={article} />
      {asking === 'withdraw' && (
        <Confirm
          title="Withdraw this article?"
          words="Its page goes with the next build of the site, within a few minutes. Its text stays here, and you can publish it again."
          yes="Withdraw it"
          danger
          busy={busy}
          error={error}
          onYes={() => void carryOut('withdraw')}
          onNo={() => {
            fail('');
            ask(null);
          }}
        />
      )}
    </div>
  );
};
