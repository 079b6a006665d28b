/** A thread as a page: works without script, and is what the article's own page shows below itself. Every value is escaped. Pure. */
import type { Gone, PublicComment } from '#shared/comment.ts';
import { limits } from '#shared/limits.ts';
import type { Altcha } from '#shared/problem.ts';
import { escapeHtml } from '#shared/template.ts';
import type { CommentSentence, CommentSpeech } from '#shared/words/comments.ts';
import { type Listed, threadBase, webinarOfThread } from './link.ts';

export type Typed = { readonly text: string; readonly name: string; readonly email: string; readonly to: string };

export type Threading = {
  readonly article: Listed;
  readonly comments: readonly PublicComment[];
  readonly order: 'newest' | 'oldest';
  readonly next?: string;
  /** The reader's own address is confirmed in this browser. */
  readonly isKnown: boolean;
  /** As the thread will show them; undefined where they are asked who they are. */
  readonly writesAs?: string;
  readonly isClosed: boolean;
  /** What came of what they did last. */
  readonly said?: CommentSentence;
  /** What is wrong with what they sent, in their language, and what they had typed. */
  readonly problems?: readonly string[];
  readonly typed?: Typed;
  /** Above the limits: with this work done it is taken at once. */
  readonly altcha?: Altcha;
  /** Two presses of one button are one comment. */
  readonly key: string;
  /** A moment in few words, and with its zone. */
  readonly show: (at: string) => string;
  readonly whole: (at: string) => string;
};

export const threadUrl = (slug: string): string => `${threadBase(slug)}/comments`;
const backWords = ({ slug }: Listed, { t }: CommentSpeech): string =>
  t(webinarOfThread(slug) === undefined ? 'Back to the article' : 'Back to the replay');
export const anchor = (id: string): string => `c-${id.replaceAll(/[:.]/g, '')}`;
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
const goneWords: Readonly<Record<Gone, CommentSentence>> = {
  deleted: 'This comment was deleted.',
  removed: 'This comment was removed.',
  waiting: 'This comment was changed and is being read again.',
};

const behind = (label: string, inner: string, isOpen = false): string =>
  `<details${isOpen ? ' open' : ''}><summary>${label}</summary><div class="stack">${inner}</div></details>`;

/** Who writes is asked once: afterwards their browser knows. Links are passed on, so whoever it is not says so, and confirms an address. */
const who = (id: string, { writesAs, typed }: Threading, { t }: CommentSpeech): string => {
  const fields = [
    '<div class="thread-who">',
    `<p class="field"><label for="${id}-name">${t('Your name')}</label><input id="${id}-name" name="name" autocomplete="name" maxlength="${limits.name.graphemes}" value="${escapeHtml(typed?.name ?? '')}"></p>`,
    `<p class="field"><label for="${id}-email">${t('Your mail address')}</label><input id="${id}-email" name="email" type="email" autocomplete="email"${writesAs === undefined ? ' required' : ''} maxlength="${limits.address.octets}" value="${escapeHtml(typed?.email ?? '')}"></p></div>`,
    `<p class="hint">${t('Shown as first name and initial. Your address is shown to nobody; you confirm it once by mail.')}</p>`,
    `<p hidden><label for="${id}-site">${t('Please leave this empty')}</label><input id="${id}-site" name="website" tabindex="-1" autocomplete="off"></p>`,
  ].join('');
  if (writesAs === undefined) return fields;
  const summary = `${escapeHtml(t('You write as {name}', { name: writesAs }))} · ${t('Not you?')}`;
  return behind(summary, fields, Boolean(typed?.email));
};

const writing = (threading: Threading, speech: CommentSpeech, to = ''): string => {
  const { article, typed, problems, key, altcha } = threading;
  const { t } = speech;
  const id = to === '' ? 'comment' : `reply-${anchor(to)}`;
  const mine = typed?.to === to ? typed : undefined;
  // A script does the work and sends the form again (site/src/elements/comment-work.ts); whoever has none reads how long to wait.
  const later = mine && altcha ? t('What you typed is kept here.') : '';
  const work =
    later &&
    ` data-altcha="${escapeHtml(JSON.stringify(altcha))}" data-wait="${escapeHtml(t('One moment, please: many comments come in right now.'))}"`;
  const wrong =
    mine && problems?.length
      ? `<div class="notice bad" role="alert" tabindex="-1"${work}>${[...problems, later].map((one) => one && `<p>${escapeHtml(one)}</p>`).join('')}</div>`
      : '';
  return [
    `<form class="stack" method="post" action="${threadUrl(article.slug)}">${wrong}`,
    `<p class="field"><label for="${id}-text">${t(to === '' ? 'Your comment' : 'Your reply')}</label>`,
    `<textarea id="${id}-text" name="text" rows="${to === '' ? 4 : 3}" required>${escapeHtml(mine?.text ?? '')}</textarea></p>`,
    who(id, { ...threading, ...(mine ? { typed: mine } : {}) }, speech),
    hidden('key', key) + (to === '' ? '' : hidden('to', to)),
    `<p><button class="button" type="submit">${t(to === '' ? 'Send comment' : 'Send reply')}</button></p></form>`,
  ].join('');
};

/** A small form of its own for everything that one can do with a comment. */
const act = (threading: Threading, comment: PublicComment, to: string | undefined) => {
  const action = `${threadUrl(threading.article.slug)}/${encodeURIComponent(comment.id)}`;
  return (name: string, label: string, inner = '', kind = 'button quiet'): string =>
    `<form class="stack" method="post" action="${action}">${hidden('act', name)}${to ? hidden('to', to) : ''}${inner}<p><button class="${kind}" type="submit">${label}</button></p></form>`;
};

