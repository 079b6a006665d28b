/** Runs of mail while things die, come twice, race and jump: TRIALS F8, F9, F15, F23, F24. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createJourneys } from '#functions/journeys.ts';
import { createMailer } from '#functions/mailer.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemsOf } from '../http/stored.ts';
import { registerCrowd } from '../support/crowd.ts';
import { openWebinar, post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
const PEOPLE = 48;
let world: World;
let webinar: Webinar;
let people: readonly string[];

const open = async (settings: Record<string, string> = {}, draft: Record<string, unknown> = {}) => {
  world = await openWorld({ at: '2027-06-17T09:00:00.000Z', settings });
  webinar = await openWebinar(world, { mail: { reminders: [60] }, ...draft });
  people = await registerCrowd(world, webinar.id, PEOPLE, new Date('2027-06-16T09:00:00.000Z'));
  await world.settleStream();
  world.queued.splice(0);
  world.mails.splice(0);
};
beforeEach(() => open());

const goTo = (time: string) => world.tick(Date.parse(time) - world.deps.now().getTime());
const takePages = () => world.queued.splice(0).filter(({ queue }) => queue === 'mail-runs');
const recipients = () => world.mails.map(({ mail }) => mail.to).toSorted();
/** Everything that waits for one mailer, until nothing does; false where it died. */
const work = async (deps: WorkDeps = world.deps, times = 1): Promise<void> => {
  const mailer = createMailer(deps);
  for (let pages = takePages(); pages.length > 0; pages = takePages())
    for (const { message } of pages)
      for (let time = 0; time < times; time += 1) await mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
};
const killed = new Error('killed');
/** A process that dies with its mail number `last`: from then on it does nothing any more. */
const mortal = (last: number): WorkDeps => {
  let sent = 0;
  const dead = <Args extends unknown[], Answer>(deed: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      if (sent >= last) throw killed;
      return deed(...args);
    };
  };
  const mail: WorkDeps['mail'] = async (...args) => {
    await dead(world.deps.mail)(...args);
    sent += 1;
  };
  const run = { ...world.deps.run, record: dead(world.deps.run.record), claim: dead(world.deps.run.claim) };
  return { ...world.deps, mail, run, queue: dead(world.deps.queue) };
};

