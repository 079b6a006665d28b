/** The right pane: one case from its question to what was said last, and the place to write. */
import { useState } from 'preact/hooks';
import type { Case, CaseMessage } from '#shared/case.ts';
import { may } from '#shared/host.ts';
import { send } from '../../lib/console/api.ts';
import { wide } from '../../lib/console/inbox.ts';
import { dueChip, momentWords, stateWords, videoWords, whoWords } from '../../lib/console/inbox-words.ts';
import { many } from '../../lib/console/words.ts';
import { Acts } from './Acts.tsx';
import { Coming } from './Coming.tsx';
import type { ComposerProps } from './Composer.tsx';
import { useDesk } from './desk.ts';
import { keepDraft, type Mode, readDraft } from './drafts.ts';
import { Message } from './Message.tsx';
import { usePart } from './use-part.ts';

const Head = ({ it, now, back, about }: { it: Case; now: number; back: () => void; about: () => void }) => {
  const { go } = useDesk();
  const chip = dueChip(it, now);
  const { votes, merged, askedAt } = it.question;
  const { webinar } = it;
  return (
    <header class="inbox-thread-head">
      <p class="inbox-thread-way">
        <button type="button" class="button quiet tiny inbox-back" onClick={back}>
          Back to the list
        </button>
        <button type="button" class="button quiet tiny inbox-about-open" onClick={about}>
          About {whoWords(it.contact)}
        </button>
      </p>
      <h2 id="inbox-case" tabIndex={-1}>
        {it.question.text || 'The words of this question are gone.'}
      </h2>
      <p class="soft dots">
        <span>
          Asked {it.at === undefined ? '' : `at ${videoWords(it.at)} `}by {whoWords(it.contact)}
          {merged > 0 ? ` and ${many(merged, 'other')}` : ''}, {momentWords(askedAt)}
        </span>
        {votes > 0 && <span>{many(votes, 'person', 'people')} voted</span>}
        {webinar && (
          <a
            href={`?view=all&webinar=${webinar.id}`}
            onClick={(event) => {
              event.preventDefault();
              go({ view: 'all', narrow: { ...wide, webinar: webinar.id } });
            }}
          >
            {webinar.title || 'the webinar'}
          </a>
        )}
      </p>
      <p class="cluster">
        <span class="chip">{stateWords[it.state]}</span>
        {chip && it.state === 'open' && (
          <span class={`chip ${chip.tone}`} title={chip.at && momentWords(chip.at)}>
            {chip.words}
          </span>
        )}
        {it.reopened > 0 && <span class="chip due">came back {it.reopened === 1 ? 'once' : `${it.reopened} times`}</span>}
        {it.breached && it.urgency !== 'overdue' && <span class="chip live">was late before</span>}
        {it.campaign && (
          <button
            type="button"
            class="chip inbox-label"
            onClick={() => go({ view: 'all', narrow: { ...wide, campaign: it.campaign ?? '' } })}
          >
            {it.campaign}
          </button>
        )}
        {it.heard.length > 0 && (
          <span class="soft small">read by {[...new Set(it.heard.map(({ by }) => by.split('@')[0]))].slice(0, 3).join(', ')}</span>
        )}
        {it.labels.map((label) => (
          <button key={label} type="button" class="chip inbox-label" onClick={() => go({ view: 'all', narrow: { ...wide, label } })}>
            {label}
          </button>
        ))}
      </p>
    </header>
  );
};

type Props = {
  readonly it: Case;
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
    retry: async (message: CaseMessage): Promise<void> => {
      const answer = await send<Case>('POST', `${path(message)}/retry`, {});
      if (!answer.ok) return say(answer.detail, true);
      put(answer.value);
      say('It is on its way again');
    },
  };
};

export const Thread = ({ it, now, back, about, colleagues, teams, ...writing }: Props) => {
  const { me } = useDesk();
  const Composer = usePart<ComposerProps>(async () => (await import('./Composer.tsx')).Composer);
  // Written anew where its words were put back.
  const [round, turn] = useState(0);
  const replies = useReplies(it, writing.put, () => turn((n) => n + 1));
  const who = whoWords(it.contact);
  return (
    <article class="inbox-case" aria-labelledby="inbox-case">
      <Head {...{ it, now, back, about }} />
      {it.contact.id && may(me.roles, 'campaign.read') && <Coming key={it.id} contact={it.contact.id} now={now} />}
      <Acts {...{ it, now, colleagues, teams }} />
      <ol class="plain inbox-thread" aria-label="What was said">
        <Message message={{ id: 'asked', kind: 'inbound', at: it.question.askedAt, by: '', text: it.question.text }} who={who} />
        {it.messages.map((message) => (
          <Message key={message.id} {...{ message, who }} {...replies} />
        ))}
      </ol>
      {Composer ? <Composer key={`${it.id}${round}`} it={it} now={now} {...writing} /> : <div class="skeleton console-ghost" />}
    </article>
  );
};
