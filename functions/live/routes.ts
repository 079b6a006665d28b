/** The audience: asking, voting, what is mine. */
import { type Context, Hono } from 'hono';
import { CONTACT_ID_BYTES, toTag } from '#shared/ids.ts';
import type { Mine, OwnQuestion, QuestionForm } from '#shared/question.ts';
import { questionForm } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toGuest } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { bodyKind, valid, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, idempotencyKey, lostSeat } from '../http/room.ts';
import { giveSeat, needsSeat, type Seat } from '../http/seat.ts';
import { toOwn, toQuestion } from '../question/ask.ts';
import { isShown } from './feed.ts';

/** Stores a question of a seat: the ballot first, which holds the limit, then the question. The same key is the same question. */
export const ask = async (deps: Deps, webinar: Webinar, seat: Seat, form: QuestionForm, key: string | undefined): Promise<OwnQuestion> => {
  if (webinar.state === 'cancelled') throw new Failure('refused', 'This webinar was cancelled, so it takes no questions.');
  if (form.anonymous && webinar.questions.anonymous === 'no') {
    const detail = 'Questions carry a name here. Please ask with yours, or write to us.';
    throw new Failure('invalid', detail, { errors: [{ pointer: '#/anonymous', detail }] });
  }
  const id = deps.questionIds.make(webinar.id, seat.contact, key ?? Buffer.from(deps.random(16)).toString('hex'));
  const stamped = await deps.live.stampAsk(seat, toTag(id));
  if (stamped.kind === 'no-seat') throw lostSeat();
  if (stamped.kind === 'full') throw new Failure('refused', 'You asked as many questions as one webinar can take from a person.');
  if (stamped.kind === 'too-fast')
    throw new Failure('too-many', `You can ask again in ${stamped.seconds} seconds.`, { retryAfterSeconds: stamped.seconds });
  const ballot = stamped.kind === 'done' ? stamped.ballot : await deps.live.ballot(seat.contact, webinar.id);
  const anonymous = form.anonymous === true;
  const nobody = anonymous && webinar.questions.anonymous === 'truly';
  const question = toQuestion({
    id,
    webinar,
    text: form.text,
    // A promise that nobody knows who asked holds for us too: the asker is a contact that nobody is.
    asker: nobody ? toGuest(deps.random(CONTACT_ID_BYTES)) : seat.contact,
    name: nobody ? '' : (ballot?.name ?? ''),
    company: nobody ? '' : (ballot?.company ?? ''),
    anonymous,
    confirmed: seat.kind === 'verified',
    at: form.at,
    now: deps.now(),
  });
  if (await deps.question.add(question)) return toOwn(question, []);
  const stored = await deps.question.find(id);
  return toOwn(stored ?? question, stored ? await deps.question.answers(id) : []);
};

export const vote = async (deps: Deps, webinar: Webinar, seat: Seat, id: string, wanted: boolean): Promise<void> => {
  const question = deps.questionIds.isOf(webinar.id, id) ? await deps.question.recent(id) : undefined;
  if (!question || !isShown(question)) throw new Failure('not-found', 'We could not find this question.');
  const { votes } = webinar.questions;
  if (webinar.state !== 'live' && webinar.state !== 'scheduled') throw new Failure('refused', 'Voting ended with the webinar.');
  if (votes === 'off') throw new Failure('refused', 'Votes are off in this webinar.');
  if (votes === 'verified' && seat.kind === 'guest') throw new Failure('forbidden', 'Please open the link from your mail, then vote.');
  if (wanted && question.resolution === 'answered') throw new Failure('refused', 'It is answered already.');
  const done = await deps.live.vote(seat, toTag(id), wanted);
  if (done === 'no-seat') throw lostSeat();
  if (done === 'full') throw new Failure('refused', 'You have used all your votes. Take one back to vote for this question.');
};

export const mine = async (deps: Deps, seat: Seat): Promise<Mine> => {
  const ballot = await deps.live.ballot(seat.contact, seat.webinar);
  if (seat.kind === 'verified' && ballot?.epoch !== seat.epoch) throw lostSeat();
  const ids = [...(ballot?.asked ?? [])].map((tag) => deps.questionIds.complete(seat.webinar, tag));
  const found = await Promise.all(
    ids.map(async (id) => ({ question: await deps.question.find(id), answers: await deps.question.answers(id) })),
  );
  const questions = found
    .flatMap(({ question, answers }) => (question ? [toOwn(question, answers)] : []))
    .sort((a, b) => b.askedAt.localeCompare(a.askedAt));
  const voted = [...(ballot?.votes ?? [])].map((tag) => deps.questionIds.complete(seat.webinar, tag));
  const name = ballot?.name || (seat.kind === 'guest' ? seat.name : '');
  return {
    seat: { verified: seat.kind === 'verified', name },
    adoptable: await isAdoptable(deps, seat),
    questions,
    voted,
    polls: {},
    reported: [],
    silenced: false,
  };
};

const isAdoptable = async (deps: Deps, seat: Seat): Promise<boolean> => {
  if (seat.kind !== 'verified' || !seat.guest) return false;
  const guest = await deps.live.ballot(seat.guest, seat.webinar);
  return guest !== undefined && !guest.adopted && guest.asked.size + guest.votes.size > 0;
};

export const liveRoutes = (deps: Deps) => {
  const seated = needsSeat(deps);
  const voting = (wanted: boolean) => async (c: Context<Env>) => {
    const { id = '', question = '' } = c.req.param() as Record<string, string>;
    await vote(deps, await findRoom(deps, id), c.var.seat, question, wanted);
    return c.json({ id: question, voted: wanted }, 200);
  };

  return new Hono<Env>()
    .get('/api/live/:id/mine', seated, async (c) => {
      await findRoom(deps, c.req.param('id'));
      return c.json(await mine(deps, c.var.seat), 200);
    })
    .post('/api/live/:id/questions', seated, async (c) => {
      const form = await valid(c, questionForm, { booleans: ['anonymous'], numbers: ['at'] });
      const webinar = await findRoom(deps, c.req.param('id'));
      const asked = await ask(deps, webinar, c.var.seat, form, idempotencyKey(c) || form.key || undefined);
      if (bodyKind(c) === 'form' && wantsHtml(c)) return c.redirect(`/live/${webinar.id}/page`, 303);
      return c.json(asked, 201);
    })
    .put('/api/live/:id/questions/:question/vote', seated, voting(true))
    .delete('/api/live/:id/questions/:question/vote', seated, voting(false))
    .post('/api/live/:id/adopt', seated, async (c) => {
      const { seat } = c.var;
      if (seat.kind !== 'verified' || !seat.guest) throw new Failure('refused', 'There is nothing to take over in this browser.');
      const ballot = await deps.live.ballot(seat.guest, seat.webinar);
      if (ballot && !ballot.adopted) {
        const ids = [...ballot.asked].map((tag) => deps.questionIds.complete(seat.webinar, tag));
        // A death between ballot and question leaves a name without a question; what was asked truly without a name stays so.
        const questions = (await Promise.all(ids.map((id) => deps.question.find(id)))).flatMap((question) =>
          question && question.asker === seat.guest ? [question.id] : [],
        );
        const done = await deps.live.adopt(seat, seat.guest, ballot, questions);
        if (!done) throw new Failure('conflict', 'You did something else at the same moment. Please press the button again.');
      }
      const next = { ...seat, guest: undefined };
      giveSeat(c, deps, next);
      return c.json(await mine(deps, next), 200);
    });
};
