/** An answer that was written on the board once nobody answers on air any more goes out as a reply of the desk does. Pure. */
import { createHmac } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { isOver } from '../hold/rules.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { type StoredReply, toReplyId } from '../reply/stored.ts';

type Ended = Pick<Webinar, 'state' | 'endedAt' | 'rehearsal'>;

/** What was said before the end was read in the room, and the mail after the webinar tells it. What the desk wrote has its reply already. */
export const isForMail = ({ at, text, reply, n }: NumberedAnswer, { withdrawn }: StoredQuestion, webinar: Ended): boolean =>
  (text ?? '') !== '' &&
  reply === undefined &&
  !withdrawn.includes(n) &&
  !webinar.rehearsal &&
  isOver(webinar) &&
  webinar.endedAt !== null &&
  at >= webinar.endedAt;

/** `contact`: who waits for it. Of the same answer it is the same reply, whoever makes it and however often. */
export const toBoardReply = (
  secret: string,
  { id: question }: Pick<StoredQuestion, 'id'>,
  { at, by, n, private: hidden }: NumberedAnswer,
  contact: ContactId,
): StoredReply => ({
  id: toReplyId(createHmac('sha256', secret).update(['board', question, n].join('\n')).digest()),
  ...{ contact, case: question, state: 'sent', at, by, n, private: hidden, answers: true },
  // The board's private answer is for one asker alone.
  ...{ named: false, merged: !hidden, voters: false, after: 'resolve' },
});
