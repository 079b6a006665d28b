/** Comments below articles and replays: reading, writing, mending what is one's own. As a page, and as JSON. */
import { type Context, Hono } from 'hono';
import { type CommentAct, commentAct, commentForm, type Said, threadQuery } from '#shared/comment.ts';
import { isCommentId, tagOfComment } from '#shared/comment-id.ts';
import type { ContactId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { addressToContact } from '../contact/identity.ts';
import { idsOf } from '../contact/stored.ts';
import { Failure } from '../failure.ts';
import { readBody, validQuery, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findKnown } from '../http/known.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';

import { idempotencyKey } from '../http/room.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { type Listed, WAITING_SECONDS } from './link.ts';
import { anchor, threadUrl } from './page.ts';
import { answerThread, threadFor } from './page-routes.ts';
import { places } from './place-routes.ts';
import { judge, toCommentId, toTag } from './rules.ts';
import { editUntil, type StoredComment } from './stored.ts';

/** Comments from one network in a minute, where the form of a webinar lets more through: those are announced, a thread is not. */
const NETWORK_COMMENTS = 20;
const NOT_FOUND = say('We could not find this comment.');
const tooMany = (seconds: number): Failure =>
  new Failure('too-many', say('You can write again in {n} seconds.', { n: seconds }), { retryAfterSeconds: seconds });

export const commentRoutes = (deps: ReaderDeps) => {
  const { comment: store } = deps;
  const isCrowded = createNetworkLimit(Math.min(NETWORK_COMMENTS, deps.config.NETWORK_LIMIT), deps.realNow);
  const reader = (c: Context<Env>) => findKnown(c, deps);
  const back = (c: Context<Env>, { slug }: Listed, said?: Said) => c.redirect(`${threadUrl(slug)}${said ? `?said=${said}` : ''}`, 303);

  /** Where it can stand; throws where the thread or the comment takes none. */
  const openTo = async ({ slug }: Listed, to: string | undefined) => {
    const rules = await store.rules();
    if (rules.closed.includes(slug)) throw new Failure('refused', say('This takes no comments now.'));
    if (to === undefined) return rules;
    const parent = await store.inThread(slug, to);
    if (!parent) throw new Failure('not-found', NOT_FOUND);
    if (!store.takesReplies(parent)) throw new Failure('refused', say('This takes no comments now.'));
    return rules;
  };

  /** One write for each; the same key again is the same comment. `status`: what is told of it. */
  const write = async (
    c: Context<Env>,
    article: Listed,
    form: {
      text: string;
      email?: string | undefined;
      name?: string | undefined;
      to?: string | undefined;
      key?: string | undefined;
      website?: string | undefined;
    },
  ) => {
    const here = await reader(c);
    // Whoever says that it is not them gives an address, and confirms it like everybody.
    const named = form.email === undefined ? undefined : addressToContact(deps.config.CONTACT_KEY, form.email);
    const known = here && (named === undefined || idsOf(here).includes(named)) ? here : undefined;
    if (!known && form.email === undefined) {
      const detail = say('Please give an email address like you@example.com.');
      throw new Failure('invalid', say('Some fields need your attention.'), { errors: [{ pointer: '#/email', detail }] });
    }
    // What fills the honeypot is answered like everybody, and nothing is written.
    if (form.website) return { id: '', status: 'check-your-inbox' as const };
    const contact: ContactId = known?.id ?? named ?? '';
    const given = idempotencyKey(c) || form.key || Buffer.from(deps.random(16)).toString('hex');
    const tag = toTag(deps.config.CONTACT_KEY, contact, article.slug, given);
    const answer = ({ id, state }: StoredComment) => ({
      id,
      status: state === 'unconfirmed' ? ('check-your-inbox' as const) : state === 'public' ? ('published' as const) : ('held' as const),
    });
    const before = await store.find(contact, tag);
    // Nobody learns by a key what became of a comment that another address wrote.
    if (before) return known || before.state === 'unconfirmed' ? answer(before) : { id: before.id, status: 'check-your-inbox' as const };
    const rules = await openTo(article, form.to);
    if (isCrowded(toNetwork(c.req.header('x-viewer-address')))) throw tooMany(60);
    const wait = await store.pace(contact);
    if (wait > 0) throw tooMany(wait);
    const now = deps.now();
    const judged = judge(`${form.name ?? known?.name ?? ''}\n${form.text}`, rules);
    const made: StoredComment = {
      ...{
        id: toCommentId(now, tag),
        contact,
        slug: article.slug,
        text: form.text,
        at: now.toISOString(),
        locale: article.locale,
        version: 1,
      },
      ...(form.to ? { to: form.to } : {}),
      by: form.name || known?.name || '',
      ...(known ? judged : { state: 'unconfirmed', address: form.email ?? '', ttl: Math.floor(now.getTime() / 1000) + WAITING_SECONDS }),
    };
    const isStored = await store.add(made, known !== undefined);
    const stored = isStored ? made : await store.find(contact, tag);
    if (!stored) throw new Failure('busy', say('Much happens at once here. Please try again.'));
    return answer(stored);
  };

  const carryOut = async (c: Context<Env>, { slug }: Listed, id: string, { to, ...act }: CommentAct): Promise<Said | undefined> => {
    const known = await reader(c);
    if (!known) throw new Failure('no-seat', say('Please register first, or open the link from your mail.'));
    if (!isCommentId(id)) throw new Failure('not-found', NOT_FOUND);
    if (act.act === 'edit' || act.act === 'delete') {
      const found = await Promise.all(idsOf(known).map((one) => store.find(one, tagOfComment(id))));
      const mine = found.find((one) => one?.id === id && one.slug === slug && one.state !== 'deleted' && one.state !== 'hidden');
      if (!mine) throw new Failure('not-found', NOT_FOUND);
      const { text } = act.act === 'edit' ? act : mine;
      if (act.act === 'edit' && editUntil(mine.at) <= deps.now().toISOString())
        throw new Failure('refused', say('This takes no comments now.'));
      if (act.act === 'edit' && text === mine.text) return undefined;
      const judged = judge(text, await store.rules());
      // Else whoever was let in by the team could write anything afterwards.
      const change =
        act.act === 'edit' ? { text, editedAt: deps.now().toISOString(), ...judged } : { text: '', by: '', state: 'deleted' as const };
      const changed = await store.change(mine, change);
      if (!changed) throw new Failure('busy', say('Much happens at once here. Please try again.'));
      return changed.state === 'held' ? 'held' : undefined;
    }
    const shown = await store.inThread(slug, id, to);
    if (!shown || shown.gone) throw new Failure('not-found', NOT_FOUND);
    if (act.act === 'report') {
      await store.report(known.id, shown);
      return 'reported';
    }
    await store.like(known.id, shown, slug, act.act === 'like');
    return undefined;
  };

  const app = new Hono<Env>();
  for (const { base, find } of places)
    app
      .get(`${base}/comments`, async (c) => {
        const query = validQuery(c, threadQuery);
        const article = await find(c, deps);
        const known = await reader(c);
        if (wantsHtml(c)) return answerThread(c, deps, article, query, known);
        const { items, next } = await threadFor(deps, article, query, known);
        return c.json({ items, ...(next ? { next } : {}) }, 200);
      })
      .post(`${base}/comments`, async (c) => {
        const article = await find(c, deps);
        const { kind, raw, parsed } = await readBody(c, commentForm);
        const isPage = kind === 'form' && wantsHtml(c);
        try {
          if (!parsed.ok) throw parsed.failure;
          const done = await write(c, article, parsed.value);
          return isPage ? back(c, article, done.status) : c.json(done, done.status === 'published' ? 201 : 202);
        } catch (error) {
          if (!isPage || !(error instanceof Failure)) throw error;
          return answerThread(c, deps, article, threadQuery.parse({}), await reader(c), { failure: error, raw });
        }
      })
      .post(`${base}/comments/:comment`, async (c) => {
        const article = await find(c, deps);
        const id = c.req.param('comment') ?? '';
        const { kind, parsed } = await readBody(c, commentAct);
        const isPage = kind === 'form' && wantsHtml(c);
        try {
          if (!parsed.ok) throw parsed.failure;
          const said = await carryOut(c, article, id, parsed.value);
          if (!isPage) return c.json({ id, done: true }, 200);
          return said ? back(c, article, said) : c.redirect(`${threadUrl(article.slug)}#${anchor(id)}`, 303);
        } catch (error) {
          if (!isPage || !(error instanceof Failure)) throw error;
          return answerThread(c, deps, article, threadQuery.parse({}), await reader(c), { failure: error });
        }
      });
  return app;
};
