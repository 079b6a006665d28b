/** What the team makes of a comment, each in one transaction: a case of the service desk, or a question of a webinar. And its answers below it. */
import type { AuditEntry } from '#shared/audit.ts';
import { tagOfComment } from '#shared/comment-id.ts';
import { type ContactId, toTag } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import { auditItem } from '../audit/entry.ts';
import { questionToItem } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { Condition } from '../table/expression.ts';
import { answeredKey, commentKey, contactKey, registrationKey, shownKey, spokenKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { COMMENT_ROUND } from '../voice/rules.ts';
import { commentToItem, itemToComment, type Shown, type StoredComment } from './stored.ts';

const living: Condition = { all: [{ exists: 'address' }, { absent: 'erasedAt' }] };

/** A reply of the house below a comment. `to`: the comment at the top of its branch. */
export type HouseReply = Pick<Shown, 'id' | 'text' | 'by' | 'at'> & { readonly to: string };

export const createTurning = ({ table, now }: { table: Table; now: () => Date }) => ({
  async find(contact: ContactId, tag: string): Promise<StoredComment | undefined> {
    const item = await table.get(commentKey(contact, tag), { strong: true });
    return item && itemToComment(item);
  },

  /** Hands it to the service desk: its case follows from what lies with its writer, with the same id. Undefined where somebody was faster. */
  async ask(it: StoredComment, entry: AuditEntry): Promise<StoredComment | undefined> {
    const tag = tagOfComment(it.id);
    const after = { ...it, case: `${it.contact}-${tag}`, version: it.version + 1 };
    const done = await table.transact([
      { put: commentToItem(after), when: { equals: ['version', it.version] } },
      {
        put: { ...spokenKey(it.contact, tag), round: COMMENT_ROUND, at: now().toISOString(), text: it.text, v: DATA_VERSION },
        when: { absent: 'pk' },
      },
      { check: contactKey(it.contact), when: living },
      { put: auditItem(entry) },
    ]);
    return done.ok ? after : undefined;
  },

  /**
   * Makes a question of it, which its writer asked. Who has a seat there finds it among their own; of everybody else the comment leads to
   * it, so that nobody is registered by it. Undefined where somebody was faster.
   */
  async turn(it: StoredComment, question: StoredQuestion, entry: AuditEntry): Promise<StoredComment | undefined> {
    const seat = registrationKey(it.contact, question.webinar);
    const ballot = await table.get(seat, { strong: true });
    const asked = ballot?.asked instanceof Set ? ballot.asked.size : 0;
    const named: readonly Write[] =
      ballot?.at !== undefined && asked < limits.questionsPerWebinar
        ? [{ key: seat, change: { add: { asked: new Set([toTag(question.id)]) } }, when: { exists: 'at' } }]
        : [];
    const after = { ...it, question: question.id, version: it.version + 1 };
    const done = await table.transact([
      { put: commentToItem(after), when: { equals: ['version', it.version] } },
      { put: questionToItem(question), when: { absent: 'pk' } },
      { check: contactKey(it.contact), when: living },
      { put: auditItem(entry) },
      ...named,
    ]);
    return done.ok ? after : undefined;
  },

  /** A reply of the team, at once in the thread; twice is once, also after it was taken away. It is nobody's data but the team's. */
  async answer(slug: string, reply: HouseReply, entry?: AuditEntry): Promise<boolean> {
    const done = await table.transact([
      { put: { ...shownKey(slug, reply.id, reply.to), ...reply, team: true, v: DATA_VERSION }, when: { absent: 'pk' } },
      { put: { ...answeredKey(slug, tagOfComment(reply.id)), v: DATA_VERSION }, when: { absent: 'pk' } },
      { key: shownKey(slug, reply.to), change: { add: { replies: 1 } }, when: { exists: 'pk' } },
      ...(entry ? [{ put: auditItem(entry) }] : []),
    ]);
    return done.ok;
  },

  /** Puts an answer below a comment; twice is once. Nothing where the thread does not show that comment. */
  async setUp(slug: string, reply: HouseReply): Promise<boolean> {
    const done = await table.transact([
      { put: { ...shownKey(slug, reply.id, reply.to), ...reply, team: true, v: DATA_VERSION }, when: { absent: 'pk' } },
      { key: shownKey(slug, reply.to), change: { add: { replies: 1 } }, when: { all: [{ exists: 'pk' }, { absent: 'gone' }] } },
    ]);
    return done.ok;
  },

  /** Takes it away again, as if it had not been there. */
  async takeDown(slug: string, { id, to }: Pick<HouseReply, 'id' | 'to'>): Promise<boolean> {
    const done = await table.transact([
      { remove: shownKey(slug, id, to), when: { exists: 'team' } },
      { key: shownKey(slug, to), change: { add: { replies: -1 } }, when: { exists: 'pk' } },
    ]);
    return done.ok;
  },

  /** The comment that a question was made of; undefined once it is gone, or its question is another one. */
  async behind({ id, asker, comment }: StoredQuestion): Promise<StoredComment | undefined> {
    const item = comment === undefined ? undefined : await table.get(commentKey(asker, comment), { strong: true });
    return item?.question === id ? itemToComment(item) : undefined;
  },
});
