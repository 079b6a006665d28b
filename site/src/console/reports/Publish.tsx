/** Whether readers get a report: published, and taken back after a question. */
import { useState } from 'preact/hooks';
import type { Paper } from '#shared/paper.ts';
import { send } from '../../lib/console/api.ts';
import { paperStates } from '../../lib/console/papers.ts';
import { Confirm } from '../Confirm.tsx';
import { once } from '../once.ts';

export const Publish = ({ paper, onDone }: { readonly paper: Paper; readonly onDone: (paper: Paper) => void }) => {
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const { slug, state, version, file } = paper;
  const turn = async (next: 'published' | 'withdrawn'): Promise<void> => {
    setBusy(true);
    const answer = await send<Paper>('POST', `/reports/${slug}/state`, { state: next, version });
    setBusy(false);
    fail(answer.ok ? '' : answer.detail);
    if (!answer.ok) return;
    ask(false);
    onDone(answer.value);
  };
  return (
    <div class="cluster console-report-state">
      <strong>{paperStates[state]}</strong>
      {state === 'published' ? (
        <>
          <a href={`/reports/${slug}/`}>/reports/{slug}/</a>
          <button type="button" class="button quiet tiny" {...once(() => ask(true))}>
            Withdraw
          </button>
        </>
      ) : (
        <button type="button" class="button" disabled={busy || !file} aria-busy={busy} {...once(() => void turn('published'))}>
          {state === 'draft' ? 'Publish' : 'Publish again'}
        </button>
      )}
      <span class="soft small" role="status">
        {state === 'published'
          ? 'The site shows it as soon as it is built, in about a minute.'
          : file
            ? 'Nobody but the team can get it.'
            : 'Send the file first.'}
      </span>
      {error && !asking && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {asking && (
        <Confirm
          title={`Withdraw “${paper.title}”?`}
          words="Nobody gets the file any more, from now on. Its page says that it is no longer offered. You can publish it again."
          yes="Withdraw"
          danger
          busy={busy}
          error={error}
          onYes={() => void turn('withdrawn')}
          onNo={() => {
            fail('');
            ask(false);
          }}
        />
      )}
    </div>
  );
};
