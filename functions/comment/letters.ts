/** The mail that asks whether a comment is its reader's own. */
import { mayAnswer } from '../contact/may.ts';
import type { Deps } from '../deps.ts';
import { toCommentMail } from '../mail/comment.ts';
import { sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import type { CommentMessage } from '../ports.ts';
import { commentKey } from '../table/keys.ts';
import { listPlaces, threadBase, toCommentToken } from './link.ts';
import { itemToComment } from './stored.ts';

/** Once a comment; nothing where it waits no more, or its article or replay is gone. */
export const sendComment = (deps: Deps, mailer: Mailer, { contact: id, tag }: CommentMessage): Promise<void> =>
  sendOnce(deps, mailer, { pk: `contact#${id}`, name: `comment#${tag}` }, async () => {
    const item = await deps.table.get(commentKey(id, tag), { strong: true });
    const comment = item && itemToComment(item);
    const contact = await deps.contact.find(id);
    if (comment?.state !== 'unconfirmed' || !mayAnswer(contact)) return undefined;
    const { locale } = comment;
    const article = (await listPlaces(deps, [comment.slug], { locale, home: locale })).get(comment.slug);
    if (!article) return undefined;
    const letter = { ...(await letterTo(deps, contact)), locale };
    const confirmUrl = `${letter.base}${threadBase(comment.slug)}/confirm/${toCommentToken(deps.signer, { contact: id, tag }, new Date(comment.at))}`;
    const mail = toCommentMail({ ...letter, title: article.title, confirmUrl });
    return { from: letter.from, mail: { ...mail, to: comment.address ?? contact.address, purpose: 'service' } };
  });
