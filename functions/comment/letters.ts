/** The mail that asks whether a comment is its reader's own. */
import { mayAnswer } from '../contact/may.ts';
import type { Deps } from '../deps.ts';
import { toCommentMail } from '../mail/comment.ts';
import { sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import type { CommentMessage } from '../ports.ts';
import { commentKey } from '../table/keys.ts';
import { listedArticle, threadsPath, toCommentToken } from './link.ts';
import { itemToComment } from './stored.ts';

/** Once a comment; nothing where it waits no more, or its article is gone. */
export const sendComment = (deps: Deps, mailer: Mailer, { contact: id, tag }: CommentMessage): Promise<void> =>
  sendOnce(deps, mailer, { pk: `contact#${id}`, name: `comment#${tag}` }, async () => {
    const item = await deps.table.get(commentKey(id, tag), { strong: true });
    const comment = item && itemToComment(item);
    const contact = await deps.contact.find(id);
    if (comment?.state !== 'unconfirmed' || !mayAnswer(contact)) return undefined;
    const article = listedArticle(await deps.page(threadsPath), comment.slug);
    if (!article) return undefined;
    const letter = { ...(await letterTo(deps, contact)), locale: article.locale };
    const confirmUrl = `${letter.base}/api/articles/${comment.slug}/confirm/${toCommentToken(deps.signer, { contact: id, tag }, new Date(comment.at))}`;
    const mail = toCommentMail({ ...letter, title: article.title, confirmUrl });
    return { from: letter.from, mail: { ...mail, to: comment.address ?? contact.address, purpose: 'service' } };
  });
