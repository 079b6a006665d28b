/** Keys of comments: what somebody wrote lies with them, what everybody may read in the thread of its article. */
import type { Key, ListKey } from './key.ts';

/** The comment itself, in whatever state it is. */
export const commentKey = (contact: string, tag: string): Key => ({ pk: `contact#${contact}`, sk: `comment#${tag}` });
/** One list for each state that the team looks at, in order of time. */
export const commentList = (state: string): string => `comments#${state}`;
export const commentEntry = (state: string, id: string, contact: string): ListKey => ({
  listPk: commentList(state),
  listSk: `${id}#${contact}`,
});
/** That somebody likes a comment, or reported it: once each. */
export const likeKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `like#${id}` });
export const commentReportKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `reported#${id}` });
/** When somebody wrote last, for the limit. */
export const commentPaceKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'comments' });
export const threadPk = (slug: string): string => `thread#${slug}`;
/** What everybody reads. Replies lie behind each other by the comment that they answer, so that those of a page are one query. */
export const shownKey = (slug: string, id: string, to?: string): Key => ({
  pk: threadPk(slug),
  sk: to === undefined ? `comment#${id}` : `reply#${to}#${id}`,
});
/** That the team answered there by this very press: a second one may come at another moment. */
export const answeredKey = (slug: string, tag: string): Key => ({ pk: threadPk(slug), sk: `answered#${tag}` });
export const shownComments = 'comment#';
/** From the replies to one comment to those of another, whichever came first. */
export const repliesBetween = (
  slug: string,
  first: string,
  last: string,
): { readonly pk: string; readonly from: string; readonly before: string } => ({
  pk: threadPk(slug),
  from: `reply#${first}#`,
  before: `reply#${last}#~`,
});
/** How comments are moderated. */
export const commentRulesKey: Key = { pk: 'setting#site', sk: 'comments' };
