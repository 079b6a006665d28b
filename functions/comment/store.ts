/** Comments in the table: with whoever wrote them, and in the thread of their article, both in one transaction. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ThreadQuery } from '#shared/comment.ts';
import { MOST_REPLIES, tagOfComment } from '#shared/comment-id.ts';
import type { CommentRules } from '#shared/comment-rules.ts';
import type { ContactId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { auditItem } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import type { Condition } from '../table/expression.ts';
import {
  commentList,
  commentPaceKey,
  commentReportKey,
  commentRulesKey,
  contactKey,
  likeKey,
  repliesBetween,
  shownComments,
  shownKey,
  threadPk,
} from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { PACE, usualCommentRules } from './rules.ts';
import { commentToItem, itemToComment, itemToShown, type Shown, type StoredComment, shownWrites } from './stored.ts';
import { createTurning } from './turning.ts';

/** Somebody who is known and not erased. */
const living: Condition = { all: [{ exists: 'address' }, { absent: 'erasedAt' }] };
const TRIES = 5;
const paces = Array.from({ length: PACE.withWork }, (_, n) => `t${n + 1}`);
const paceOf = (most: number): string => paces[most - 1] ?? '';

export const createCommentStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const shown = async (slug: string, id: string, to?: string): Promise<Shown | undefined> => {
    const item = await table.get(shownKey(slug, id, to), { strong: true });
    return item && itemToShown(item);
  };

  /** A reply that appears is counted with what it answers. */
  const counted = (before: StoredComment | undefined, { slug, to, state }: StoredComment): readonly Write[] =>
    to !== undefined && state === 'public' && !before?.shown
      ? [{ key: shownKey(slug, to), change: { add: { replies: 1 } }, when: { exists: 'pk' } }]
      : [];

  const turning = createTurning({ table, now });

  return {
    ...turning,

    /** One comment of a thread, or a reply in it. */
    async inThread(slug: string, id: string, to?: string): Promise<Shown | undefined> {
      return shown(slug, id, to);
    },

    /** Seconds until this address may write again; 0: now, and counted. `workHelps`: with work it may write at once. */
    async pace(contact: ContactId, hasWorked: boolean): Promise<{ readonly wait: number; readonly workHelps: boolean }> {
      const at = Math.floor(now().getTime() / 1000);
      const [last = '', ...others] = paces.toReversed();
      const over = (most: number): Condition => ({ any: [{ absent: paceOf(most) }, { below: [paceOf(most), at - PACE.seconds + 1] }] });
      const done = await table.change(
        commentPaceKey(contact),
        {
          shift: others.map((from, place) => ({ to: place === 0 ? last : (others[place - 1] ?? ''), from, otherwise: 0 })),
          set: { t1: at, ttl: at + PACE.seconds, v: DATA_VERSION },
        },
        over(hasWorked ? PACE.withWork : PACE.most),
      );
      if (done.ok) return { wait: 0, workHelps: false };
      const until = (most: number): number => Number(done.item?.[paceOf(most)] ?? 0) + PACE.seconds - at;
      const isFull = until(PACE.withWork) > 0;
      return { wait: Math.max(1, until(isFull ? PACE.withWork : PACE.most)), workHelps: !isFull };
    },

    /** Whether it is stored now. `isKnown`: its address was confirmed, so nothing is written for somebody who was erased. */
    async add(comment: StoredComment, isKnown: boolean): Promise<boolean> {
      const made = comment.state === 'public' ? { ...comment, shown: true as const } : comment;
      const done = await table.transact([
        { put: commentToItem(made), when: { absent: 'pk' } },
        ...shownWrites(undefined, made),
        ...counted(undefined, made),
        ...(isKnown ? [{ check: contactKey(comment.contact), when: living }] : []),
      ]);
      return done.ok;
    },

    /** Undefined where it is another by now. */
    async change(before: StoredComment, change: Partial<StoredComment>, entry?: AuditEntry): Promise<StoredComment | undefined> {
      const moved: StoredComment = { ...before, ...change, version: before.version + 1 };
      const { ttl, address, ...confirmed } = moved;
      const kept = moved.state === 'unconfirmed' ? { ...confirmed, ...(ttl ? { ttl } : {}), ...(address ? { address } : {}) } : confirmed;
      const after: StoredComment = kept.state === 'public' ? { ...kept, shown: true } : kept;
      const done = await table.transact([
        { put: commentToItem(after), when: { equals: ['version', before.version] } },
        ...shownWrites(before, after),
        ...counted(before, after),
        ...(entry ? [{ put: auditItem(entry) }] : []),
      ]);
      return done.ok ? after : undefined;
    },

    /** One page of a thread and the replies in it: two queries, however long the thread is. `next`: the last comment of the page. */
    async page(slug: string, { order, limit, cursor }: ThreadQuery) {
      const from = cursor === undefined ? {} : { after: shownKey(slug, cursor) };
      const newestFirst = order === 'newest';
      const { items, next } = await table.query({ pk: threadPk(slug), prefix: shownComments, newestFirst, limit, strong: true, ...from });
      const comments = items.map(itemToShown);
      const ids = comments.map(({ id }) => id).toSorted();
      const [first, last] = [ids[0], ids.at(-1)];
      const replies: Shown[] = [];
      if (first && last && comments.some((one) => one.replies > 0))
        for await (const item of table.all({ ...repliesBetween(slug, first, last), strong: true })) replies.push(itemToShown(item));
      return { comments, replies: Map.groupBy(replies, ({ to = '' }) => to), ...(next ? { next: comments.at(-1)?.id ?? '' } : {}) };
    },

    /** Which of these the reader likes. */
    async liked(contact: ContactId, ids: readonly string[]): Promise<ReadonlySet<string>> {
      const found = ids.length > 0 ? await table.batchGet(ids.slice(0, 100).map((id) => likeKey(contact, id))) : [];
      return new Set(found.map(({ sk }) => sk.slice('like#'.length)));
    },

    /** Once a person, however often they press; false where it changed nothing. */
    async like(contact: ContactId, { id, to }: Pick<Shown, 'id' | 'to'>, slug: string, likes: boolean): Promise<boolean> {
      const key = likeKey(contact, id);
      const mark: Write = likes
        ? { put: { ...key, slug, at: now().toISOString(), v: DATA_VERSION }, when: { absent: 'pk' } }
        : { remove: key, when: { exists: 'pk' } };
      const done = await table.transact([
        mark,
        { key: shownKey(slug, id, to), change: { add: { likes: likes ? 1 : -1 } }, when: { all: [{ exists: 'pk' }, { absent: 'gone' }] } },
        { check: contactKey(contact), when: living },
      ]);
      return done.ok;
    },

    /** Once a person: the team sees it with what waits. */
    async report(contact: ContactId, { id, contact: writer }: Pick<Shown, 'id' | 'contact'>): Promise<boolean> {
      if (writer === undefined) return false;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = await turning.find(writer, tagOfComment(id));
        if (seen?.state !== 'public') return false;
        const reported = { ...seen, reports: (seen.reports ?? 0) + 1, version: seen.version + 1 };
        const done = await table.transact([
          { put: { ...commentReportKey(contact, id), at: now().toISOString(), v: DATA_VERSION }, when: { absent: 'pk' } },
          { put: commentToItem(reported), when: { equals: ['version', seen.version] } },
          { check: contactKey(contact), when: living },
        ]);
        if (done.ok || done.refused[0] || done.refused[2]) return done.ok;
      }
      throw new Failure('busy', say('Much happens at once here. Please try again.'));
    },

    /** A page of one of the team's lists, newest first. */
    async listed(list: string, limit: number, after: Readonly<Record<string, unknown>> | undefined) {
      const page = await table.query({ pk: commentList(list), index: 'list', newestFirst: true, limit, ...(after ? { after } : {}) });
      const found = new Map(
        (await table.batchGet(page.items.map(({ pk, sk }) => ({ pk, sk })))).map((item) => [`${item.pk}|${item.sk}`, item]),
      );
      const rows = page.items.flatMap(({ pk, sk }) => found.get(`${pk}|${sk}`) ?? []).map(itemToComment);
      return { rows, next: page.next };
    },

    /** Whether one more can stand under this comment. */
    takesReplies: ({ gone, replies }: Shown): boolean => gone === undefined && replies < MOST_REPLIES,

    async rules(): Promise<CommentRules> {
      const item = await table.get(commentRulesKey);
      if (!item) return usualCommentRules;
      const { pk: _pk, sk: _sk, v: _v, ...rules } = item;
      return rules as unknown as CommentRules;
    },

    /** Undefined where somebody was faster. */
    async setRules(rules: CommentRules, entry: AuditEntry): Promise<CommentRules | undefined> {
      const next = { ...rules, version: rules.version + 1 };
      const when: Condition = rules.version === 0 ? { absent: 'pk' } : { equals: ['version', rules.version] };
      const done = await table.transact([{ put: { ...commentRulesKey, ...next, v: DATA_VERSION }, when }, { put: auditItem(entry) }]);
      return done.ok ? next : undefined;
    },
  };
};
