/** A comment as it is stored, twice: with whoever wrote it, and as everybody reads it. Pure. */
import type { Gone, PublicComment } from '#shared/comment.ts';
import { EDIT_MINUTES, tagOfComment } from '#shared/comment-id.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import { publicName } from '../question/ask.ts';
import { commentEntry, commentKey, idOf, type ListKey, moderationEntry, shownKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Write } from '../table/table.ts';

/** `unconfirmed`: its address was not confirmed yet; `held` to be read by the team first. */
export type CommentState = 'unconfirmed' | 'held' | 'public' | 'hidden' | 'deleted';

export type StoredComment = {
  readonly id: string;
  readonly contact: ContactId;
  readonly slug: string;
  /** The comment that it answers. */
  readonly to?: string;
  readonly text: string;
  /** The name in full; the thread shows `publicName`. */
  readonly by: string;
  readonly at: string;
  readonly locale: Locale;
  readonly state: CommentState;
  /** Why it is held: a word of the list, a link, reports. */
  readonly why?: string | undefined;
  readonly reports?: number;
  readonly editedAt?: string;
  /** Of one that is not confirmed: where the mail goes. Seconds since 1970 until it goes by itself. */
  readonly address?: string;
  readonly ttl?: number;
  /** The case that the team made of it. */
  readonly case?: string;
  /** The question that the team made of it. */
  readonly question?: string;
  /** It stood in the thread, or does: its place there stays. */
  readonly shown?: true;
  readonly version: number;
};

/** As everybody reads it; `contact` is told to nobody. */
export type Shown = Pick<StoredComment, 'id' | 'text' | 'by' | 'at' | 'editedAt' | 'to'> & {
  readonly contact?: ContactId;
  readonly likes: number;
  readonly replies: number;
  readonly gone?: Gone;
  readonly team?: true;
};

export const itemToComment = ({ pk, sk: _sk, listPk: _lp, listSk: _ls, v: _v, ...stored }: Item): StoredComment => ({
  ...(stored as Omit<StoredComment, 'contact'>),
  contact: idOf(pk),
});

/** Where the team finds it: what was reported stands with what waits. */
const placeOf = ({ state, reports = 0, id, contact }: StoredComment): ListKey | undefined => {
  if (state === 'held' || (state === 'public' && reports > 0)) return moderationEntry('comment', reports, `${id}#${contact}`);
  return state === 'public' || state === 'hidden' ? commentEntry(state, id, contact) : undefined;
};

export const commentToItem = (comment: StoredComment): Item => {
  const { contact, ...stored } = comment;
  return {
    ...commentKey(contact, tagOfComment(comment.id)),
    ...stored,
    ...placeOf(comment),
    v: DATA_VERSION,
  };
};

export const itemToShown = ({ pk: _pk, sk: _sk, v: _v, likes, replies, ...stored }: Item): Shown => ({
  ...(stored as Omit<Shown, 'likes' | 'replies'>),
  likes: Math.max(0, Number(likes ?? 0)),
  replies: Number(replies ?? 0),
});

const goneBy = { deleted: 'deleted', held: 'waiting', hidden: 'removed', unconfirmed: 'waiting', public: undefined } as const;

/** What the thread gets by a change: the words come in, are mended, or leave a tombstone. Likes and replies stay. */
export const shownWrites = (before: StoredComment | undefined, after: StoredComment): readonly Write[] => {
  const { id, slug, to, text, at, contact, editedAt } = after;
  const key = shownKey(slug, id, to);
  if (after.state === 'public') {
    const words = {
      id,
      text,
      at,
      contact,
      by: publicName({ anonymous: false, by: after.by }),
      ...(to ? { to } : {}),
      ...(editedAt ? { editedAt } : {}),
    };
    return [{ key, change: { set: { ...words, v: DATA_VERSION }, remove: ['gone'] } }];
  }
  const gone = goneBy[after.state];
  return before?.shown ? [{ key, change: { set: { text: '', by: '', gone } }, when: { exists: 'pk' } }] : [];
};

/** What takes the words out of the thread, where they stood in it: the place stays, and leads to nobody. */
export const toForgotten = ({ slug, id, to }: StoredComment) => ({
  key: shownKey(slug, id, to),
  change: { set: { text: '', by: '', gone: 'deleted' }, remove: ['contact'] },
  when: { exists: 'pk' },
});

/** The last moment at which its writer may change it. */
export const editUntil = (at: string): string => new Date(Date.parse(at) + EDIT_MINUTES * 60_000).toISOString();

export type Looking = { readonly ids: readonly ContactId[]; readonly liked: ReadonlySet<string>; readonly now: Date };

/** As one reader sees it, whose own comments are those of `ids`. */
export const toPublicComment = (shown: Shown, replies: readonly Shown[], looking: Looking): PublicComment => {
  const { id, text, by, at, likes, editedAt, gone, team, contact } = shown;
  const own = contact !== undefined && looking.ids.includes(contact);
  const until = editUntil(at);
  return {
    ...{ id, text, by, at, likes },
    ...(editedAt ? { editedAt } : {}),
    ...(gone ? { gone } : {}),
    ...(team ? { team } : {}),
    ...(own && gone === undefined ? { own } : {}),
    ...(own && gone === undefined && until > looking.now.toISOString() ? { editUntil: until } : {}),
    ...(looking.liked.has(id) ? { liked: true } : {}),
    replies: replies.map((reply) => toPublicComment(reply, [], looking)),
  } as PublicComment;
};
