/** One line for the team: who wrote it, what became of it, and what can be done about it, one key each. */
import { useState } from 'preact/hooks';
import type { ConsoleLine } from '#shared/chat.ts';
import { type ChatDeed, chatKeys, deedsFor, keyToChatDeed, needsWords } from '../../lib/console/chat.ts';
import { clockHere } from '../../room/times.ts';
import { AsQuestion } from './AsQuestion.tsx';
import type { UseChat } from './use-chat.ts';

type Props = {
  readonly line: ConsoleLine;
  readonly live: UseChat;
  readonly mayDecide: boolean;
  /** One row of the list is in the order of the Tab key. */
  readonly reachable: boolean;
  readonly choose: () => void;
};

const wordsFor = (deed: ChatDeed, line: ConsoleLine): string => (deed === 'pause' && line.silenced ? 'Let speak' : chatKeys[deed].words);

const Marks = ({ line }: { line: ConsoleLine }) => (
  <>
    {line.team && <span class="chip accent">Team</span>}
    {line.reports > 0 && <span class="chip live">{line.reports === 1 ? '1 report' : `${line.reports} reports`}</span>}
    {line.silenced && <span class="chip due">paused</span>}
    {line.question && <span class="chip good">asked as a question</span>}
    {line.removed && <span class="chip">{line.removed.by === null ? 'taken back' : `removed by ${line.removed.by}`}</span>}
  </>
);

export const Row = ({ line, live, mayDecide, reachable, choose }: Props) => {
  const [wording, word] = useState(false);
  const [busy, setBusy] = useState<ChatDeed | null>(null);
  const [problem, fail] = useState('');
  const carryOut = async (deed: ChatDeed, act: () => Promise<string>): Promise<void> => {
    setBusy(deed);
    fail(await act());
    setBusy(null);
  };
  const decide = (deed: ChatDeed): void => {
    if (busy) return;
    if (deed === 'question' && needsWords(line.text)) {
      word(true);
      return;
    }
    const acts = {
      remove: () => live.remove(line),
      pause: () => live.pause(line, !line.silenced),
      question: () => live.question(line),
    };
    void carryOut(deed, acts[deed]);
  };
  const ask = (text: string): void => {
    word(false);
    void carryOut('question', () => live.question(line, text));
  };
  return (
    <li
      class={line.removed ? 'team-line gone' : 'team-line'}
      tabIndex={reachable ? 0 : -1}
      onFocus={choose}
      onKeyDown={(event) => {
        const deed = mayDecide && event.target === event.currentTarget && !event.repeat ? keyToChatDeed(event, line) : undefined;
        if (!deed) return;
        event.preventDefault();
        decide(deed);
      }}
    >
      <p class="chat-who">
        <b>{line.by || 'Anonymous'}</b> {line.company}
        <time dateTime={line.at}>{clockHere(new Date(line.at))}</time>
        <Marks line={line} />
      </p>
      {line.text && (
        <p class="chat-text" dir="auto">
          {line.text}
        </p>
      )}
      {wording ? (
        <AsQuestion text={line.text} ask={ask} onClose={() => word(false)} />
      ) : (
        mayDecide &&
        deedsFor(line).length > 0 && (
          <div class="team-line-deeds">
            {deedsFor(line).map((deed) => (
              <button key={deed} type="button" class="button quiet tiny" aria-busy={busy === deed} onClick={() => decide(deed)}>
                {wordsFor(deed, line)} <kbd>{chatKeys[deed].key.toUpperCase()}</kbd>
              </button>
            ))}
          </div>
        )
      )}
      {problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
};
