/** Reports: an attendee points the hosts to what should not stand there. */
import { Hono } from 'hono';
import { toTag, type WebinarId } from '#shared/ids.ts';
import { type ReportForm, reportForm } from '#shared/report.ts';
import { say } from '#shared/say.ts';
import { isLineId, isVisible } from '../chat/line.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { needsSeat, type Seat } from '../http/seat.ts';
import type { About } from './ballot.ts';
import { chatMark, questionMark } from './reported.ts';
import { silenced } from './routes.ts';

type Reported = { readonly mark: string; readonly about: About };

const OWN = say('This is your own.');

/** What the report is about, as everybody sees it. Throws `not-found`, and `refused` where it is one's own. */
const findReported = async (deps: Deps, webinar: WebinarId, seat: Seat, { question: id, chat = '' }: ReportForm): Promise<Reported> => {
  if (id !== undefined) {
    const question = deps.questionIds.isOf(webinar, id) ? await deps.question.recent(id) : undefined;
    if (question?.visibility !== 'live') throw new Failure('not-found', say('We could not find this question.'));
    if (question.asker === seat.contact) throw new Failure('refused', OWN);
    return { mark: questionMark(toTag(id)), about: { tag: toTag(id) } };
  }
  const line = isLineId(chat) ? await deps.chat.find(webinar, chat) : undefined;
  if (!line || !isVisible(line)) throw new Failure('not-found', say('We could not find this message.'));
  if (line.team || line.writer === seat.contact) throw new Failure('refused', line.team ? say('The team wrote this.') : OWN);
  return { mark: chatMark(chat), about: line.writer ? { writer: line.writer } : {} };
};

export const reportRoutes = (deps: Deps) =>
  new Hono<Env>().post('/api/live/:id/reports', needsSeat(deps), async (c) => {
    const form = await valid(c, reportForm);
    const { id } = await findRoom(deps, c.req.param('id'));
    if (await deps.live.wasSilenced(c.var.seat)) throw silenced();
    const { mark, about } = await findReported(deps, id, c.var.seat, form);
    const done = await deps.live.report(c.var.seat, mark, about);
    if (done === 'no-seat') throw lostSeat();
    if (done === 'silenced') throw silenced();
    if (done === 'repeated') throw new Failure('refused', OWN);
    if (done !== 'done') throw new Failure('refused', say('You reported as much as one person can. The hosts have seen it.'));
    return c.json({ ...form, reported: true }, 200);
  });
