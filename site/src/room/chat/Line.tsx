/** One line: who, when, what; what can be done about it waits behind a button, so that a quick chat stays quiet to look at. */
import { useState } from 'preact/hooks';
import type { ChatLine } from '#shared/chat.ts';
import type { ChatAct } from '../../lib/live/chat-state.ts';
import { clockHere } from '../times.ts';

type Props = { readonly line: ChatLine; readonly own: boolean; readonly reported: boolean; readonly act: (deed: ChatAct) => void };

const Deeds = ({ line, own, reported, act }: Props) =>
  own ? (
    <button type="button" class="button quiet tiny" onClick={() => act({ do: 'take-back', id: line.id })}>
      Take it back
    </button>
  ) : reported ? (
    <p class="hint" role="status">
      Reported. A host will look at it.
    </p>
  ) : (
    <button type="button" class="button quiet tiny" onClick={() => act({ do: 'report', id: line.id })}>
      Report to the hosts
    </button>
  );

export const Line = (props: Props) => {
  const { line, own } = props;
  const [open, show] = useState(false);
  const deeds = `deeds-${line.id}`;
  return (
    <li class={own ? 'chat-line own' : 'chat-line'}>
      <p class="chat-who">
        <b>{own ? 'You' : line.by}</b>
        {line.team && <span class="chip accent">Team</span>}
        <time dateTime={line.at}>{clockHere(new Date(line.at))}</time>
        {line.asked && <span class="chip good">asked as a question</span>}
      </p>
      <p class="chat-text" dir="auto">
        {line.text}
      </p>
      {(own || !line.team) && (
        <button
          type="button"
          class="chat-more"
          aria-expanded={open}
          aria-controls={deeds}
          aria-label={own ? `Your message of ${clockHere(new Date(line.at))}` : `About the message of ${line.by}`}
          onClick={() => show(!open)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      )}
      {open && (
        <div class="chat-deeds" id={deeds}>
          <Deeds {...props} />
        </div>
      )}
    </li>
  );
};
