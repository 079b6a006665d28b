/** Deciding about questions. */
import { Hono } from 'hono';
import { isWebinarId, type QuestionId, type WebinarId } from '#shared/ids.ts';
import { decisionForm } from '#shared/question.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { toConsole } from './ask.ts';
import { roomQuery } from './filter.ts';
import { decide, type StoredQuestion } from './moderate.ts';

const TRIES = 5;

export const teamQuestionRoutes = (deps: Deps) => {
  const show = async (question: StoredQuestion) => toConsole(question, await deps.question.answers(question.id));
  const find = async (webinar: WebinarId, id: QuestionId): Promise<StoredQuestion> => {
    const question = deps.questionIds.isOf(webinar, id) ? await deps.question.find(id) : undefined;
    if (!question) throw new Failure('not-found', 'We could not find this question.');
    return question;
  };
  const mayDecide = needs(deps, 'question.decide');

  return new Hono<Env>()
    .get('/api/console/webinars/:id/questions', needs(deps, 'webinar.read'), async (c) => {
      const { visibility, resolution, limit, cursor } = validQuery(c, roomQuery);
      const id = c.req.param('id');
      const webinar = isWebinarId(id) ? await deps.webinar.recent(id) : undefined;
      if (!webinar) throw new Failure('not-found', 'We could not find this webinar.');
      const { questions, answers } = await deps.question.room(id);
      const all = questions
        .filter((question) => (!visibility || question.visibility === visibility) && (!resolution || question.resolution === resolution))
        .sort((a, b) => a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id));
      const from = cursor ? all.findIndex((question) => question.id === cursor) + 1 : 0;
      const chosen = all.slice(from, limit ? from + limit : undefined);
      const next = limit && from + limit < all.length ? chosen.at(-1)?.id : undefined;
      const items = chosen.map((question) => toConsole(question, answers.get(question.id) ?? []));
      return c.json({ items, ...(next ? { next } : {}) }, 200);
    })

    .post('/api/console/webinars/:id/questions/:question/decisions', mayDecide, async (c) => {
      const form = await valid(c, decisionForm);
      const { id, question: q } = c.req.param();
      if (form.decision === 'merge' && form.into && form.into !== q) {
        const target = await find(id, form.into);
        // Two questions merged into each other would both be closed, and nobody would answer.
        if (target.resolution === 'closed')
          throw new Failure('refused', 'That question is closed itself. Please choose an open one.', {
            current: await show(await find(id, q)),
          });
      }
      const by = c.var.member.email.split('@')[0] ?? '';
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = await find(id, q);
        if (form.version !== undefined && form.version !== seen.version)
          throw new Failure('conflict', 'A colleague decided about this question meanwhile.', { current: await show(seen) });
        const decided = decide(seen, form, { by, now: deps.now() });
        if (decided.kind === 'refused') throw new Failure('refused', decided.detail, { current: await show(seen) });
        if (decided.kind === 'same') return c.json(await show(seen), 200);
        if (await deps.question.decide(seen, decided.question, decided.answer)) {
          await deps.publishFeed(id);
          return c.json(await show(decided.question), 200);
        }
      }
      throw new Failure('busy', 'Several people decide about this question at once. Please try again.', { retryAfterSeconds: 1 });
    });
};
