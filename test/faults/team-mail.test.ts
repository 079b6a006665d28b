/** Mail to the team while whoever sends it dies: before each thing that it writes, asks for or hands over, once (TRIALS F8). */
import { beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#functions/case/rules.ts';
import { createJourneys } from '#functions/journeys.ts';
import { createMailer } from '#functions/mailer.ts';
import { toQuestion } from '#functions/question/ask.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import { usualPolicy } from '#shared/policy.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { addPerson, idOf } from '../invitation/segment.ts';
import { openWebinar, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
/** Longer than a lease, and than a lead is left alone after a mail that was asked for. */
const AFTER_A_DEATH = 31 * MINUTE;
const MOST_DEEDS = 40;
const readers = ['admin@example.com', 'mia@example.com'];
const lead = 'lea@example.com';
let world: World;
let room: Webinar;
let opened = 0;

/** A question that waits since then, and could be read by everybody in the room. */
const openOne = async (openedAt: string): Promise<string> => {
  opened += 1;
  const [asker, text, now] = [idOf(world, 'ada@example.com'), `Who answers number ${opened}?`, world.deps.now()];
  const id = world.deps.questionIds.make(room.id, asker, text);
  await world.deps.question.add(
    toQuestion({ id, webinar: room, text, asker, name: '', company: '', anonymous: false, confirmed: true, now }),
  );
  const opening = { id, contact: asker, question: id, webinar: room.id, source: 'question', votes: 0, openedAt } as const;
  expect(await world.deps.cases.open(openCase(opening, await world.deps.cases.clock()))).toBe(true);
  await world.settle();
  return id;
};

/** A process that does so many deeds and then nothing any more; `died`: whether it came to that. */
const mortal = (last: number): { readonly deps: WorkDeps; readonly died: () => boolean } => {
  let [done, isDead] = [0, false];
  const deed = <Args extends unknown[], Answer>(act: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      if (done === last) isDead = true;
      if (isDead) throw new Error('killed');
      done += 1;
      return act(...args);
    };
  };
  const { letter, escalation, listen, table, mail, queue, ...others } = world.deps;
  const deps: WorkDeps = {
    ...others,
    ...{ mail: deed(mail), queue: deed(queue), table: { ...table, transact: deed(table.transact) } },
    letter: { lease: deed(letter.lease), sent: deed(letter.sent), release: deed(letter.release) },
    escalation: { ...escalation, wind: deed(escalation.wind), close: deed(escalation.close), forget: deed(escalation.forget) },
    listen: { ...listen, wind: deed(listen.wind), tell: deed(listen.tell) },
  };
  return { deps, died: () => isDead };
};

/** What a queue does: what was not done comes again. */
const work = async (deps: WorkDeps): Promise<void> => {
  const mailer = createMailer(deps);
  for (const waiting of world.queued.splice(0).filter(({ queue }) => queue !== 'work')) {
    const Records = [{ messageId: 'm', body: JSON.stringify(waiting.message) }] as never;
    if ((await mailer({ Records })).batchItemFailures.length > 0) world.queued.push(waiting);
  }
};
const live = async (deps: WorkDeps): Promise<void> => {
  await createJourneys(deps)({}).catch(() => undefined);
  await world.settleStream();
  await work(deps);
};
/** One process after the other, `minutes` times; the first one dies, and what comes afterwards finds what it left. */
const dieOnce = async (last: number, minutes: number): Promise<boolean> => {
  const { deps, died } = mortal(last);
  for (let minute = 0; minute < minutes; minute += 1) {
    await live(deps);
    world.tick(MINUTE);
  }
  for (let time = 0; time < 2; time += 1) {
    world.tick(AFTER_A_DEATH);
    await live(world.deps);
  }
  // The next one finds a lead whose last mail is long enough ago.
  world.tick(AFTER_A_DEATH);
  return died();
};
/** Letters by their id: a mailbox shows one of an id, whatever died between handing it over and noting that. */
const lettersOf = (subject: RegExp) => {
  const all = world.mails.splice(0).filter(({ mail }) => subject.test(mail.subject));
  return {
    letters: [...new Map(all.map(({ mail }) => [mail.id, mail])).values()],
    again: all.length - new Set(all.map(({ mail }) => mail.id)).size,
  };
};

beforeAll(async () => {
  // A Thursday.
  world = await openWorld({ at: '2027-06-17T09:00:00.000Z' });
  const answer = await world.request('/api/console/policies', {
    method: 'PUT',
    headers: { cookie: await signedIn(world, ['admin']), 'content-type': 'application/json' },
    body: JSON.stringify({ ...usualPolicy, lead }),
  });
  expect(answer.status).toBe(200);
  room = await openWebinar(world, {
    startsAt: '2029-06-17T09:00:00.000Z',
    questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
  });
  await addPerson(world, 'ada@example.com');
  await world.settle();
  world.mails.splice(0);
});

describe('whoever sends mail to the team', () => {
  it('may die at any point: each lead is told of each overdue case once', async () => {
    let again = 0;
    for (let last = 0; ; last += 1) {
      expect(last, 'it comes to an end').toBeLessThan(MOST_DEEDS);
      const cases = [await openOne('2027-06-01T09:00:00.000Z'), await openOne('2027-06-01T09:00:00.000Z')];
      const died = await dieOnce(last, 3);
      const told = lettersOf(/overdue/);
      again += told.again;
      expect(told.again, `a death before deed ${last}`).toBeLessThanOrEqual(1);
      const count = told.letters.reduce((sum, { subject }) => sum + Number.parseInt(subject, 10), 0);
      expect([count, ...told.letters.map(({ to }) => to)], `a death before deed ${last}`).toEqual([2, ...told.letters.map(() => lead)]);
      for (const id of cases) {
        const { escalated = [] } = (await world.deps.cases.find(id)) ?? {};
        expect([escalated.length, new Set(escalated).size], 'without a first answer, and unresolved').toEqual([2, 2]);
      }
      expect(await itemsOf(world, '|overdue#'), 'nothing waits to be told').toEqual([]);
      if (!died) break;
    }
    expect(again, 'the one death between handing over and noting it').toBe(1);
  }, 120_000);

  it('may die at any point: each reader has the mail of each Monday once', async () => {
    for (const email of readers) await signedIn(world, [email === 'admin@example.com' ? 'admin' : 'marketer'], email);
    let again = 0;
    for (let last = 0; ; last += 1) {
      expect(last, 'it comes to an end').toBeLessThan(MOST_DEEDS);
      const { nextAt = '' } = await world.deps.listen.find();
      world.tick(Date.parse(nextAt || '2027-06-21T07:00:00.000Z') - world.deps.now().getTime() - MINUTE);
      await openOne(world.deps.now().toISOString());
      await createJourneys(world.deps)({});
      world.tick(MINUTE);
      const died = await dieOnce(last, 1);
      const told = lettersOf(/last week/);
      again += told.again;
      expect(told.letters.map(({ to }) => to).toSorted(), `a death before deed ${last}`).toEqual(readers);
      expect(new Set(told.letters.map(({ text }) => text)).size, 'everybody hears the same').toBe(1);
      if (!died) break;
      await Promise.all(readers.map((email) => signedIn(world, [email === 'admin@example.com' ? 'admin' : 'marketer'], email)));
    }
    expect(again, 'one death for each reader between handing over and noting it').toBe(readers.length);
  }, 120_000);
});
