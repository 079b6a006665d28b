/** One case from its question to what was said last, and the place to write. */
import { useState } from 'preact/hooks';
import type { Beside } from '#shared/beside.ts';
import type { Case, CaseMessage } from '#shared/case.ts';
import { may } from '#shared/host.ts';
import { send } from '../../lib/console/api.ts';
import { whoWords } from '../../lib/console/inbox-words.ts';
import { Acts } from './Acts.tsx';
import { Coming } from './Coming.tsx';
import type { ComposerProps } from './Composer.tsx';
import { useDesk } from './desk.ts';
import { keepDraft, type Mode, readDraft } from './drafts.ts';
import { Message } from './Message.tsx';
import { Suggested } from './Suggested.tsx';
import { Head } from './ThreadHead.tsx';
import { usePart } from './use-part.ts';

type Props = {
  readonly it: Case;
  readonly beside: Beside | null;
  readonly now: number;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly put: (it: Case) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly about: () => void;
  readonly colleagues: readonly string[];
  readonly teams: readonly string[];
};

/** What can be done with a reply that was written: taken back while it waits, sent again where it did not arrive. */
const useReplies = (it: Case, put: (it: Case) => void, begin: () => void) => {
  const { say } = useDesk();
  const path = ({ id }: CaseMessage): string => `/cases/${encodeURIComponent(it.id)}/replies/${encodeURIComponent(id)}`;
  return {
    takeBack: async (message: CaseMessage): Promise<void> => {
      const answer = await send<Case>('DELETE', path(message));
      if (!answer.ok) return say(answer.detail, true);
      // Its words go back to where they were written, unless others stand there by now.
      if (readDraft(it.id, 'reply') === '') keepDraft(it.id, 'reply', message.text);
      begin();
      put(answer.value);
      say('It does not go out. Its words are in your reply again.');
    },
    takeOff:
      it.source === 'comment'
        ? async (message: CaseMessage): Promise<void> => {
            const answer = await send<Case>('DELETE', path(message));
            if (!answer.ok) return say(answer.detail, true);
            put(answer.value);
            say('It does not stand below the article any more. Whoever asked has the mail.');
          }
        : undefined,
    retry: async (message: CaseMessage): Promise<void> => {
      const answer = await send<Case>('POST', `${path(message)}/retry`, {});
      if (!answer.ok) return say(answer.detail, true);
      put(answer.value);
      say('It is on its way again');
    },
  };
};

export const Thread = ({ it, now, back, about, colleagues, teams, beside, ...writing }: Props) => {
  const { me } = useDesk();
  const Composer = usePart<ComposerProps>(async () => (await import('./Composer.tsx')).Composer);
  // Written anew where its words were put back.
  const [round, turn] = useState(0);
  const replies = useReplies(it, writing.put, () => turn((n) => n + 1));
  const who = whoWords(it.contact);
  return (
    <article class="inbox-case" aria-labelledby="inbox-case">
      <Head {...{ it, now, back, about, beside }} />
      {it.contact.id && may(me.roles, 'campaign.read') && <Coming key={it.id} contact={it.contact.id} now={now} />}
      <Acts {...{ it, now, colleagues, teams }} />
      <Suggested it={it} suggested={beside?.suggested} />
      <ol class="plain inbox-thread" aria-label="What was said">
        <Message message={{ id: 'asked', kind: 'inbound', at: it.question.askedAt, by: '', text: it.question.text }} who={who} />
        {it.messages.map((message) => (
          <Message key={message.id} {...{ message, who }} {...replies} />
        ))}
      </ol>
      {Composer ? (
        <Composer key={`${it.id}${round}`} it={it} now={now} fits={beside?.answers ?? []} {...writing} />
      ) : (
        <div class="skeleton console-ghost" />
      )}
    </article>
  );
};
