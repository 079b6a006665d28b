/** The audience: each person does one thing after the other, a bounded number of people at once. */
import type { Mine } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Browser, openBrowser, persist } from './browser.ts';
import type { Act, Done, History } from './history.ts';
import type { Person } from './plan.ts';

export type Audience = {
  readonly url: string;
  readonly webinar: Pick<Webinar, 'id' | 'slug'>;
  readonly history: History;
  /** Nobody begins or repeats anything after this (milliseconds of this process). */
  readonly until: number;
  readonly atOnce: number;
  /** Called after each act. */
  readonly acted: () => void;
};

export type Visitor = { readonly person: Person; readonly browser: Browser };
type Seat = Visitor & { readonly audience: Audience; readonly done: Done[] };

const act = async ({ audience, done }: Seat, what: Act, ask: () => ReturnType<Browser['ask']>): Promise<Done> => {
  const told = await persist(audience.history, what, audience.until, ask);
  done.push(told);
  audience.acted();
  return told;
};

const register = (seat: Seat): Promise<Done> => {
  const { email, name, formQuestion } = seat.person;
  const json = { email, name, key: `form-of-${email}`, ...(formQuestion ? { question: formQuestion } : {}) };
  const path = `/api/webinars/${seat.audience.webinar.slug}/registrations`;
  return act(seat, { kind: 'register', email, name, formQuestion }, () => seat.browser.ask(path, { method: 'POST', json }));
};

const ask = (seat: Seat, text: string): Promise<Done> => {
  const { email } = seat.person;
  const how = { method: 'POST', json: { text }, key: `question-of-${email}` };
  return act(seat, { kind: 'ask', email, text }, () => seat.browser.ask(`/api/live/${seat.audience.webinar.id}/questions`, how));
};

const vote = (seat: Seat, question: string, wanted: boolean): Promise<Done> => {
  const path = `/api/live/${seat.audience.webinar.id}/questions/${question}/vote`;
  const how = { method: wanted ? 'PUT' : 'DELETE' };
  return act(seat, { kind: 'vote', email: seat.person.email, question, wanted }, () => seat.browser.ask(path, how));
};

const visit = async (seat: Seat, questions: readonly string[]): Promise<void> => {
  if ((await register(seat)).outcome !== 'ok') return;
  if (seat.person.question) await ask(seat, seat.person.question);
  for (const { question, wanted } of seat.person.votes) {
    if (performance.now() > seat.audience.until) return;
    await vote(seat, questions[question] ?? '', wanted);
  }
};

/** Everybody's acts, and the browsers that they sat at. `questions` are what the planned votes are for. */
export const comeAndAct = async (
  audience: Audience,
  people: readonly Person[],
  questions: readonly string[],
): Promise<{ done: Done[]; visitors: Visitor[] }> => {
  const [done, visitors]: [Done[], Visitor[]] = [[], []];
  const waiting = people.values();
  const sit = async (): Promise<void> => {
    // One iterator for all: whoever is free takes the next person.
    for (const person of waiting) {
      if (performance.now() > audience.until) return;
      const visitor = { person, browser: openBrowser(audience.url) };
      visitors.push(visitor);
      await visit({ ...visitor, audience, done }, questions);
    }
  };
  await Promise.all(Array.from({ length: audience.atOnce }, sit));
  return { done, visitors };
};

/** What a seat is shown as its own. */
export const mineOf = async ({ browser }: Visitor, webinar: string): Promise<Mine> => {
  const { status, text } = await browser.ask(`/api/live/${webinar}/mine`);
  if (status !== 200) throw new Error(`A seat was answered ${status} when it asked what is its own`);
  return JSON.parse(text) as Mine;
};
