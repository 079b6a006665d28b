/** Keeps a note: for the team, in no mail and on no page of a customer. */
import { useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { send } from '../../lib/console/api.ts';
import { once } from '../once.ts';
import { useDesk } from './desk.ts';

export type FootProps = { readonly it: Case; readonly text: string; readonly isReady: boolean; readonly sent: (now: Case) => void };

export const NoteFoot = ({ it, text, isReady, sent }: FootProps) => {
  const { say } = useDesk();
  const [busy, work] = useState(false);
  const keep = async (): Promise<void> => {
    if (!isReady || busy) return;
    work(true);
    const answer = await send<Case>('POST', `/cases/${encodeURIComponent(it.id)}/notes`, { text: text.trim() });
    work(false);
    if (answer.ok) sent(answer.value);
    else say(`Your note was not kept. ${answer.detail}`, true);
  };
  return (
    <div class="inbox-foot">
      <p class="soft small">Never part of a mail or a public page.</p>
      <button type="button" class="button" data-send aria-busy={busy} aria-disabled={!isReady} {...once(() => void keep())}>
        Keep note
      </button>
    </div>
  );
};
