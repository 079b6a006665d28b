/** Chat beside the board: whether it is open, what was reported, what is said, and a line of the team's own. */
import { may } from '#shared/host.ts';
import { reported } from '../../lib/console/chat.ts';
import { Ghosts } from '../Console.tsx';
import type { PanelProps } from '../panels.ts';
import { Lines } from './Lines.tsx';
import { State } from './State.tsx';
import { TeamForm } from './TeamForm.tsx';
import { useChat } from './use-chat.ts';
import '../../styles/chat-line.css';
import '../../styles/console-chat.css';

export const Chat = ({ webinar, me }: PanelProps) => {
  const live = useChat(webinar.id);
  const { chat, refusal } = live;
  if (!chat)
    return refusal ? (
      <p class="notice bad" role="alert">
        {refusal.detail} We try again by ourselves.
      </p>
    ) : (
      <Ghosts />
    );
  const mayDecide = may(me.roles, 'question.decide');
  const alarms = reported(chat.lines);
  const isOpen = chat.now.state === 'open' || chat.now.state === 'too-many';
  return (
    <div class="stack team-chat">
      {refusal && (
        <p class="console-strip" role="status">
          Reconnecting. What is shown may be old.
        </p>
      )}
      <State now={chat.now} mayChange={may(me.roles, 'webinar.change')} turn={live.turn} />
      {mayDecide && isOpen && <TeamForm say={live.say} />}
      {alarms.length > 0 && (
        <section aria-labelledby="chat-reported">
          <h3 id="chat-reported">
            Reported <span class="chip live">{alarms.length}</span>
          </h3>
          <Lines lines={alarms} live={live} mayDecide={mayDecide} label="Reported messages" />
        </section>
      )}
      <section aria-labelledby="chat-said">
        <h3 id="chat-said">{alarms.length > 0 ? 'Everything' : 'What is said'}</h3>
        <Lines
          lines={chat.lines}
          live={live}
          mayDecide={mayDecide}
          label="Messages, the newest first"
          earlier={chat.earlier}
          gapAfter={chat.gap?.after}
          holds
        />
      </section>
    </div>
  );
};
