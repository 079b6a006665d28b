/** Sends a reply: to whom, what becomes of the case then, and what the check of the words says before. */
import { useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import type { Replied } from '#shared/reply.ts';
import { send } from '../../lib/console/api.ts';
import { once } from '../once.ts';
import { Checked } from './Checked.tsx';
import { useDesk } from './desk.ts';
import type { FootProps } from './NoteFoot.tsx';
import { ReplyOptions } from './ReplyOptions.tsx';
import { isShared, readersWords, sendAtOf, toForm, usualWish, type Wish } from './wish.ts';

type Props = FootProps & {
  /** What was said to them by all that is known here. */
  readonly said: string;
  readonly sending: boolean;
  readonly work: (sending: boolean) => void;
  readonly put: (it: Case) => void;
  readonly now: number;
  readonly next: () => void;
};

export const ReplyFoot = ({ it, text, isReady, sent, said, sending, work, put, now, next }: Props) => {
  const { say } = useDesk();
  const [wish, change] = useState<Wish>(usualWish);
  // One key for what is being written: sent twice, it is sent once.
  const [key, renew] = useState(() => crypto.randomUUID());
  const sendAt = sendAtOf(wish);
  const isPast = sendAt !== undefined && Date.parse(sendAt) <= now;
  const go = async (after: 'pending' | 'resolve'): Promise<void> => {
    if (!isReady || sending || isPast) return;
    work(true);
    const body = { ...toForm(wish), text: text.trim(), after, key, said };
    const answer = await send<Replied>('POST', `/cases/${encodeURIComponent(it.id)}/replies`, body);
    work(false);
    if (!answer.ok && answer.status === 409) {
      // What stands in the way is shown with the case; what is written from here on is another reply.
      renew(crypto.randomUUID());
      if (answer.current) put(answer.current as Case);
      return say(`${answer.detail} Your words are kept.`, true);
    }
    if (!answer.ok) return say(`Your reply was not sent, its words are kept. ${answer.errors[0]?.detail ?? answer.detail}`, true);
    renew(crypto.randomUUID());
    change(usualWish);
    sent(answer.value);
    say(sendAt ? 'Your reply waits for its time' : 'Your reply is on its way');
    if (after === 'resolve') next();
  };
  const verb = sendAt ? 'Schedule' : 'Send';
  return (
    <>
      <Checked id={it.id} text={text} publicText={wish.isPublic ? wish.publicText : undefined} shared={isShared(wish, it)} />
      <ReplyOptions key={key} {...{ it, text, wish, isPast }} want={(part) => change((before) => ({ ...before, ...part }))} />
      <div class="inbox-foot">
        <p class="soft small">{readersWords(wish, it)}</p>
        <button type="button" class="button quiet" aria-disabled={!isReady || isPast} {...once(() => void go('resolve'))}>
          {verb} and resolve
        </button>
        <button
          type="button"
          class="button"
          data-send
          aria-busy={sending}
          aria-disabled={!isReady || isPast}
          {...once(() => void go('pending'))}
        >
          {verb}
        </button>
      </div>
    </>
  );
};
