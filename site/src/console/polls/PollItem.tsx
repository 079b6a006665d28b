/** One poll as its host sees it: how it stands, what it counts, and the one next step. */
import { useState } from 'preact/hooks';
import type { Poll } from '#shared/poll.ts';
import { send } from '../../lib/console/api.ts';
import { kindWords } from './draft.ts';
import { PollBars } from './PollBars.tsx';
import { PollForm } from './PollForm.tsx';
import { PollWords } from './PollWords.tsx';

type Props = { readonly poll: Poll; readonly path: string; readonly onTake: (poll: Poll) => void; readonly onDrop: (id: string) => void };

const chips = {
  prepared: { words: 'prepared', tone: '' },
  open: { words: 'open', tone: 'live' },
  closed: { words: 'closed', tone: '' },
} as const;

const people = (count: number): string => (count === 1 ? '1 person answered' : `${count.toLocaleString('en-GB')} people answered`);

const Button = ({ words, of, main, busy, onClick }: { words: string; of: Poll; main?: boolean; busy: boolean; onClick: () => void }) => (
  <button type="button" class={main ? 'button tiny' : 'button quiet tiny'} disabled={busy} onClick={onClick}>
    {words}
    <span class="visually-hidden">: {of.question}</span>
  </button>
);

export const PollItem = ({ poll, path, onTake, onDrop }: Props) => {
  const [editing, edit] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, fail] = useState('');
  const { id, kind, state, results, version } = poll;

  const act = async (method: 'POST' | 'PATCH' | 'DELETE', step: string, body?: unknown): Promise<void> => {
    setBusy(true);
    const answer = await send<Poll>(method, `${path}/${id}${step}`, body);
    setBusy(false);
    fail(answer.ok ? '' : answer.detail);
    if (answer.ok) return method === 'DELETE' ? onDrop(id) : onTake(answer.value);
    if (answer.status === 404) onDrop(id);
    // A colleague was faster: what is there now is shown, and the press can be repeated.
    else if (answer.current) onTake(answer.current as Poll);
  };
  const done = (saved: Poll): void => {
    edit(false);
    onTake(saved);
  };
  const button = { of: poll, busy };
  if (editing)
    return (
      <li class="polls-item">
        <PollForm path={path} poll={poll} onDone={done} onCancel={() => edit(false)} />
      </li>
    );
  return (
    <li class="polls-item" data-state={state}>
      <p class="polls-state">
        <span class={`chip ${chips[state].tone}`}>
          {state === 'open' && <span class="dot" />}
          {chips[state].words}
        </span>
        <span class="meta">{state === 'prepared' ? kindWords[kind] : people(poll.answered)}</span>
      </p>
      <p class="polls-question">{poll.question}</p>
      {state === 'prepared' && poll.options.length > 0 && <p class="meta">{poll.options.join(' · ')}</p>}
      {state !== 'prepared' && kind !== 'words' && <PollBars poll={poll} />}
      {state !== 'prepared' && kind === 'words' && <PollWords poll={poll} path={path} />}
      {failed && (
        <p class="error" role="alert">
          {failed}
        </p>
      )}
      <div class="polls-acts">
        {state === 'prepared' && <Button {...button} main words="Open it" onClick={() => void act('POST', '/open', { version })} />}
        {state === 'open' && <Button {...button} main words="Close it" onClick={() => void act('POST', '/close')} />}
        {state !== 'prepared' && (
          <Button
            {...button}
            words={results === 'shown' ? 'Hide results' : 'Show results'}
            onClick={() => void act('PATCH', '', { results: results === 'shown' ? 'hidden' : 'shown' })}
          />
        )}
        {state === 'prepared' && <Button {...button} words="Change" onClick={() => edit(true)} />}
        {state === 'prepared' && <Button {...button} words="Delete" onClick={() => void act('DELETE', '')} />}
        {state !== 'prepared' && <span class="hint">{results === 'shown' ? 'The room sees the results' : 'Only you see the results'}</span>}
      </div>
    </li>
  );
};
