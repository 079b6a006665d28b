/** All questions of a room without script. */
import { Hono } from 'hono';
import * as z from 'zod';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { findRoom } from '../http/room.ts';
import { findSeat } from '../http/seat.ts';
import { toPage, unknownPage } from '../question/paging.ts';
import { isShown, toPublicQuestion } from '../question/public.ts';
import { listPage } from './list-page.ts';
import { mine } from './own-routes.ts';
import { seatlessPage } from './page-routes.ts';

const listQuery = z.strictObject({ from: z.string().max(40).optional() });
const LIST_SIZE = 50;

export const listRoutes = (deps: Deps) =>
  new Hono<Env>().get('/live/:id/questions', async (c) => {
    const webinar = await findRoom(deps, c.req.param('id'));
    const seat = findSeat(c, deps, webinar.id);
    if (!seat) return seatlessPage(c, deps, webinar);
    const { from = '' } = validQuery(c, listQuery);
    if (from !== '' && !deps.questionIds.isOf(webinar.id, from)) throw unknownPage();
    const [room, own] = await Promise.all([deps.question.recentRoom(webinar.id), mine(deps, seat)]);
    const { items, after } = toPage(room?.questions ?? [], { from: from || undefined, limit: LIST_SIZE, isWanted: isShown });
    // Whoever came for the rest of an answer finds it here in full.
    const questions = items.map((one) => toPublicQuestion(one, room?.answers.get(one.id) ?? [], Number.POSITIVE_INFINITY));
    const tongue = await tongueOf(c, deps);
    const main = listPage(webinar, { questions, from: from || undefined, next: after?.id }, own, speak(tongue.locale, 'pages'));
    return answerPage(c, deps, { title: webinar.title, main });
  });
