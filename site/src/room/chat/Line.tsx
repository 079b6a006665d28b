/** One line: who, when, what; what can be done about it waits behind a button, so that a quick chat stays quiet to look at. */
import { useState } from 'preact/hooks';
import type { ChatLine } from '#shared/chat.ts';
import type { ChatAct } from '../../lib/live/chat-state.ts';
import { toName } from '../../lib/live/words.ts';
import { t } from '../../lib/words.ts';
import { clockHere } from '../times.ts';

type Props = { readonly line: ChatLine; readonly own: boolean; readonly reported: boolean; readonly act: (deed: ChatAct) => void };

const Deeds = ({ line, own, reported, act }: Props) =>
  own ? (
    <button type="button" class="button quiet tiny" onClick={() => act({ do: 'take-back', id: line.id })}>
      {t('Take it back')}
    </button>
  ) : reported ? (
    <p class="hint" role="status">
      {t('Reported. A host will look at it.')}
    </p>
  ) : (
    <button type="button" class="button quiet tiny" onClick={() => act({ do: 'report', id: line.id })}>
      {t('Report to the hosts')}
    </button>
  );

export const Line = (props: Props) => {
  const { line, own } = props;
  const [open, show] = useState(false);
  const deeds = `deeds-${line.id}`;
  const by = toName(line.by, t);
  return (
    <li class={own ? 'chat-line own' : 'chat-line'}>
      <p class="chat-who">
        <b>{own ? t('You') : by}</b>
        {line.team && <span class="chip accent">{t('Team')}</span>}
        <time dateTime={line.at}>{clockHere(new Date(line.at))}</time>
        {line.asked && <span class="chip good">{t('asked as a question')}</span>}
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
          aria-label={
            own ? t('Your message of {time}', { time: clockHere(new Date(line.at)) }) : t('About the message of {name}', { name: by })
          }
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
