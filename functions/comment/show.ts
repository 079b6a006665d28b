/** A comment as the team sees it. Pure. */
import type { ConsoleComment } from '#shared/comment-desk.ts';
import { tagOfComment } from '#shared/comment-id.ts';
import { webinarOfQuestion } from '#shared/ids.ts';
import { type Listed, webinarOfThread } from './link.ts';
import type { StoredComment } from './stored.ts';

export const toConsole = (comment: StoredComment, article: Listed | undefined): ConsoleComment => {
  const { id, contact, slug, text, by, at, state, why, reports = 0, to, version } = comment;
  return {
    ...{ id: `${contact}-${tagOfComment(id)}`, contact, article: slug, title: article?.title ?? slug, path: article?.path ?? '/articles/' },
    ...{
      text,
      by,
      at,
      reports,
      version,
      isReply: to !== undefined,
      isReplay: webinarOfThread(slug) !== undefined,
      state: state === 'unconfirmed' ? 'held' : state,
    },
    ...(why ? { why } : {}),
    ...(comment.case ? { case: comment.case } : {}),
    ...(comment.question ? { question: { id: comment.question, webinar: webinarOfQuestion(comment.question) } } : {}),
    ...(article?.webinar ? { announces: article.webinar } : {}),
  };
};
