/** Questions as the team sees them, and deciding about them. */
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { type DecisionForm, decisionForm } from '#shared/decision.ts';
import { isWebinarId, type QuestionId, type WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { toConsole } from './ask.ts';
import { roomQuery } from './filter.ts';
import { joiningOf, whyNotJoined } from './merge.ts';
import { type Changed, decide, type StoredQuestion } from './moderate.ts';
import { toPage, unknownPage } from './paging.ts';

const TRIES = 5;

export const findQuestion = async (deps: Deps, webinar: WebinarId, id: QuestionId): Promise<StoredQuestion> => {
  const question = deps.questionIds.isOf(webinar, id) ? await deps.question.find(id) : undefined;
  if (!question) throw new Failure('not-found', 'We could not find this question.');
  return question;
};

export const showQuestion = async (deps: Deps, question: StoredQuestion) =>
  toConsole(question, await deps.question.answers(question.id), { realNow: deps.realNow() });

export const teamQuestionRoutes = (deps: Deps) => {
  const find = (webinar: WebinarId, id: QuestionId) => findQuestion(deps, webinar, id);
  const show = (question: StoredQuestion) => showQuestion(deps, question);
  const read = needs(deps, 'webinar.read');

  /** False where another decision came between. Throws `refused` where the question that this one points to stands in the way. */
  const store = async (seen: StoredQuestion, changed: Changed): Promise<boolean> => {
    const done = await deps.question.decide(seen, changed);
    const joining = done === 'target' ? joiningOf(seen, changed.question) : undefined;
    if (!joining) return done === 'stored';
    const target = await deps.question.find(joining.target);
    if (target || joining.by > 0) throw new Failure('refused', whyNotJoined(joining), { current: await show(seen) });
    // What it pointed to is gone: then nobody has to let it go.
    return (await deps.question.decide(seen, changed, { alone: true })) === 'stored';
  };

  const carryOut = async (webinar: WebinarId, id: QuestionId, form: DecisionForm, by: string): Promise<StoredQuestion> => {
    // Two questions merged into each other would both be closed, and nobody would answer: a stranger is refused before anything is written.
    if (form.decision === 'merge' && form.into && form.into !== id) await find(webinar, form.into);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await find(webinar, id);
      if (form.version !== undefined && form.version !== seen.version)
        throw new Failure('conflict', 'A colleague decided about this question meanwhile.', { current: await show(seen) });
      const decided = decide(seen, form, { by, now: deps.now() });
      if (decided.kind === 'refused') throw new Failure('refused', decided.detail, { current: await show(seen) });
      if (decided.kind === 'same') return seen;
      if (!(await store(seen, decided))) continue;
      await deps.publishFeed(webinar);
      return decided.question;
    }
    throw new Failure('busy', 'Several people decide about this question at once. Please try again.', { retryAfterSeconds: 1 });
  };

  return new Hono<Env>()
    .get('/api/console/webinars/:id/questions', read, etag(), async (c) => {
      // A board looks at each of its pages again and again, and most did not change.
      const { visibility, resolution, limit, cursor } = validQuery(c, roomQuery);
      const id = c.req.param('id');
      const webinar = isWebinarId(id) ? await deps.webinar.recent(id) : undefined;
      if (!webinar) throw new Failure('not-found', 'We could not find this webinar.');
      if (cursor !== undefined && !deps.questionIds.isOf(id, cursor)) throw unknownPage();
      const room = limit === undefined ? await deps.question.room(id) : await deps.question.recentRoom(id);
      const { questions = [], answers } = room ?? {};
      const isWanted = (one: StoredQuestion) =>
        (!visibility || one.visibility === visibility) && (!resolution || one.resolution === resolution);
      const { items, after } = toPage(questions, { cursor, limit, isWanted });
      const shown = items.map((question) => toConsole(question, answers?.get(question.id) ?? [], { realNow: deps.realNow() }));
      return c.json({ items: shown, ...(after ? { next: items.at(-1)?.id } : {}) }, 200);
    })

    .get('/api/console/webinars/:id/questions/:question', read, async (c) => {
      const question = await find(c.req.param('id'), c.req.param('question'));
      const [answers, past] = await Promise.all([deps.question.answers(question.id), deps.question.past(question.id)]);
      return c.json(toConsole(question, answers, { realNow: deps.realNow(), past }), 200);
    })

    .post('/api/console/webinars/:id/questions/:question/decisions', needs(deps, 'question.decide'), async (c) => {
      const form = await valid(c, decisionForm);
      const by = c.var.member.email.split('@')[0] ?? '';
      return c.json(await show(await carryOut(c.req.param('id'), c.req.param('question'), form, by)), 200);
    });
};
