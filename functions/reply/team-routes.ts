/** Replying to a case: looked over, sent or kept for its time, taken back. */
import type { Context } from 'hono';
import { Hono } from 'hono';
import { type Case, isCaseId } from '#shared/case.ts';
import { replyForm } from '#shared/case-forms.ts';
import { checkForm, type Replied, type ReplyCheck } from '#shared/reply.ts';
import { toEntry } from '../audit/entry.ts';
import type { StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { idempotencyKey } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { isTold } from '../webinar/draft.ts';
import { isPublic } from './answering.ts';
import type { Sent } from './attempt.ts';
import { checkReply } from './check.ts';
import { slugsIn } from './links.ts';
import { isReplyId, REPLY_ID_BYTES, type StoredReply, toReplyId } from './stored.ts';
import { isShared, keyedReplyId, toChecked, toFormMark, toReply } from './writing.ts';

const gone = () => new Failure('not-found', 'This case is not here any more.');
const MOST_DAYS = 90;

export const replyRoutes = (deps: DeskDeps) => {
  const mayWork = needs(deps, 'case.work');

  const find = async (id: string): Promise<StoredCase> => {
    const found = isCaseId(id) ? await deps.cases.find(id) : undefined;
    if (!found) throw gone();
    return found;
  };
  const findReply = async (it: StoredCase, id: string): Promise<StoredReply> => {
    const found = isReplyId(id) ? await deps.reply.seek(it, id) : undefined;
    if (!found) throw new Failure('not-found', 'This reply is not here any more.');
    return found;
  };
  const show = (it: StoredCase): Promise<Case> => deps.inbox.show(it, { messages: [], realNow: deps.realNow() });

  /** Slugs in these texts that are pages of webinars which everybody may know of. */
  const knownOf = async (texts: string): Promise<ReadonlySet<string>> => {
    const slugs = [...new Set(slugsIn(texts, deps.config.PARLEY_URL))].slice(0, 20);
    const found = await Promise.all(
      slugs.map(async (slug) => {
        const id = await deps.webinar.idOfSlug(slug);
        const webinar = id === undefined ? undefined : await deps.webinar.recent(id);
        return webinar && isTold(webinar) ? [slug] : [];
      }),
    );
    return new Set(found.flat());
  };

  const check = async (it: StoredCase, texts: { text: string; publicText?: string | undefined; shared: boolean }): Promise<ReplyCheck> => {
    const [question, contact, settings, known] = await Promise.all([
      it.question ? deps.question.find(it.question) : undefined,
      deps.contact.find(it.contact),
      deps.setting.recent(),
      knownOf(`${texts.text}\n${texts.publicText ?? ''}`),
    ]);
    return checkReply(toChecked(texts, { question, contact, settings, base: deps.config.PARLEY_URL, known }));
  };

  const toTold =
    (by: string, id: string, reply: Pick<StoredReply, 'id' | 'sendAt'>, undone = false) =>
    (before: object, after: object) => {
      const told = (it: object) => ('state' in it ? { state: it.state } : {});
      const what = undone ? { 'taken back': reply.id } : { reply: reply.id, ...(reply.sendAt ? { sendAt: reply.sendAt } : {}) };
      return toEntry(deps, { by, act: 'case.replied', thing: `case#${id}` }, told(before), { ...told(after), ...what });
    };

  /** The case once it was stored; why it was not, with the case read anew: what came between may be newer than what was looked at. */
  const settled = async (done: Sent): Promise<StoredCase> => {
    switch (done.kind) {
      case 'gone':
        throw gone();
      case 'busy':
        throw new Failure('busy', 'Much happens at once here. Please try again.', { retryAfterSeconds: 1 });
      case 'stale':
        throw new Failure('conflict', 'They were written to meanwhile. Please read that first, then send yours if it still helps.', {
          current: await show(await find(done.case.id)),
        });
      case 'other':
        throw new Failure('conflict', 'It was taken as you wrote it first. What you changed since was not sent.', {
          current: await show(await find(done.case.id)),
        });
      case 'refused':
        throw new Failure('refused', done.detail, { current: await show(done.case) });
      default:
        return done.case;
    }
  };

  const schedule = async (it: StoredCase, reply: StoredReply, said: string | undefined): Promise<StoredCase> => {
    const time = Date.parse(reply.sendAt ?? '') - deps.now().getTime();
    if (!(time > 0)) throw new Failure('refused', 'That time is past. Please choose a later one.', { current: await show(it) });
    if (time > MOST_DAYS * 86_400_000) throw new Failure('refused', 'Please choose a time within 90 days.', { current: await show(it) });
    const entry = () => toTold(reply.by, it.id, reply)({}, {});
    return settled(await deps.reply.keep(reply, { said, entry }));
  };

  const send = async (it: StoredCase, reply: StoredReply, said: string | undefined): Promise<StoredCase> => {
    const next = await settled(await deps.reply.send(reply, { said, entry: toTold(reply.by, it.id, reply) }));
    if (isPublic(reply) && it.webinar) await deps.publishFeed(it.webinar);
    return next;
  };

  return new Hono<Env>()
    .post('/api/console/cases/:k/check', mayWork, async (c) => {
      const texts = await valid(c, checkForm);
      return c.json((await check(await find(c.req.param('k')), texts)) satisfies ReplyCheck, 200);
    })

    .post('/api/console/cases/:k/replies', mayWork, async (c: Context<Env, '/api/console/cases/:k/replies'>) => {
      const form = await valid(c, replyForm);
      const it = await find(c.req.param('k'));
      const by = c.var.member.email;
      const key = idempotencyKey(c) ?? form.key;
      const id = key ? keyedReplyId(deps.config.CONTACT_KEY, it, by, key) : toReplyId(deps.random(REPLY_ID_BYTES));
      const written = toReply(it, form, { id, by, at: deps.now().toISOString() });
      const reply = key ? { ...written, form: toFormMark(deps.config.CONTACT_KEY, form) } : written;
      const question = it.question ? await deps.question.find(it.question) : undefined;
      const checked = await check(it, { text: form.text, publicText: form.publicText, shared: isShared(form, question) });
      const next = reply.state === 'waiting' ? await schedule(it, reply, form.said) : await send(it, reply, form.said);
      return c.json({ ...(await show(next)), replied: id, ...checked } satisfies Replied, 201);
    })

    .delete('/api/console/cases/:k/replies/:reply', mayWork, async (c) => {
      const it = await find(c.req.param('k'));
      const reply = await findReply(it, c.req.param('reply'));
      const entry = toTold(c.var.member.email, it.id, reply, true)({}, {});
      if (reply.offAt !== undefined) return c.json((await show(it)) satisfies Case, 200);
      // The mail arrived; what everybody reads below the comment can still go.
      const done = await (it.source === 'comment' && reply.state === 'sent' && isPublic(reply)
        ? deps.reply.takeOff(reply, deps.now().toISOString(), entry)
        : deps.reply.cancel(reply, entry));
      if (!done) throw new Failure('refused', 'It is on its way already, so it cannot be taken back.', { current: await show(it) });
      return c.json((await show(await find(it.id))) satisfies Case, 200);
    });
};
