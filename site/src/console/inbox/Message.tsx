/** One thing that was said: a note has another colour than anything that goes out, and says who sees it. */
import type { ComponentChildren } from 'preact';
import type { CaseMessage, Delivery } from '#shared/case.ts';
import { momentWords } from '../../lib/console/inbox-words.ts';
import { asName } from '../../lib/console/people.ts';
import { many } from '../../lib/console/words.ts';

const deliveryWords = ({ told, waiting, failed }: Delivery): string =>
  [
    told > 0 ? `reached ${many(told, 'person', 'people')}` : '',
    waiting > 0 ? `${waiting} on its way` : '',
    failed > 0 ? `${failed} not reached` : '',
  ]
    .filter(Boolean)
    .join(', ');

const headOf = ({ kind, by, private: hidden, sendAt }: CaseMessage, who: string): readonly [name: string, words: string] => {
  const name = by ? asName(by.split('@')[0] ?? by) : who;
  if (kind === 'note') return ['Note', `${name}, only the team sees this`];
  if (kind === 'inbound') return [who, ''];
  if (sendAt) return [name, `goes out ${momentWords(sendAt)}`];
  return [name, hidden ? 'reply, only to those who asked' : 'reply, public'];
};

export const Message = ({ message, who, children }: { message: CaseMessage; who: string; children?: ComponentChildren }) => {
  const [name, words] = headOf(message, who);
  const { delivery } = message;
  return (
    <li class={`inbox-message ${message.kind}`}>
      <p class="inbox-message-head">
        <strong>{name}</strong> <span class="soft">{words}</span> <time dateTime={message.at}>{momentWords(message.at)}</time>
      </p>
      <p class="inbox-text">{message.text}</p>
      {delivery && <p class={`small ${delivery.failed > 0 ? 'inbox-failed' : 'soft'}`}>{deliveryWords(delivery)}</p>}
      {children}
    </li>
  );
};
