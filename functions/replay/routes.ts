/** What there is to read beside a recording, for the room and for the build of the site. */
import { type Context, Hono } from 'hono';
import { type Replay, toChapters } from '#shared/replay.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { findRoom } from '../http/room.ts';
import { findSeat } from '../http/seat.ts';
import { endedPolls } from '../poll/public.ts';
import { isShown, toPublicQuestion } from '../question/public.ts';
import type { ReaderDeps } from '../reader-deps.ts';

/** Longer answers stand whole in the room, where the list of questions leads to them. */
const ANSWER_GRAPHEMES = 4_000;

/** The webinar that can be watched again. Throws `not-found`; one by invitation only is there for who has a seat in it. */
const findReplay = async (c: Context<Env>, deps: ReaderDeps): Promise<Webinar> => {
  const webinar = await findRoom(deps, c.req.param('id') ?? '');
  const isClosed = webinar.admission.invited && !findSeat(c, deps, webinar.id);
  if (webinar.state === 'ended' && webinar.replay !== null && !isClosed) return webinar;
  throw new Failure('not-found', say('We could not find this webinar.'));
};

export const replayRoutes = (deps: ReaderDeps) =>
  new Hono<Env>().get('/api/replays/:id', async (c) => {
    const { id, startedAt } = await findReplay(c, deps);
    const [room, { polls, words }] = await Promise.all([deps.question.recentRoom(id), deps.poll.ended(id)]);
    const questions = (room?.questions ?? [])
      .filter(isShown)
      .map((question) => toPublicQuestion(question, room?.answers.get(question.id) ?? [], ANSWER_GRAPHEMES));
    return c.json({ id, chapters: toChapters(questions, startedAt), polls: endedPolls(polls, words) } satisfies Replay, 200);
  });
