/** Which comments wait for somebody of the team, what they are called, and how often one may write. Pure. */
import { createHmac } from 'node:crypto';
import type { CommentRules } from '#shared/comment-rules.ts';
import { base32, type ContactId } from '#shared/ids.ts';
import type { CommentState } from './stored.ts';

const TAG_LENGTH = 12;
/** So many comments of one address in ten minutes; with a second of work for each further one, so many more. */
export const PACE = { most: 5, withWork: 20, seconds: 600 } as const;

/** The same words with the same key are one comment, however often a form is sent. */
export const toTag = (secret: string, contact: ContactId, slug: string, given: string): string =>
  base32(createHmac('sha256', secret).update(['comment', contact, slug, given].join('\n')).digest()).slice(0, TAG_LENGTH);

export const toCommentId = (at: Date, tag: string): string => `${at.toISOString()}-${tag}`;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const hasLink = (text: string): boolean => /https?:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:com|net|org|info|io|de|ru|cn|biz|shop|xyz)\b/i.test(text);

export type Judged = { readonly state: Extract<CommentState, 'held' | 'public'>; readonly why?: string };

/** A word of the list holds it back wherever it stands, also inside another one: whoever hides it there means it. */
export const judge = (text: string, { mode, words, links }: Pick<CommentRules, 'mode' | 'words' | 'links'>): Judged => {
  const found = words.find((word) => plain(text).includes(plain(word)));
  if (found !== undefined) return { state: 'held', why: `word: ${found}` };
  if (links === 'hold' && hasLink(text)) return { state: 'held', why: 'link' };
  return { state: mode === 'before' ? 'held' : 'public' };
};

/** Until an admin says otherwise. */
export const usualCommentRules: CommentRules = { mode: 'before', words: [], links: 'hold', closed: [], version: 0 };
