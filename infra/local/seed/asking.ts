/** Somebody of the demonstration asks, others vote, and the team decides: through the same stores and steps as in a room. */
import { addressToContact } from '#functions/contact/identity.ts';
import type { DeskDeps } from '#functions/desk-deps.ts';
import type { VerifiedSeat } from '#functions/http/seat.ts';
import { toQuestion } from '#functions/question/ask.ts';
import { decide } from '#functions/question/moderate.ts';
import type { StoredQuestion } from '#functions/question/stored.ts';
import { type DecisionForm, decisionForm } from '#shared/decision.ts';
import { type QuestionId, toTag } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { each } from './each.ts';
import { people } from './people.ts';
import type { Scripted } from './questions.ts';

const MINUTE = 60_000;

/** `person`: a number of the demonstration's people. */
export const seatOf = (deps: DeskDeps, webinar: Webinar, person: number): VerifiedSeat => {
  const contact = addressToContact(deps.config.CONTACT_KEY, people[person]?.email ?? '');
  return { kind: 'verified', webinar: webinar.id, contact, epoch: 1, guest: undefined };
};

export const decideOn = async (deps: DeskDeps, question: StoredQuestion, form: DecisionForm, at: Date): Promise<StoredQuestion> => {
  const decided = decide(question, decisionForm.parse(form), { by: 'host', now: at });
  if (decided.kind !== 'changed') throw new Error(`The demonstration's decision ${form.decision} was not possible`);
  await deps.question.decide(question, decided);
  return decided.question;
};

/** `end`: the moment, in milliseconds, from which its minutes count back. */
export const askOne = async (deps: DeskDeps, webinar: Webinar, script: Scripted, end: number): Promise<QuestionId> => {
  const { text, by, anonymous = false, minutesAgo, at, voters, decisions = [] } = script;
  const seat = seatOf(deps, webinar, by);
  const id = deps.questionIds.make(webinar.id, seat.contact, text);
  await deps.live.stampAsk(seat, toTag(id));
  const { name = '', company = '' } = people[by] ?? {};
  const now = new Date(end - minutesAgo * MINUTE);
  let question = toQuestion({ id, webinar, text, asker: seat.contact, name, company, anonymous, confirmed: true, at, now });
  await deps.question.add(question);
  for (const [i, form] of decisions.entries()) question = await decideOn(deps, question, form, new Date(now.getTime() + (i + 1) * MINUTE));
  const [from, to] = voters ?? [0, 0];
  const voting = Array.from({ length: to - from }, (_, i) => seatOf(deps, webinar, from + i));
  await each(voting, (voter) => deps.live.vote(voter, toTag(id), true));
  return id;
};
