/** What hosts do beside deciding: say that they are replying, and ask a person to listen. */
import { Hono } from 'hono';
import { replyingForm } from '#shared/decision.ts';
import { type ContactId, isWebinarId, type WebinarId } from '#shared/ids.ts';
import { type SilenceForm, silenceForm } from '#shared/report.ts';
import { isLineId } from '../chat/line.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { closeReply, openReply, replyingOf } from './replying.ts';
import { findQuestion, showQuestion } from './routes.ts';

export const teamAttendeeRoutes = (deps: Deps) => {
  const mayDecide = needs(deps, 'question.decide');

  /** Who wrote it. Throws `refused` where nobody can know. */
  const writerOf = async (webinar: WebinarId, { question, chat = '' }: SilenceForm): Promise<ContactId> => {
    if (question !== undefined) return (await findQuestion(deps, webinar, question)).asker;
    const line = isWebinarId(webinar) && isLineId(chat) ? await deps.chat.find(webinar, chat) : undefined;
    if (!line) throw new Failure('not-found', 'We could not find this message.');
    if (line.writer === undefined) throw new Failure('refused', 'A colleague wrote this.');
    return line.writer;
  };

  return new Hono<Env>()
    .post('/api/console/webinars/:id/questions/:question/replying', mayDecide, async (c) => {
      const { open } = await valid(c, replyingForm);
      const { id } = await findQuestion(deps, c.req.param('id'), c.req.param('question'));
      const { change, when } = open ? openReply(c.var.member.email, deps.realNow()) : closeReply(c.var.member.email);
      const done = await deps.question.mark(id, change, when);
      const question = await findQuestion(deps, c.req.param('id'), id);
      const replying = replyingOf(question, deps.realNow());
      if (open && !done)
        throw new Failure('conflict', `${replying?.by ?? 'A colleague'} is replying to this question.`, {
          current: await showQuestion(deps, question),
        });
      return c.json(replying ? { replying } : {}, 200);
    })

    .post('/api/console/webinars/:id/silence', mayDecide, async (c) => {
      const form = await valid(c, silenceForm);
      const { silenced } = form;
      const webinar = c.req.param('id');
      const asked = await deps.live.silence(await writerOf(webinar, form), webinar, silenced);
      if (!asked)
        throw new Failure(
          'refused',
          'This was asked without a name, and nobody knows by whom: so nobody can be silenced. You can hide it.',
        );
      // The mark stands on all that they asked: a host sees it wherever they meet this person.
      const marked = new Set([
        ...[...asked].map((tag) => deps.questionIds.complete(webinar, tag)),
        ...(form.question ? [form.question] : []),
      ]);
      const change = silenced ? { set: { silenced: true } } : { remove: ['silenced'] };
      await Promise.all([...marked].map((id) => deps.question.mark(id, change, { exists: 'version' })));
      return c.json({ silenced }, 200);
    });
};
