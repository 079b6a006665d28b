/** Taking a comment: whose it is, where it can stand, how often one may write, and one write for each. */
import type { Context } from 'hono';
import type * as z from 'zod';
import type { CommentStatus, commentForm } from '#shared/comment.ts';
import type { ContactId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { Failure } from '../failure.ts';
import { createWork, type WorkFor } from '../http/altcha.ts';
import type { Env } from '../http/env.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';
import { idempotencyKey } from '../http/room.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { type Listed, WAITING_SECONDS } from './link.ts';
import { judge, toCommentId, toTag } from './rules.ts';
import type { StoredComment } from './stored.ts';

/** Comments from one network in a minute, where the form of a webinar lets more through: those are announced, a thread is not. */
const NETWORK_COMMENTS = 20;
/** Below one article in a minute, from everywhere. */
const PLACE_COMMENTS = 60;
const MINUTE = 60;

type Form = z.infer<typeof commentForm>;
type Answer = { readonly id: string; readonly status: CommentStatus };

const toAnswer = ({ id, state }: StoredComment): Answer => ({
  id,
  status: state === 'unconfirmed' ? 'check-your-inbox' : state === 'public' ? 'published' : 'held',
});

/** Throws where the thread or the comment takes none. */
const openTo = async ({ comment }: ReaderDeps, { slug }: Listed, to: string | undefined) => {
  const rules = await comment.rules();
  const refused = new Failure('refused', say('This takes no comments now.'));
  if (rules.closed.includes(slug)) throw refused;
  const parent = to === undefined ? undefined : await comment.inThread(slug, to);
  if (to !== undefined && !parent) throw new Failure('not-found', say('We could not find this comment.'));
  if (parent && !comment.takesReplies(parent)) throw refused;
  return rules;
};

export const createWriting = (deps: ReaderDeps) => {
  const { comment: store, config } = deps;
  const work = createWork(config);
  const isCrowded = createNetworkLimit(Math.min(NETWORK_COMMENTS, config.NETWORK_LIMIT), deps.realNow);
  const isFull = createNetworkLimit(PLACE_COMMENTS, deps.realNow);

  /** The same request with this work done is let through at once; without it, once so many seconds are over. */
  const needsWork = async (comment: WorkFor, seconds: number, detail: string): Promise<Failure> => {
    const altcha = await work.challenge(comment, deps.realNow(), deps.random(2));
    return new Failure('proof-needed', detail, { altcha, retryAfterSeconds: seconds });
  };

  /** Throws above the limits of a network, of an article, and of a person; nothing is written by asking for work. */
  const slow = async (network: string | undefined, { slug }: Listed, contact: ContactId, comment: WorkFor, hasWorked: boolean) => {
    // One network's flood asks nothing of others: what is over its own limit does not count for the article.
    if (!hasWorked && (isCrowded(network) || isFull(slug)))
      throw await needsWork(comment, MINUTE, say('Many people write here right now. You can send it again in a minute.'));
    const { wait, workHelps } = await store.pace(contact, hasWorked);
    if (wait === 0) return;
    const detail = say('You can write again in {n} seconds.', { n: wait });
    throw workHelps ? await needsWork(comment, wait, detail) : new Failure('too-many', detail, { retryAfterSeconds: wait });
  };

  /** Whoever says that it is not them gives an address, and confirms it like everybody. Throws where nobody is named. */
  const whose = (form: Form, here: Contact | undefined) => {
    const named = form.email === undefined ? undefined : addressToContact(config.CONTACT_KEY, form.email);
    const known = here && (named === undefined || idsOf(here).includes(named)) ? here : undefined;
    const contact = known?.id ?? named;
    if (contact !== undefined) return { known, contact };
    const detail = say('Please give an email address like you@example.com.');
    throw new Failure('invalid', say('Some fields need your attention.'), { errors: [{ pointer: '#/email', detail }] });
  };

  /** The same key again is the same comment. `here`: whose address is confirmed in this browser. */
  return async (c: Context<Env>, article: Listed, form: Form, here: Contact | undefined): Promise<Answer> => {
    const { known, contact } = whose(form, here);
    // What fills the honeypot is answered like everybody, and nothing is written.
    if (form.website) return { id: '', status: 'check-your-inbox' };
    const solved = await work.solved(form.proof, deps.realNow());
    const key = idempotencyKey(c) || form.key || solved?.key || Buffer.from(deps.random(16)).toString('hex');
    const tag = toTag(config.CONTACT_KEY, contact, article.slug, key);
    const before = await store.find(contact, tag);
    // Nobody learns by a key what became of a comment that another address wrote.
    if (before) return known || before.state === 'unconfirmed' ? toAnswer(before) : { id: before.id, status: 'check-your-inbox' };
    const rules = await openTo(deps, article, form.to);
    await slow(toNetwork(c.req.header('x-viewer-address')), article, contact, { tag, key }, solved?.tag === tag);
    const now = deps.now();
    const ttl = Math.floor(now.getTime() / 1000) + WAITING_SECONDS;
    const made: StoredComment = {
      ...{ id: toCommentId(now, tag), contact, slug: article.slug, text: form.text, at: now.toISOString() },
      ...{ locale: article.locale, version: 1, by: form.name || known?.name || '' },
      ...(form.to ? { to: form.to } : {}),
      ...(known ? judge(`${form.name ?? known.name}\n${form.text}`, rules) : { state: 'unconfirmed', address: form.email ?? '', ttl }),
    };
    const stored = (await store.add(made, known !== undefined)) ? made : await store.find(contact, tag);
    if (!stored) throw new Failure('busy', say('Much happens at once here. Please try again.'));
    return toAnswer(stored);
  };
};
