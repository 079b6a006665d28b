/** Comments as the team sees them: what waits, letting it in, taking it out, answering it, making a case of it; and the rules. */
import { Hono } from 'hono';
import type { AuditEntry } from '#shared/audit.ts';
import { contactOfCase } from '#shared/case.ts';
import { type CommentDecision, type ConsoleComment, commentDecision, commentsQuery } from '#shared/comment-desk.ts';
import { commentRulesForm } from '#shared/comment-rules.ts';
import { may } from '#shared/host.ts';
import { wholeQuery } from '#shared/page.ts';
import { questionText } from '#shared/question.ts';
import { toEntry } from '../audit/entry.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { commentList } from '../table/keys.ts';
import { isTold } from '../webinar/draft.ts';
import { commentToQuestion } from './asking.ts';
import { type Listed, listPlaces } from './link.ts';
import { toCommentId, toTag } from './rules.ts';
import { toConsole } from './show.ts';
import type { StoredComment } from './stored.ts';

const FASTER = 'Somebody else decided meanwhile. Please look at it again.';
const IS_QUESTION = 'It is a question of a webinar, which is answered there.';
const NO_QUESTIONS = 'Your role does not decide about questions. You can make a case of it.';
const IS_CASE = 'The service desk answers it already.';
const acts = {
  approve: 'comment.approved',
  hide: 'comment.hidden',
  hold: 'comment.held',
  ask: 'comment.asked',
  question: 'comment.turned',
  answer: 'comment.answered',
} as const;
const states = { approve: 'public', hide: 'hidden', hold: 'held' } as const;

const show = (comment: StoredComment, places: ReadonlyMap<string, Listed>): ConsoleComment => toConsole(comment, places.get(comment.slug));

export const commentTeamRoutes = (deps: EditorDeps) => {
  const decide = needs(deps, 'comment.decide');
  const { comment: store } = deps;

  const placesOf = (comments: readonly StoredComment[]) =>
    listPlaces(
      deps,
      comments.map(({ slug }) => slug),
      { locale: 'en', home: 'en' },
    );

  const find = async (id: string): Promise<StoredComment> => {
    const contact = contactOfCase(id);
    const found = contact && (await store.find(contact, id.slice(-12)));
    // What nobody confirmed is nobody's yet, and what its writer deleted is theirs.
    if (!found || found.state === 'unconfirmed' || found.state === 'deleted')
      throw new Failure('not-found', 'We could not find this comment.');
    return found;
  };

  const answer = async (
    it: StoredComment,
    { text, key }: Extract<CommentDecision, { decision: 'answer' }>,
    by: { email: string; name: string },
  ) => {
    const to = it.to ?? it.id;
    const under = await store.inThread(it.slug, to);
    if (!under || under.gone || it.state !== 'public')
      throw new Failure('refused', 'Please approve this comment first: its thread does not show it.');
    const tag = toTag(deps.config.CONTACT_KEY, by.email, it.id, key ?? Buffer.from(deps.random(16)).toString('hex'));
    const now = deps.now();
    const entry = toEntry(deps, { by: by.email, act: acts.answer, thing: `thread#${it.slug}` }, {}, { comment: it.id });
    await store.answer(it.slug, { id: toCommentId(now, tag), at: now.toISOString(), text, by: by.name, to }, entry);
    return it;
  };

  const turn = async (
    it: StoredComment,
    { webinar: of, text }: Extract<CommentDecision, { decision: 'question' }>,
    by: string,
    entry: AuditEntry,
  ) => {
    const webinar = await deps.webinar.find(of);
    if (!webinar || !isTold(webinar)) throw new Failure('refused', 'This webinar takes no questions. Please choose another one.');
    const words = questionText.safeParse(text ?? it.text);
    if (!words.success) {
      const detail = 'A question is shorter than this comment. Please say it in 280 characters.';
      throw new Failure('invalid', detail, { errors: [{ pointer: '#/text', detail }] });
    }
    const id = deps.questionIds.make(webinar.id, it.contact, `comment:${it.id}`);
    const question = commentToQuestion(it, { id, webinar, text: words.data }, { by: by.split('@')[0] ?? '', now: deps.now() });
    const turned = await store.turn(it, question, entry);
    if (turned) await deps.publishFeed(webinar.id);
    return turned;
  };

  /** What stands already needs no second write, whichever version was seen: that is how a retry is answered. */
  const isDone = (it: StoredComment, { decision }: CommentDecision): boolean => {
    if (decision === 'ask') return it.case !== undefined;
    if (decision === 'question') return it.question !== undefined;
    return decision !== 'answer' && it.state === states[decision] && !it.reports;
  };

  /** Undefined where somebody was faster. */
  const carryOut = (it: StoredComment, form: Exclude<CommentDecision, { decision: 'answer' }>, by: string) => {
    const entry = toEntry(deps, { by, act: acts[form.decision], thing: `thread#${it.slug}` }, {}, { comment: it.id });
    if (form.decision === 'question') return turn(it, form, by, entry);
    if (form.decision === 'ask') return store.ask(it, entry);
    return store.change(it, { state: states[form.decision], reports: 0, why: undefined }, entry);
  };

  return new Hono<Env>()
    .get('/api/console/comments', decide, async (c) => {
      const { list, limit, cursor } = validQuery(c, commentsQuery);
      const { after } = fromCursor(cursor, [commentList(list)]);
      const { rows, next } = await store.listed(list, limit, after);
      const places = await placesOf(rows);
      const token = toCursor(next);
      return c.json({ items: rows.map((row) => show(row, places)), ...(token ? { next: token } : {}) }, 200);
    })
    .get('/api/console/comments/rules', decide, async (c) => {
      validQuery(c, wholeQuery);
      return c.json(await store.rules(), 200);
    })
    .put('/api/console/comments/rules', needs(deps, 'setting.change'), async (c) => {
      const form = await valid(c, commentRulesForm);
      const seen = await store.rules();
      if (seen.version !== form.version) throw new Failure('conflict', FASTER, { current: seen });
      const entry = toEntry(deps, { by: c.var.member.email, act: 'comment-rules.changed', thing: 'comments' }, seen, form);
      const stored = await store.setRules(form, entry);
      if (!stored) throw new Failure('conflict', FASTER, { current: await store.rules() });
      return c.json(stored, 200);
    })
    .post('/api/console/comments/:comment/decisions', decide, async (c) => {
      const form = await valid(c, commentDecision);
      const it = await find(c.req.param('comment'));
      const places = await placesOf([it]);
      const { email, name } = c.var.member;
      if (form.decision === 'answer') return c.json(show(await answer(it, form, { email, name }), places), 201);
      if (isDone(it, form)) return c.json(show(it, places), 200);
      if (form.version !== undefined && form.version !== it.version) throw new Failure('conflict', FASTER, { current: show(it, places) });
      if (form.decision === 'question' && !may(c.var.member.roles, 'question.decide')) throw new Failure('forbidden', NO_QUESTIONS);
      if ((form.decision === 'ask' && it.question) || (form.decision === 'question' && it.case))
        throw new Failure('refused', form.decision === 'ask' ? IS_QUESTION : IS_CASE, { current: show(it, places) });
      const changed = await carryOut(it, form, email);
      const now = changed ?? (await find(c.req.param('comment')));
      if (!changed && !isDone(now, form)) throw new Failure('conflict', FASTER, { current: show(now, places) });
      return c.json(show(now, places), 200);
    });
};
