/** One queue of what waits for the team: questions in review, whatever was reported, comments. Each decision goes to the routes of its kind. */
import { Hono } from 'hono';
import { may, type Right } from '#shared/host.ts';
import { keepForm, type Moderated, moderated, moderationQuery, type Waiting } from '#shared/moderation.ts';
import { toEntry } from '../audit/entry.ts';
import { isLineId, itemToLine } from '../chat/line.ts';
import { type Listed, listPlaces } from '../comment/link.ts';
import { toConsole } from '../comment/show.ts';
import { itemToComment } from '../comment/stored.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { itemToQuestion } from '../question/item.ts';
import { unknownPlace } from '../table/cursor.ts';
import type { Item } from '../table/table.ts';
import { lineWait, questionWait } from './rules.ts';

const rightOf: Readonly<Record<Moderated, Right>> = { question: 'question.decide', chat: 'question.decide', comment: 'comment.decide' };

const placePattern = /^\d{3}#[!-~]{10,300}$/;
const toPlace = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!placePattern.test(place)) throw unknownPlace();
  return place;
};

export const moderationRoutes = (deps: EditorDeps) => {
  const readComments = needs(deps, 'comment.decide');
  const decide = needs(deps, 'question.decide');

  const webinarOf = async (id: string) => ({ id, title: (await deps.webinar.recent(id))?.title ?? id });

  /** Undefined where it was decided since its entry was written: the lists follow a moment later. */
  const show = async (kind: Moderated, item: Item, places: ReadonlyMap<string, Listed>): Promise<Waiting | undefined> => {
    if (kind === 'comment') {
      const comment = itemToComment(item);
      return { kind, ...toConsole(comment, places.get(comment.slug)) };
    }
    if (kind === 'question') {
      const question = itemToQuestion(item);
      const wait = question && questionWait(question);
      if (!wait) return undefined;
      const { id, text, by, askedAt: at, webinar, anonymous, version, visibility } = question;
      const isInReview = visibility === 'in-review';
      return { kind, id, webinar: await webinarOf(webinar), text, by: anonymous ? '' : by, at, reports: wait.reports, isInReview, version };
    }
    const line = itemToLine(item);
    const wait = line && lineWait(line);
    if (!wait) return undefined;
    const { id, text, by, at } = line;
    return { kind, id, webinar: await webinarOf(item.pk.slice('webinar#'.length)), text, by, at, reports: wait.reports };
  };

  return new Hono<Env>()
    .get('/api/console/moderation', readComments, async (c) => {
      const { kind, limit, cursor } = validQuery(c, moderationQuery);
      const { roles } = c.var.member;
      if (kind && !may(roles, rightOf[kind])) throw new Failure('forbidden', 'Your role does not decide about these.');
      const kinds = kind ? [kind] : moderated.filter((one) => may(roles, rightOf[one]));
      const { rows, next } = await deps.moderation.page(kinds, limit, toPlace(cursor));
      const threads = rows.filter((row) => row.kind === 'comment').map((row) => itemToComment(row.item).slug);
      const places = await listPlaces(deps, threads, { locale: 'en', home: 'en' });
      const shown = await Promise.all(rows.map((row) => show(row.kind, row.item, places)));
      const items = shown.flatMap((one) => one ?? []);
      return c.json({ items, ...(next ? { next: Buffer.from(next, 'latin1').toString('base64url') } : {}) }, 200);
    })
    .post('/api/console/moderation/keep', decide, async (c) => {
      const form = await valid(c, keepForm);
      const { kind, webinar, id, reports } = form;
      const isOurs = kind === 'question' ? deps.questionIds.isOf(webinar, id) : isLineId(id);
      const told = { by: c.var.member.email, act: 'report.kept', thing: `webinar#${webinar}` } as const;
      if (!isOurs || !(await deps.moderation.keep(form, toEntry(deps, told, {}, { [kind]: id, reports }))))
        throw new Failure('not-found', 'We could not find this. It may have gone meanwhile.');
      return c.json({ id, reports }, 200);
    });
};
