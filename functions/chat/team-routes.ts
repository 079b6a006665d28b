/** Chat as the team sees it: everything that was written, removing a line, writing one, making a question of one. */
import { Hono } from 'hono';
import * as z from 'zod';
import { type ConsoleChat, type ConsoleLine, chatForm, chatQuestionForm } from '#shared/chat.ts';
import { isWebinarId } from '#shared/ids.ts';
import { pageQuery } from '#shared/page.ts';
import { type ConsoleQuestion, ownEdit } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { idempotencyKey } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { toConsole } from '../question/ask.ts';
import { createCache } from '../table/cache.ts';
import { chatStateOf, NO_CHAT, whyClosed } from './gate.ts';
import { lineBefore, toPage } from './history.ts';
import { isLineId, type StoredLine, tagOfLine, timeOfLine, toConsoleLine, toLineId } from './line.ts';
import { CHAT_LINES } from './public.ts';
import { lineToQuestion } from './to-question.ts';

const historyQuery = z.strictObject(pageQuery);
/** The panel looks every two seconds; who was silenced is read anew after three. */
const COPY_MS = 3_000;

export const teamChatRoutes = (deps: Deps) => {
  const silenced = createCache<boolean>(COPY_MS, deps.realNow);
  const decide = needs(deps, 'question.decide');

  const findWebinar = async (id: string): Promise<Webinar> => {
    const webinar = isWebinarId(id) ? await deps.webinar.find(id) : undefined;
    if (!webinar) throw new Failure('not-found', 'We could not find this webinar.');
    return webinar;
  };
  const findLine = async (webinar: string, id: string): Promise<StoredLine> => {
    const line = isWebinarId(webinar) && isLineId(id) ? await deps.chat.find(webinar, id) : undefined;
    if (!line) throw new Failure('not-found', 'We could not find this message.');
    return line;
  };
  const show = async (webinar: string, line: StoredLine): Promise<ConsoleLine> => {
    const { writer } = line;
    const isSilenced = writer && (await silenced.find(`${webinar}#${writer}`, () => deps.chat.isSilenced(writer, webinar)));
    return toConsoleLine(line, isSilenced === true);
  };

  return new Hono<Env>()
    .get('/api/console/webinars/:id/chat', needs(deps, 'webinar.read'), async (c) => {
      const { limit, cursor } = validQuery(c, historyQuery);
      const webinar = await findWebinar(c.req.param('id'));
      const wanted = { most: limit + 1, before: lineBefore(cursor), strong: true, isWanted: () => true };
      const [{ lines }, state, present] = await Promise.all([
        deps.chat.newest(webinar.id, wanted),
        chatStateOf(deps, webinar),
        deps.presence.present(webinar.id),
      ]);
      const page = toPage(lines, limit, (line) => show(webinar.id, line));
      const items = await Promise.all(page.items);
      return c.json({ ...page, items, state, present, most: webinar.room.chatMost } satisfies ConsoleChat, 200);
    })

    .post('/api/console/webinars/:id/chat', decide, async (c) => {
      const form = await valid(c, chatForm);
      const webinar = await findWebinar(c.req.param('id'));
      const state = await chatStateOf(deps, webinar);
      // A room that is too full for its chat still hears the team.
      if (state === 'off' || state === 'over') throw whyClosed(state, webinar);
      const { email, name } = c.var.member;
      const key = idempotencyKey(c) || form.key || Buffer.from(deps.random(16)).toString('hex');
      const tag = deps.lineTag(webinar.id, `team:${email}`, key);
      // The team has no ballot that names its lines; a repeat comes soon, so its line is among the last.
      const { lines } = await deps.chat.newest(webinar.id, { most: CHAT_LINES, strong: true, isWanted: () => true });
      const repeated = lines.find((line) => tagOfLine(line.id) === tag);
      if (repeated) return c.json(await show(webinar.id, repeated), 201);
      const id = toLineId(deps.now(), tag);
      const line: StoredLine = {
        id,
        text: form.text,
        at: timeOfLine(id),
        by: name || (email.split('@')[0] ?? ''),
        company: '',
        team: true,
      };
      await deps.chat.add(webinar.id, line);
      await deps.publishFeed(webinar.id);
      return c.json(await show(webinar.id, line), 201);
    })

    .delete('/api/console/webinars/:id/chat/:line', decide, async (c) => {
      const { id, line } = c.req.param();
      const seen = await findLine(id, line);
      const removed = await deps.chat.remove(id, seen.id, c.var.member.email.split('@')[0] ?? '');
      await deps.publishFeed(id);
      return c.json(await show(id, removed ?? seen), 200);
    })

    .post('/api/console/webinars/:id/chat/:line/question', decide, async (c) => {
      const form = c.req.header('content-type') ? await valid(c, chatQuestionForm) : {};
      const webinar = await findWebinar(c.req.param('id'));
      if (webinar.room.chat === 'off') throw new Failure('refused', NO_CHAT);
      const line = await findLine(webinar.id, c.req.param('line'));
      const { writer } = line;
      if (!writer) throw new Failure('refused', 'Your team wrote this message, so nobody would wait for an answer.');
      if (line.removedAt) throw new Failure('refused', 'This message was removed.');
      const words = ownEdit.safeParse({ text: form.text ?? line.text });
      if (!words.success) {
        const detail = 'A question is shorter than this message. Please say it in 280 characters.';
        throw new Failure('invalid', detail, { errors: [{ pointer: '#/text', detail }] });
      }
      const id = deps.questionIds.make(webinar.id, writer, `chat:${line.id}`);
      const asker = await deps.chat.giveQuestion(writer, webinar.id, id);
      const by = c.var.member.email.split('@')[0] ?? '';
      const question = lineToQuestion(line, { id, webinar, asker, text: words.data.text }, { by, now: deps.now() });
      await deps.question.add(question);
      await deps.chat.nameQuestion(webinar.id, line.id, id);
      await deps.publishFeed(webinar.id);
      const [stored, answers] = await Promise.all([deps.question.find(id), deps.question.answers(id)]);
      return c.json(toConsole(stored ?? question, answers, { realNow: deps.realNow() }) satisfies ConsoleQuestion, 201);
    });
};