describe('a run', () => {
  it('whose mailers die goes on with the next minute: nobody is left out, and a death repeats its own page at most (F8)', async () => {
    goTo('2027-06-18T12:00:00.000Z');
    for (const last of [1, 7, 3, 20]) {
      await world.journeys();
      await work(mortal(last));
      world.tick(91_000);
    }
    await world.journeys();
    await work();
    expect([...new Set(recipients())]).toEqual(people.toSorted());
    // Of a list of some three people: what it had sent of its last page.
    const again = Object.values(Object.groupBy(recipients(), (to) => to)).filter((mails = []) => mails.length > 1);
    expect(again.length).toBeLessThanOrEqual(4 * 10);
    for (const mails of again) expect(mails?.length).toBeLessThanOrEqual(5);
    const [run] = await itemsOf(world, '|run#remind-60');
    expect(run).toMatchObject({ doneAt: expect.any(String) });
  });

  it('whose messages come three times, side by side and late, mails each once (F9)', async () => {
    goTo('2027-06-18T12:00:00.000Z');
    await world.journeys();
    const first = takePages();
    for (let time = 0; time < 3; time += 1) {
      const mailers = [createMailer(world.deps), createMailer(world.deps)];
      await Promise.all(
        first.flatMap(({ message }) =>
          mailers.map((mailer) => mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never)),
        ),
      );
      await work(world.deps, 3);
      world.tick(MINUTE);
      await Promise.all([world.journeys(), createJourneys(world.deps)({})]);
      await work(world.deps, 2);
    }
    expect(recipients()).toEqual(people.toSorted());
  });

  it('that could not note what it sent, because the table was away, sends nothing again (F8)', async () => {
    goTo('2027-06-18T12:00:00.000Z');
    await world.journeys();
    let away = true;
    const record: WorkDeps['run']['record'] = (...args) => (away ? Promise.reject(killed) : world.deps.run.record(...args));
    const mailer = createMailer({ ...world.deps, run: { ...world.deps.run, record } });
    const pages = takePages();
    const give = async () => {
      for (const { message } of pages) await mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
    };
    await give();
    away = false;
    await give();
    await world.journeys();
    await work();
    expect(recipients()).toEqual(people.toSorted());
  });

  it('ends with the page under way once its webinar is called off (F23)', async () => {
    goTo('2027-06-18T12:00:00.000Z');
    const host = await signedIn(world, ['host']);
    await world.journeys();
    let cancelled = 0;
    const mail: WorkDeps['mail'] = async (...args) => {
      if (world.mails.length === 10) {
        expect((await post(world, `/api/console/webinars/${webinar.id}/cancel`, {}, { cookie: host })).status).toBe(200);
        cancelled = world.mails.length;
      }
      await world.deps.mail(...args);
    };
    await work({ ...world.deps, mail });
    const reminded = world.mails.filter(({ mail: { subject } }) => subject.startsWith('It starts')).length;
    // The page that was under way: a list has some three people here.
    expect([cancelled, reminded <= 10 + 10]).toEqual([10, true]);
    await world.settleStream();
    await work();
    const off = world.mails.filter(({ mail: { subject } }) => subject.startsWith('It was called off'));
    expect(off.map(({ mail: { to } }) => to).toSorted()).toEqual(people.toSorted());
  });

  it('never mails who stopped these mails a moment ago, in the middle of it', async () => {
    goTo('2027-06-18T12:00:00.000Z');
    await world.journeys();
    const quit = new Set<string>();
    const mail: WorkDeps['mail'] = async (from, content) => {
      expect(quit.has(content.to)).toBe(false);
      await world.deps.mail(from, content);
      if (world.mails.length % 16 !== 0) return;
      const waiting = (await itemsOf(world, '|contact')).find(({ address }) => !recipients().includes(String(address)));
      if (!waiting) return;
      const suppressed = { service: { why: 'unsubscribed', at: world.deps.now().toISOString() } } as const;
      await world.deps.contact.decide(String(waiting.pk).slice(8), (contact) => ({ contact: { ...contact, suppressed }, entries: [] }));
      // Ten people are read together.
      setTimeout(() => quit.add(String(waiting.address)), 0);
    };
    await work({ ...world.deps, mail });
    expect(new Set(recipients()).size).toBe(recipients().length);
    expect(recipients().length).toBeGreaterThan(PEOPLE - 6);
  });
});

describe('clocks', () => {
  it('that differ by ten minutes, or jump back, remind nobody twice (F15)', async () => {
    const skewed = (minutes: number): WorkDeps => {
      const now = () => new Date(world.deps.now().getTime() + minutes * MINUTE);
      return { ...world.deps, now };
    };
    goTo('2027-06-18T12:00:00.000Z');
    for (const minutes of [10, -10, 0, -600, 5]) {
      await createJourneys(skewed(minutes))({});
      await work(skewed(minutes));
      world.tick(MINUTE);
    }
    expect(recipients()).toEqual(people.toSorted());
  });

  it.each([
    ['forward', '2028-03-26T01:30:00.000Z', '2028-03-26T00:30:00.000Z'],
    ['back', '2027-10-31T01:30:00.000Z', '2027-10-31T00:30:00.000Z'],
  ])('that go %s in the hour before the start change no reminder (F15)', async (_, startsAt, due) => {
    await open({}, { startsAt });
    const at = (minutes: number) => new Date(Date.parse(due) + minutes * MINUTE).toISOString();
    goTo(at(-1));
    await world.journeys();
    await work();
    expect(recipients()).toEqual([]);
    goTo(at(0));
    await world.journeys();
    await work();
    expect(recipients()).toEqual(people.toSorted());
    expect(world.mails[0]?.mail.subject).toMatch(/^It starts in 1 hour/);
  });
});

it('after a restore sends nothing again that was due before it (F24)', async () => {
  await open({ MAIL_SINCE: '2027-06-18T12:30:00Z' });
  const message = { kind: 'confirmation', contact: 'x', webinar: webinar.id, cause: '2027-06-18T11:00:00.000Z' };
  goTo('2027-06-18T12:31:00.000Z');
  await world.journeys();
  await work();
  const mailer = createMailer(world.deps);
  expect(await mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never)).toEqual({ batchItemFailures: [] });
  expect(world.mails).toEqual([]);
  const [run] = await itemsOf(world, '|run#remind-60');
  expect([run?.duePk, run?.doneAt]).toEqual([undefined, expect.any(String)]);
});
