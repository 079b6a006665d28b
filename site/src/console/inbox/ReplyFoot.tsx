/** Sends a reply: to whom, what becomes of the case then, and what the check of the words says before. */
import { useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { send } from '../../lib/console/api.ts';
import { many } from '../../lib/console/words.ts';
import { once } from '../once.ts';
import { Checked } from './Checked.tsx';
import { useDesk } from './desk.ts';
import type { FootProps } from './NoteFoot.tsx';

type Props = FootProps & { readonly now: number; readonly next: () => void };

/** Local time of a field, or nothing. */
const toTime = (local: string): string | undefined => (Number.isNaN(Date.parse(local)) ? undefined : new Date(local).toISOString());

const readersWords = ({ question: { merged, votes }, contact }: Case, voters: boolean, isPublic: boolean): string =>
  [
    contact.email
      ? `by mail to ${merged > 0 ? many(merged + 1, 'asker') : contact.name || contact.email}`
      : 'to whoever asked, by their seat',
    voters && votes > 0 ? `and ${many(votes, 'voter')}` : '',
    isPublic ? ', public for everybody' : '',
  ]
    .filter(Boolean)
    .join(' ')
    .replace(' ,', ',');

export const ReplyFoot = ({ it, text, isReady, sent, now, next }: Props) => {
  const { say } = useDesk();
  const [busy, work] = useState(false);
  const [isPublic, publish] = useState(false);
  const [voters, tell] = useState(false);
  const [isLater, open] = useState(false);
  const [later, wait] = useState('');
  // One key for what is being written: sent twice, it is sent once.
  const [key, renew] = useState(() => crypto.randomUUID());
  const sendAt = toTime(later);
  const isPast = sendAt !== undefined && Date.parse(sendAt) <= now;
  const go = async (after: 'pending' | 'resolve'): Promise<void> => {
    if (!isReady || busy || isPast) return;
    work(true);
    const body = { text: text.trim(), private: !isPublic, voters, after, key, ...(sendAt ? { sendAt } : {}) };
    const answer = await send<Case>('POST', `/cases/${encodeURIComponent(it.id)}/replies`, body);
    work(false);
    if (!answer.ok) return say(`Your reply was not sent, its words are kept. ${answer.detail}`, true);
    renew(crypto.randomUUID());
    wait('');
    open(false);
    sent(answer.value);
    say(sendAt ? 'Your reply waits for its time' : 'Your reply is on its way');
    if (after === 'resolve') next();
  };
  return (
    <>
      <Checked id={it.id} text={text} />
      <div class="inbox-options">
        <label>
          <input type="checkbox" checked={isPublic} onChange={(event) => publish(event.currentTarget.checked)} /> Public, without their name
        </label>
        {it.question.votes > 0 && (
          <label>
            <input type="checkbox" checked={voters} onChange={(event) => tell(event.currentTarget.checked)} /> Also to{' '}
            {many(it.question.votes, 'voter')}
          </label>
        )}
        {isLater ? (
          <label>
            Send at <input type="datetime-local" value={later} aria-invalid={isPast} onInput={(event) => wait(event.currentTarget.value)} />
          </label>
        ) : (
          <button type="button" class="button plain-button tiny" onClick={() => open(true)}>
            Send later
          </button>
        )}
        {isPast && <span class="error">Please choose a time to come.</span>}
      </div>
      <div class="inbox-foot">
        <p class="soft small">{readersWords(it, voters, isPublic)}</p>
        <button type="button" class="button quiet" aria-disabled={!isReady} disabled={busy} {...once(() => void go('resolve'))}>
          {sendAt ? 'Schedule' : 'Send'} and resolve
        </button>
        <button type="button" class="button" data-send aria-busy={busy} aria-disabled={!isReady} {...once(() => void go('pending'))}>
          {sendAt ? 'Schedule' : 'Send'}
        </button>
      </div>
    </>
  );
};
