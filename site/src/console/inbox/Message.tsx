/** One thing that was said: a note has another colour than anything that goes out, and says who sees it. */
import type { CaseMessage, Delivery } from '#shared/case.ts';
import { momentWords } from '../../lib/console/inbox-words.ts';
import { asName } from '../../lib/console/people.ts';
import { once } from '../once.ts';

/** What became of it, person by person: as counts, the ones that want something first. */
const outcomes = ({ failed, waiting, told, left, yes, notYet }: Delivery): readonly string[] => [
  ...(failed > 0 ? [`${failed} not reached`] : []),
  ...(notYet > 0 ? [`${notYet} said not yet`] : []),
  ...(waiting > 0 ? [`${waiting} on the way`] : []),
  ...(told > 0 ? [`${told} reached`] : []),
  ...(left > 0 ? [`${left} left out`] : []),
  ...(yes > 0 ? [`${yes} said it answers them`] : []),
];

/** Why it did not reach somebody. */
const whyWords: Readonly<Record<string, string>> = {
  nobody: 'no address that we know',
  erased: 'had their data erased',
  bounced: 'the mailbox does not exist',
  complained: 'called our mail spam',
  stopped: 'stopped mail from us',
  'taken-back': 'the answer was taken back',
  refused: 'the mail was not taken',
  unknown: 'we cannot know whether it went out',
};

/** What helps where another mail would not. */
const instead: Readonly<Record<string, string>> = {
  bounced: 'Another mail would come back as well: ask them for another address, or call them.',
  complained: 'No mail goes there any more: call them, or answer in their next webinar.',
  stopped: 'No mail goes there any more: call them, or answer in their next webinar.',
};

/** Undefined where it arrived, is on its way, or can be sent again. */
const insteadOf = ({ failed, left, told, waiting, again, why = {} }: Delivery): string | undefined =>
  !again && told + waiting === 0 && failed + left > 0 ? Object.keys(why).flatMap((one) => instead[one] ?? [])[0] : undefined;

const headOf = (
  { kind, by, private: hidden, sendAt, delivery, offAt }: CaseMessage,
  who: string,
): readonly [name: string, words: string] => {
  const name = by ? asName(by.split('@')[0] ?? by) : who;
  if (kind === 'note') return ['Note', `${name}, only the team sees this`];
  if (kind === 'inbound') return [name, ''];
  if (sendAt && !delivery) return [name, `goes out ${momentWords(sendAt)}`];
  if (offAt) return [name, 'reply, taken off the article'];
  return [name, hidden ? 'reply, only to those who asked' : 'reply, public'];
};

const Outcome = ({ delivery }: { delivery: Delivery }) => {
  const why = Object.entries(delivery.why ?? {});
  return (
    <>
      <p class="soft small dots">
        {outcomes(delivery).map((outcome, at) => (
          <span key={outcome} class={at === 0 && delivery.failed > 0 ? 'inbox-failed' : ''}>
            {outcome}
          </span>
        ))}
      </p>
      {why.length > 0 && (
        <p class="soft small">
          Not reached or left out: {why.map(([why, count]) => `${whyWords[why] ?? why}${count > 1 ? ` (${count})` : ''}`).join('; ')}.
        </p>
      )}
      {insteadOf(delivery) && <p class="small">{insteadOf(delivery)}</p>}
    </>
  );
};

type Props = {
  readonly message: CaseMessage;
  readonly who: string;
  /** Takes back a reply that waits for its time, or could not go out then. */
  readonly takeBack?: (message: CaseMessage) => void;
  /** Takes off its article what everybody reads; whoever asked has the mail. */
  readonly takeOff?: ((message: CaseMessage) => void) | undefined;
  /** Sends again to whom it did not reach. */
  readonly retry?: (message: CaseMessage) => void;
};

export const Message = ({ message, who, takeBack, takeOff, retry }: Props) => {
  const [name, words] = headOf(message, who);
  const { delivery, kind, sendAt, stopped, publicText } = message;
  const isShown = kind === 'reply' && delivery !== undefined && !message.offAt && (!message.private || publicText !== undefined);
  const waits = kind === 'reply' && sendAt !== undefined && !delivery && !stopped;
  return (
    <li class={`inbox-message ${kind}`} data-waits={waits}>
      <p class="inbox-message-head">
        <strong>{name}</strong> <span class="soft">{words}</span> <time dateTime={message.at}>{momentWords(message.at)}</time>
      </p>
      <p class="inbox-text">{message.text}</p>
      {publicText && (
        <details class="small">
          <summary>What everybody reads</summary>
          <p class="inbox-text">{publicText}</p>
        </details>
      )}
      {stopped && <p class="inbox-failed small">It did not go out: {stopped}</p>}
      {delivery && <Outcome delivery={delivery} />}
      {(waits || stopped !== undefined) && takeBack && (
        <button type="button" class="button quiet tiny" {...once(() => takeBack(message))}>
          Take it back
        </button>
      )}
      {isShown && takeOff && (
        <button type="button" class="button quiet tiny" {...once(() => takeOff(message))}>
          Take it off the article
        </button>
      )}
      {delivery?.again && retry && (
        <button type="button" class="button tiny" {...once(() => retry(message))}>
          Send again to {delivery.failed === 1 ? 'this one' : `these ${delivery.failed}`}
        </button>
      )}
    </li>
  );
};
