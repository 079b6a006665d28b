/** What is one's own: the list of it, changing and withdrawing a question, taking over what one did as a guest. */
import { Hono } from 'hono';
import { type QuestionTag, toTag } from '#shared/ids.ts';
import { type Mine, type OwnQuestion, ownEdit } from '#shared/question.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { giveSeat, needsSeat, type Seat } from '../http/seat.ts';
import { toMerged, toOwn } from '../question/ask.ts';
import { followMerge } from '../question/merge.ts';
import { change, withdraw } from '../question/own.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { Ballot } from './ballot.ts';
import { markToId } from './reported.ts';
import { silenced } from './routes.ts';

const TRIES = 5;

const isAdoptable = ({ over, asked, votes, polls, lines }: Ballot): boolean =>
  !over && asked.size + votes.size + Object.keys(polls).length + lines.length > 0;

/** One's own question, with the answers of the one that it was merged into. */
const showOwn = async (deps: Deps, question: StoredQuestion): Promise<OwnQuestion> => {
  const [answers, target] = await Promise.all([deps.question.answers(question.id), followMerge(question, deps.question.recent)]);
  const own = toOwn(question, answers);
  return target.id === question.id ? own : toMerged(own, target, await deps.question.answers(target.id));
};

/** A seat's ballot where the seat still holds. Throws `no-seat` where its link was withdrawn, or its guest taken over. */
const holding = async (deps: Deps, seat: Seat): Promise<Ballot | undefined> => {
  const ballot = await deps.live.ballot(seat.contact, seat.webinar);
  if (seat.kind === 'verified' && ballot?.epoch !== seat.epoch) throw lostSeat();
  return ballot;
};

export const mine = async (deps: Deps, seat: Seat): Promise<Mine> => {
  const former = seat.kind === 'verified' ? seat.guest : undefined;
  const [ballot, guest] = await Promise.all([holding(deps, seat), former && deps.live.ballot(former, seat.webinar)]);
  const toId = (tag: QuestionTag): string => deps.questionIds.complete(seat.webinar, tag);
  const found = await Promise.all([...(ballot?.asked ?? [])].map((tag) => deps.question.find(toId(tag))));
  const questions = await Promise.all(found.flatMap((question) => (question ? [showOwn(deps, question)] : [])));
  return {
    seat: { verified: seat.kind === 'verified', name: ballot?.name || (seat.kind === 'guest' ? seat.name : '') },
    adoptable: guest ? isAdoptable(guest) : false,
    questions: questions.sort((a, b) => b.askedAt.localeCompare(a.askedAt)),
    voted: [...(ballot?.votes ?? [])].map(toId),
    polls: ballot?.polls ?? {},
    reported: [...(ballot?.reported ?? [])].map((mark) => markToId(mark, seat.webinar, deps.questionIds.complete)),
    lines: ballot?.lines ?? [],
    silenced: ballot?.silenced || (guest ? guest.silenced : false),
  };
};

/** The act of an asker on their own question: somebody else's is a 404, one that was answered meanwhile a 409 that shows it. */
const act = async (
  deps: Deps,
  { webinar, seat, id }: { webinar: Webinar; seat: Seat; id: string },
  move: (question: StoredQuestion) => ReturnType<typeof change>,
  { speaks = false } = {},
): Promise<OwnQuestion> => {
  const ballot = await holding(deps, seat);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = deps.questionIds.isOf(webinar.id, id) ? await deps.question.find(id) : undefined;
    const isOwn = seen !== undefined && !ballot?.over && (seen.asker === seat.contact || ballot?.asked.has(toTag(id)));
    if (!isOwn) throw new Failure('not-found', say('We could not find this question among yours.'));
    if (speaks && (ballot?.silenced || (await deps.live.wasSilenced(seat)))) throw silenced();
    const moved = move(seen);
    if (moved.kind === 'refused') throw new Failure('refused', moved.detail, { current: await showOwn(deps, seen) });
    if (moved.kind === 'same') return showOwn(deps, seen);
    if ((await deps.question.decide(seen, moved, { own: true })) !== 'stored') continue;
    await deps.publishFeed(webinar.id);
    return showOwn(deps, moved.question);
  }
  throw new Failure('busy', say('Somebody decides about your question right now. Please try again.'), { retryAfterSeconds: 1 });
};

export const withdrawOwn = (deps: Deps, webinar: Webinar, seat: Seat, id: string): Promise<OwnQuestion> =>
  act(deps, { webinar, seat, id }, (seen) => withdraw(seen, deps.now()));

export const ownRoutes = (deps: Deps) => {
  const seated = needsSeat(deps);
  return new Hono<Env>()
    .get('/api/live/:id/mine', seated, async (c) => {
      await findRoom(deps, c.req.param('id'));
      return c.json(await mine(deps, c.var.seat), 200);
    })
    .patch('/api/live/:id/questions/:question', seated, async (c) => {
      const { text } = await valid(c, ownEdit);
      const webinar = await findRoom(deps, c.req.param('id'));
      const about = { webinar, seat: c.var.seat, id: c.req.param('question') };
      return c.json(await act(deps, about, (seen) => change(seen, text, webinar.questions.mode, deps.now()), { speaks: true }), 200);
    })
    .delete('/api/live/:id/questions/:question', seated, async (c) => {
      const webinar = await findRoom(deps, c.req.param('id'));
      return c.json(await withdrawOwn(deps, webinar, c.var.seat, c.req.param('question')), 200);
    })
    .post('/api/live/:id/adopt', seated, async (c) => {
      const { seat } = c.var;
      const guest = seat.kind === 'verified' ? seat.guest : undefined;
      if (seat.kind !== 'verified' || !guest) throw new Failure('refused', say('There is nothing to take over in this browser.'));
      const done = await deps.live.adopt(seat, guest, async (asked) => {
        const found = await Promise.all([...asked].map((tag) => deps.question.find(deps.questionIds.complete(seat.webinar, tag))));
        // A death between ballot and question leaves a name without a question.
        return found.flatMap((question) => (question?.asker === guest ? [question.id] : []));
      });
      if (!done) throw new Failure('conflict', say('You did something else at the same moment. Please press the button again.'));
      const next = { ...seat, guest: undefined };
      giveSeat(c, deps, next);
      return c.json(await mine(deps, next), 200);
    });
};
