/** Does what the script says, through the same stores that serve people. Whatever a person would be refused is left out. */
import { toTag } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { chatStateOf } from '../chat/gate.ts';
import type { Deps } from '../deps.ts';
import type { GuestSeat } from '../http/seat.ts';
import { toChoice } from '../poll/answer.ts';
import { airOf } from '../presence/beat.ts';
import { toQuestion } from '../question/ask.ts';
import { answersDue, questionAt, seatOf } from './play.ts';
import type { Act } from './script.ts';

type Does<Name extends Act['does']> = Extract<Act, { does: Name }>;

// Nobody waits for the mail of somebody who is none: they count as confirmed.
const ask = async (deps: Deps, webinar: Webinar, seat: GuestSeat, { at, who, text }: Does<'ask'>): Promise<void> => {
  const id = deps.questionIds.make(webinar.id, seat.contact, `script ${at}`);
  await deps.live.nameAsked(seat, toTag(id));
  const { name, company, contact: asker } = seat;
  const asked = { id, webinar, text, asker, name, company, anonymous: who % 5 === 0, confirmed: true, now: deps.now() };
  await deps.question.add(toQuestion(asked));
};

const chat = async (deps: Deps, webinar: Webinar, seat: GuestSeat, { at, text }: Does<'chat'>): Promise<void> => {
  if ((await chatStateOf(deps, webinar)) !== 'open') return;
  const stamped = await deps.chat.stamp(seat, deps.lineTag(webinar.id, seat.contact, `script ${at}`));
  if (stamped.kind !== 'done') return;
  const { contact: writer, name: by, company } = seat;
  await deps.chat.add(webinar.id, { id: stamped.id, text, at: deps.now().toISOString(), by, company, writer, confirmed: true });
};

const enter = async (deps: Deps, webinar: Webinar, seat: GuestSeat, { at }: Does<'enter'>): Promise<void> => {
  const form = { seconds: at < 300 ? 0 : 300 };
  const air = airOf(webinar, form, deps.now());
  if (air) await deps.presence.beat(seat, form, air);
};

/** Plays `acts` one after another; votes go to what stands in the room when they begin. */
export const play = async (deps: Deps, webinar: Webinar, acts: readonly Act[]): Promise<void> => {
  const { questions } = await deps.question.room(webinar.id);
  for (const act of acts) {
    const seat = seatOf(deps.config.CONTACT_KEY, webinar.id, act.who);
    // They are guests, so that only votes of everyone are theirs.
    const question = act.does === 'vote' && webinar.questions.votes === 'everyone' ? questionAt(questions, act.nth) : undefined;
    if (question) await deps.live.vote(seat, toTag(question), true);
    else if (act.does === 'ask') await ask(deps, webinar, seat, act);
    else if (act.does === 'chat') await chat(deps, webinar, seat, act);
    else if (act.does === 'enter') await enter(deps, webinar, seat, act);
    else if (act.does === 'react' && webinar.room.reactions === 'on') await deps.reaction.press(seat, { [act.sign]: 1 });
  }
};

/** The open poll gets the answers of those who have thought long enough: between two instants, milliseconds since 1970. */
export const answerPoll = async (deps: Deps, webinar: Webinar, from: number, to: number): Promise<void> => {
  const open = (await deps.poll.room(webinar.id)).polls.find(({ state }) => state === 'open');
  if (!open) return;
  for (const { who, answer } of answersDue(open, from, to))
    await deps.poll.answer(seatOf(deps.config.CONTACT_KEY, webinar.id, who), open.id, toChoice(open, answer));
};
