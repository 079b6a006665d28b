/** What there is to read beside a recording, for the room and for the build of the site. */
import { type Context, Hono } from 'hono';
import { type Replay, toChapters } from '#shared/replay.ts';
import { say } from '#shared/say.ts';
import { type Transcript, toParagraphs } from '#shared/transcript.ts';
import { type Cue, writeVtt } from '#shared/vtt.ts';
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

const unknown = () => new Failure('not-found', say('We could not find this webinar.'));

/** The webinar that can be watched again. Throws `not-found`; one by invitation only is there for who has a seat in it. */
const findReplay = async (c: Context<Env>, deps: ReaderDeps): Promise<Webinar> => {
  const webinar = await findRoom(deps, c.req.param('id') ?? '');
  const isClosed = webinar.admission.invited && !findSeat(c, deps, webinar.id);
  if (webinar.state === 'ended' && webinar.replay !== null && !isClosed) return webinar;
  throw unknown();
};

const findCues = async (c: Context<Env>, deps: ReaderDeps): Promise<{ id: string; cues: readonly Cue[] }> => {
  const { id } = await findReplay(c, deps);
  const cues = await deps.replay.cues(id);
  if (!cues) throw unknown();
  return { id, cues };
};

export const replayRoutes = (deps: ReaderDeps) =>
  new Hono<Env>()
    .get('/api/replays/:id', async (c) => {
      const { id, startedAt } = await findReplay(c, deps);
      const [room, { polls, words }, transcript] = await Promise.all([
        deps.question.recentRoom(id),
        deps.poll.ended(id),
        deps.replay.find(id),
      ]);
      const questions = (room?.questions ?? [])
        .filter(isShown)
        .map((question) => toPublicQuestion(question, room?.answers.get(question.id) ?? [], ANSWER_GRAPHEMES));
      const chapters = toChapters(questions, startedAt);
      return c.json({ id, chapters, polls: endedPolls(polls, words), transcript: transcript !== undefined } satisfies Replay, 200);
    })

    .get('/api/replays/:id/transcript', async (c) => {
      const { id, cues } = await findCues(c, deps);
      return c.json({ id, paragraphs: toParagraphs(cues) } satisfies Transcript, 200);
    })

    .get('/api/replays/:id/captions.vtt', async (c) => {
      const { cues } = await findCues(c, deps);
      return c.body(writeVtt(cues), 200, { 'content-type': 'text/vtt; charset=utf-8' });
    });
