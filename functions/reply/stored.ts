/** A reply as it is stored: who is told, when, and how far that is. The words of an answer stand with its question. Pure. */
import type { CaseId, CaseMessage, Delivery } from '#shared/case.ts';
import type { ReplyForm } from '#shared/case-forms.ts';
import { base32, type ContactId } from '#shared/ids.ts';
import { dueEntry, idOf, messageKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export const REPLY_ID_BYTES = 10;
export const toReplyId = (bytes: Uint8Array): string => base32(bytes.slice(0, REPLY_ID_BYTES));
export const isReplyId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);

/** `waiting` for its time, `sent` to whom it is for, `stopped`: what was to go out by itself could not. */
export type ReplyState = 'waiting' | 'sent' | 'stopped';

type Wish = Pick<ReplyForm, 'private' | 'answers' | 'publicText' | 'named' | 'merged' | 'voters' | 'after'>;

export type StoredReply = Wish & {
  readonly id: string;
  readonly contact: ContactId;
  readonly case: CaseId;
  readonly state: ReplyState;
  /** When it was written, and when it went out where that was later. */
  readonly at: string;
  readonly sentAt?: string;
  /** An address of the team. */
  readonly by: string;
  /** Its words, for as long as no answer of a question holds them. */
  readonly text?: string;
  /** The number of the answer that goes to whoever asked. */
  readonly n?: number;
  readonly sendAt?: string;
  /** Below the comment that asked it stands no more since then. */
  readonly offAt?: string;
  /** Why it did not go out by itself. */
  readonly why?: string;
  /** A keyed hash of what was asked for, where the request had a key: another one under the same key is another reply. */
  readonly form?: string;
};

/** One that is older than its hash cannot be told from another. */
export const isSame = (known: StoredReply, { form }: StoredReply): boolean =>
  known.form === undefined || form === undefined || known.form === form;

/** Kept by the counts; `why-…` beside them. */
export const counted = ['told', 'waiting', 'failed', 'left', 'yes', 'notYet'] as const;
export const WHY = 'why-';

export const itemToReply = ({ pk, sk, v: _v, duePk: _dp, dueSk: _ds, ...stored }: Item): StoredReply => {
  const [, of = '', id = ''] = sk.split('#');
  const known = Object.entries(stored).filter(([name]) => !(counted as readonly string[]).includes(name) && !name.startsWith(WHY));
  return { ...(Object.fromEntries(known) as Omit<StoredReply, 'id' | 'contact' | 'case'>), contact: idOf(pk), case: of, id };
};

export const replyToItem = ({ id, contact, case: of, ...reply }: StoredReply): Item => {
  const key = messageKey(contact, of, id);
  const timer = reply.state === 'waiting' && reply.sendAt ? dueEntry(key, reply.sendAt) : {};
  return {
    ...key,
    ...Object.fromEntries(Object.entries(reply).filter(([, value]) => value !== undefined)),
    ...timer,
    v: DATA_VERSION,
  } as Item;
};

const figure = (item: Item, name: string): number => Math.max(0, Number(item[name] ?? 0));

/** `isReachable`: a mail would reach whose case it is; of the others the reasons say whether another one may help. */
export const deliveryIn = (item: Item, isReachable: boolean): Delivery => {
  const why = Object.entries(item).flatMap(([name, n]) =>
    name.startsWith(WHY) && Number(n) > 0 ? [[name.slice(WHY.length), Number(n)] as const] : [],
  );
  const [told = 0, waiting = 0, failed = 0, left = 0, yes = 0, notYet = 0] = counted.map((name) => figure(item, name));
  const mayHelp = failed > 0 && (isReachable || why.some(([name]) => name === 'refused' || name === 'unknown'));
  return {
    ...{ told, waiting, failed, left, yes, notYet, ...(why.length > 0 ? { why: Object.fromEntries(why) } : {}) },
    ...(mayHelp ? { again: true } : {}),
  };
};

/** A reply without an answer of its own, as the thread shows it. */
export const replyToMessage = (item: Item, isReachable: boolean): CaseMessage => {
  const { id, at, sentAt, by, text, private: hidden, sendAt, why, publicText, state, n, offAt } = itemToReply(item);
  return {
    ...{ id, kind: 'reply', at: sentAt ?? at, by, text: text ?? '', private: hidden },
    ...(state === 'waiting' && sendAt ? { sendAt } : {}),
    ...(state === 'stopped' ? { stopped: why ?? '' } : {}),
    // What stands with its question is told by the answers.
    ...(publicText && (state !== 'sent' || n === undefined) ? { publicText } : {}),
    ...(offAt ? { offAt } : {}),
    ...(state === 'sent' ? { delivery: deliveryIn(item, isReachable) } : {}),
  };
};
