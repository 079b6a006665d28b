/** The audience: asking and voting. */
import { type Context, Hono } from 'hono';
import { CONTACT_ID_BYTES, toTag } from '#shared/ids.ts';
import { type OwnQuestion, type QuestionForm, questionForm } from '#shared/question.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toGuest } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { bodyKind, valid, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, idempotencyKey, lostSeat } from '../http/room.ts';
import { needsSeat, type Seat } from '../http/seat.ts';
import { toNameless, toOwn, toQuestion, wholeMinute } from '../question/ask.ts';
import { followMerge } from '../question/merge.ts';
import { isShown } from '../question/public.ts';
import { roomResolution } from '../question/stored.ts';
import type { NotStamped } from './ballots.ts';

const SILENCED = say('A host asked you to listen for the rest of this webinar. You can still watch and vote.');
export const silenced = () => new Failure('forbidden', SILENCED);

const refusal = (stamped: NotStamped): Failure => {
  if (stamped.kind !== 'too-fast') {
    if (stamped.kind === 'no-seat') return lostSeat();
    if (stamped.kind === 'silenced') return silenced();
    return new Failure('refused', say('You asked as many questions as one webinar can take from a person.'));
  }
  const { seconds } = stamped;
  return new Failure(
    'too-many',
    say(seconds === 1 ? 'You can ask again in 1 second.' : 'You can ask again in {n} seconds.', { n: seconds }),
    {
      retryAfterSeconds: seconds,
    },
  );
};

/** Stores a question of a seat: the ballot first, which holds the limit, then the question. The same key is the same question. */
export const ask = async (deps: Deps, webinar: Webinar, seat: Seat, form: QuestionForm, key: string | undefined): Promise<OwnQuestion> => {
  if (webinar.state === 'cancelled') throw new Failure('refused', say('This webinar was cancelled, so it takes no questions.'));
  if (form.anonymous && webinar.questions.anonymous === 'no') {
    const detail = say('Questions carry a name here. Please ask with yours, or write to us.');
    throw new Failure('invalid', detail, { errors: [{ pointer: '#/anonymous', detail }] });
  }
  if (await deps.live.wasSilenced(seat)) throw silenced();
  const nobody = form.anonymous === true && webinar.questions.anonymous === 'truly';
  const show = nobody ? toNameless : toOwn;
  const stored = async (): Promise<OwnQuestion | undefined> => {
    const question = await deps.question.find(id);
    return question && show(question, nobody ? [] : await deps.question.answers(id));
  };
  const id = deps.questionIds.make(webinar.id, seat.contact, key ?? Buffer.from(deps.random(16)).toString('hex'));
  const stamped = await deps.live.stampAsk(seat, nobody ? undefined : toTag(id));
  if (stamped.kind !== 'done' && stamped.kind !== 'repeated') {
    // A ballot that does not say what was asked cannot tell a repeat from a further question; what is stored can.
    const repeated = nobody && key && stamped.kind === 'too-fast' ? await stored() : undefined;
    if (repeated) return repeated;
    throw refusal(stamped);
  }
  const ballot = stamped.kind === 'done' ? stamped.ballot : await deps.live.ballot(seat.contact, webinar.id);
  const question = toQuestion({
    id,
    webinar,
    text: form.text,
    // A promise that nobody knows who asked holds for us too: the asker is a contact that nobody is, at no exact time.
    asker: nobody ? toGuest(deps.random(CONTACT_ID_BYTES)) : seat.contact,
    name: nobody ? '' : (ballot?.name ?? ''),
    company: nobody ? '' : (ballot?.company ?? ''),
    anonymous: form.anonymous === true,
    confirmed: !nobody && seat.kind === 'verified',
    at: form.at,
    now: nobody ? wholeMinute(deps.now()) : deps.now(),
  });
  if (await deps.question.add(question)) return show(question, []);
  return (await stored()) ?? show(question, []);
};

/** Answers which question has the vote then: one that was merged passes it on. */
export const vote = async (deps: Deps, webinar: Webinar, seat: Seat, id: string, wanted: boolean): Promise<string> => {
  const named = deps.questionIds.isOf(webinar.id, id) ? await deps.question.recent(id) : undefined;
  const question = named && (await followMerge(named, deps.question.recent));
  if (!question || !isShown(question)) throw new Failure('not-found', say('We could not find this question.'));
  const { votes } = webinar.questions;
  if (webinar.state !== 'live' && webinar.state !== 'scheduled') throw new Failure('refused', say('Voting ended with the webinar.'));
  if (votes === 'off') throw new Failure('refused', say('Votes are off in this webinar.'));
  if (votes === 'verified' && seat.kind === 'guest') throw new Failure('forbidden', say('Please open the link from your mail, then vote.'));
  if (wanted && roomResolution(question) === 'answered') throw new Failure('refused', say('It is answered already.'));
  const done = await deps.live.vote(seat, toTag(question.id), wanted, [toTag(id)]);
  if (done === 'no-seat') throw lostSeat();
  if (done === 'full') throw new Failure('refused', say('You have used all your votes. Take one back to vote for this question.'));
  return question.id;
};

export const liveRoutes = (deps: Deps) => {
  const seated = needsSeat(deps);
  const voting = (wanted: boolean) => async (c: Context<Env>) => {
    const { id = '', question = '' } = c.req.param() as Record<string, string>;
    return c.json({ id: await vote(deps, await findRoom(deps, id), c.var.seat, question, wanted), voted: wanted }, 200);
  };

  return new Hono<Env>()
    .post('/api/live/:id/questions', seated, async (c) => {
      const form = await valid(c, questionForm, { booleans: ['anonymous'], numbers: ['at'] });
      const webinar = await findRoom(deps, c.req.param('id'));
      const asked = await ask(deps, webinar, c.var.seat, form, idempotencyKey(c) || form.key || undefined);
      if (bodyKind(c) === 'form' && wantsHtml(c)) return c.redirect(`/live/${webinar.id}/page`, 303);
      return c.json(asked, 201);
    })
    .put('/api/live/:id/questions/:question/vote', seated, voting(true))
    .delete('/api/live/:id/questions/:question/vote', seated, voting(false));
};
