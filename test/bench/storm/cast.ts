/** A storm of votes: seats vote through the store, as the route does once it has let them in, all within one minute of business time. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#functions/failure.ts';
import { base32, type QuestionTag } from '#shared/ids.ts';
import type { World } from '../../support/world.ts';
import type { Chance } from '../../trials/kill/chance.ts';

export type Act = { readonly person: number; readonly tag: QuestionTag; readonly wanted: boolean };
export type Storm = { readonly acts: readonly Act[]; readonly people: number };

/** Of a hundred votes so many are taken back in the same minute. */
const TAKEN_BACK = 0.02;
const MINUTE_MS = 60_000;
const AT_ONCE = 24;

/** Everybody votes for two or three of the questions, in no order; whoever takes a vote back does so after having given it. */
export const planStorm = (chance: Chance, votes: number, tags: readonly QuestionTag[]): Storm => {
  const given: Act[] = [];
  let person = 0;
  for (; given.length < votes; person += 1) {
    const wanted = chance.shuffled(tags).slice(0, 2 + chance.whole(2));
    given.push(...wanted.slice(0, votes - given.length).map((tag) => ({ person, tag, wanted: true })));
  }
  const inOrder = chance.shuffled(given);
  const back = chance
    .shuffled([...inOrder.keys()])
    .slice(0, Math.round(votes * TAKEN_BACK))
    .map((at) => ({ at: at + chance.whole(inOrder.length - at), act: { ...(inOrder[at] as Act), wanted: false } }));
  const later = Map.groupBy(back, ({ at }) => at);
  return { people: person, acts: inOrder.flatMap((act, at) => [act, ...(later.get(at) ?? []).map((one) => one.act)]) };
};

const TRIES = 8;

const seatOf = (webinar: string, chance: Chance) => {
  const contact = base32(Uint8Array.from({ length: 20 }, () => chance.whole(256)));
  return { kind: 'guest', webinar, contact, owner: contact, name: 'Sam Example', company: 'Example Air' } as const;
};

/** As a browser would: what was answered 503 is sent again. A machine at its limit makes its own database answer late. */
const patiently = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'busy' || tries === TRIES) throw error;
      await pause(tries * 200);
    }
  }
};

/** Casts all votes; one person's acts keep their order. Resolves with the seconds of real time that it took. */
export const castVotes = async (world: World, webinar: string, { acts, people }: Storm, chance: Chance): Promise<number> => {
  const began = performance.now();
  const seats = Array.from({ length: people }, () => seatOf(webinar, chance));
  const turns = new Map<number, Promise<void>>();
  const waiting = acts.entries();
  const sit = async (): Promise<void> => {
    for (const [at, { person, tag, wanted }] of waiting) {
      // The clock of the table's writers moves on by an equal part of the minute for each act.
      world.tick(Math.floor(((at + 1) * MINUTE_MS) / acts.length) - Math.floor((at * MINUTE_MS) / acts.length));
      const seat = seats[person];
      if (!seat) continue;
      const turn = (turns.get(person) ?? Promise.resolve()).then(async () => {
        const done = await patiently(() => world.deps.live.vote(seat, tag, wanted));
        if (done !== 'done') throw new Error(`A vote was answered "${done}"`);
      });
      turns.set(person, turn);
      await turn;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sit));
  return (performance.now() - began) / 1_000;
};
