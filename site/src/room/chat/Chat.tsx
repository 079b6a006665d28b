/** The chat of a room: newest at the bottom, still where one reads, with the place to write below. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { isOwn, isReported, shownLines, unread } from '../../lib/live/chat-lines.ts';
import type { ChatAct } from '../../lib/live/chat-state.ts';
import type { Live, LiveEvent } from '../../lib/live/state.ts';
import { t, tell } from '../../lib/words.ts';
import { ChatForm } from './ChatForm.tsx';
import { ChatLog } from './ChatLog.tsx';
import { Line } from './Line.tsx';
import { PollStrip } from './PollStrip.tsx';
import { Unsent } from './Unsent.tsx';
import { useEnd } from './use-end.ts';
import '../../styles/chat-line.css';
import '../../styles/room-chat.css';

type Props = {
  readonly webinar: PublicWebinar;
  readonly live: Live;
  readonly dispatch: (event: LiveEvent) => void;
  /** Leads to the questions. */
  readonly ask: () => void;
};

const Closed = ({ webinar, live, ask }: Omit<Props, 'dispatch'>) => {
  const state = live.feed?.chat?.state;
  if (state === 'over') return <p class="chat-note">{t('This webinar is over. What was said stays here to read.')}</p>;
  if (live.mine?.silenced)
    return (
      <p class="chat-note">{t('A host asked you to listen for the rest of this webinar. You can still read, vote and answer polls.')}</p>
    );
  return (
    <div class="chat-note">
      <p>{t('The chat rests while more than {n} people are here. Questions go on.', { n: webinar.room.chatMost })}</p>
      <button type="button" class="button quiet tiny" onClick={ask}>
        {t('Ask a question')}
      </button>
    </div>
  );
};

export const Chat = ({ webinar, live, dispatch, ask }: Props) => {
  const { chat } = live;
  const lines = shownLines(live);
  const act = (deed: ChatAct): void => dispatch({ is: 'chat', act: deed });
  const end = useEnd(lines, chat, (reading) => act({ do: 'read', reading }));
  const fresh = chat.reading ? 0 : unread(live);
  const isOpen = live.feed?.chat?.state === 'open' && !live.mine?.silenced;
  return (
    <>
      <PollStrip live={live} onClick={ask} />
      <h2 class="visually-hidden">{t('Chat')}</h2>
      <section
        class="room-scroll chat-scroll"
        aria-label={t('Messages')}
        ref={end.list}
        onScroll={end.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
      >
        {chat.earlier !== null && (
          <button
            type="button"
            class="button quiet tiny chat-earlier"
            aria-busy={chat.asking === 'yes'}
            onClick={() => act({ do: 'earlier' })}
          >
            {t(chat.asking === 'failed' ? 'That did not work. Try again' : 'Earlier messages')}
          </button>
        )}
        {lines.length + chat.pending.length === 0 && (
          <div class="empty">
            <strong>{t('Nothing said yet')}</strong>
            <p>{t('Say hello: where are you listening from?')}</p>
          </div>
        )}
        <ol class="plain chat-lines">
          {lines.map((line) => (
            <Line key={line.id} line={line} own={isOwn(live, line.id)} reported={isReported(live, line.id)} act={act} />
          ))}
          {chat.pending.map((line) => (
            <Unsent key={line.key} line={line} mayWrite={isOpen} act={act} />
          ))}
        </ol>
      </section>
      <div class="chat-foot">
        {fresh > 0 && (
          <button type="button" class="button quiet chat-new" onClick={end.go}>
            {t('{n} new', { n: fresh })}
          </button>
        )}
        {chat.notice && (
          <p class="notice bad chat-notice" role="alert">
            {tell(chat.notice)}
          </p>
        )}
        {isOpen ? <ChatForm live={live} act={act} /> : <Closed webinar={webinar} live={live} ask={ask} />}
      </div>
      <ChatLog lines={lines.filter(({ id }) => !isOwn(live, id))} />
    </>
  );
};