const tools = (threading: Threading, comment: PublicComment, to: string | undefined, speech: CommentSpeech): string => {
  const { t, number } = speech;
  const { isKnown, isClosed, typed } = threading;
  const form = act(threading, comment, to);
  const likes = comment.likes > 0 ? ` <span class="soft">${number(comment.likes)}</span>` : '';
  const parts = [
    isKnown
      ? form(comment.liked ? 'unlike' : 'like', `${t(comment.liked ? 'You like this' : 'Like')}${likes}`, '', 'thread-like')
      : comment.likes > 0
        ? `<span class="soft small">${speech.many(comment.likes, '{n} like', '{n} likes')}</span>`
        : '',
    !isClosed && to === undefined ? behind(t('Reply'), writing(threading, speech, comment.id), typed?.to === comment.id) : '',
    comment.editUntil
      ? behind(
          t('Edit'),
          form(
            'edit',
            t('Save changes'),
            `<p class="field"><label for="edit-${anchor(comment.id)}">${t('Your comment')}</label><textarea id="edit-${anchor(comment.id)}" name="text" rows="4" required>${escapeHtml(comment.text)}</textarea></p>`,
          ),
        )
      : '',
    comment.own ? behind(t('Delete'), `<p>${t('Delete this comment for good?')}</p>${form('delete', t('Yes, delete it'))}`) : '',
    isKnown && !comment.own && !comment.team
      ? behind(t('Report'), `<p>${t('Report this comment to the team?')}</p>${form('report', t('Yes, report it'))}`)
      : '',
  ];
  return `<div class="thread-tools">${parts.join('')}</div>`;
};

const one = (threading: Threading, comment: PublicComment, speech: CommentSpeech, to?: string): string => {
  const { t } = speech;
  const { show, whole } = threading;
  const body = comment.gone
    ? `<p class="soft"><em>${t(goneWords[comment.gone])}</em></p>`
    : [
        `<p class="meta"><strong>${escapeHtml(comment.by === 'Anonymous' && speech.locale === 'de' ? 'Anonym' : comment.by)}</strong>`,
        comment.team ? ` <span class="chip accent">${t('Team')}</span>` : '',
        ` <time class="soft" datetime="${comment.at}" title="${escapeHtml(whole(comment.at))}">${escapeHtml(show(comment.at))}</time>${comment.editedAt ? ` <span class="soft">${t('edited')}</span>` : ''}</p>`,
        `<p class="thread-text" dir="auto">${escapeHtml(comment.text)}</p>`,
        tools(threading, comment, to, speech),
      ].join('');
  const replies = comment.replies.map((reply) => one(threading, reply, speech, comment.id)).join('');
  return `<li id="${anchor(comment.id)}" class="stack">${body}${replies ? `<ol class="plain thread-replies">${replies}</ol>` : ''}</li>`;
};

/** `main` goes into the site's frame. */
export const threadPage = (threading: Threading, speech: CommentSpeech): { readonly title: string; readonly main: string } => {
  const { t } = speech;
  const { article, comments, order, next, said, isClosed, problems, typed } = threading;
  const url = threadUrl(article.slug);
  const other = order === 'newest' ? 'oldest' : 'newest';
  const stray =
    problems?.length && !typed
      ? `<div class="notice bad" role="alert" tabindex="-1">${problems.map((it) => `<p>${escapeHtml(it)}</p>`).join('')}</div>`
      : '';
  const main = [
    `<p class="small"><a class="lone" href="${escapeHtml(article.path)}">${backWords(article, speech)}</a></p>`,
    `<div class="thread stack" lang="${article.locale}">`,
    said ? `<p class="notice good" role="status" tabindex="-1">${t(said)}</p>` : '',
    stray,
    isClosed ? `<p class="notice">${t('Comments are closed. You can still read them.')}</p>` : writing(threading, speech),
    comments.length > 0
      ? `<p class="small"><a class="lone" data-thread href="${url}?order=${other}">${t(order === 'newest' ? 'Oldest first' : 'Newest first')}</a></p>`
      : isClosed
        ? ''
        : `<p class="soft">${t('Nobody has written here yet. What do you think?')}</p>`,
    `<ol class="plain thread-list">${comments.map((comment) => one(threading, comment, speech)).join('')}</ol>`,
    next
      ? `<p><a class="button quiet" data-thread href="${url}?order=${order}&amp;cursor=${encodeURIComponent(next)}">${t('More comments')}</a></p>`
      : '',
    '</div>',
  ];
  return { title: t('Comments on “{title}”', { title: article.title }), main: main.join('') };
};

/** What a mailed link asks: one button each way. Nothing happens by looking. */
export const confirmCommentPage = (
  text: string,
  { title }: Listed,
  { t }: CommentSpeech,
): { readonly title: string; readonly main: string } => ({
  title: t('Is this your comment?'),
  main: [
    `<p>${escapeHtml(t('Somebody wrote this with your address below “{title}”:', { title }))}</p>`,
    `<blockquote class="thread-text" dir="auto">${escapeHtml(text)}</blockquote>`,
    `<form method="post">${hidden('act', 'yes')}<button class="button" type="submit">${t('Yes, publish it')}</button></form>`,
    `<form method="post">${hidden('act', 'no')}<button class="button quiet" type="submit">${t('No, delete it')}</button></form>`,
    `<p class="soft">${t('It is published once you say yes, or once the team has read it. After that this browser knows you for 60 days.')}</p>`,
  ].join(''),
});

export const overCommentPage = (article: Listed, speech: CommentSpeech): { readonly title: string; readonly main: string } => ({
  title: speech.t('This comment is not waiting any more'),
  main: `<p>${speech.t('It was confirmed or deleted already, or it waited for more than seven days.')}</p><p><a class="button quiet" href="${escapeHtml(article.path)}">${backWords(article, speech)}</a></p>`,
});
