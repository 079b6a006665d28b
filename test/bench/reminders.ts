/**
 * `npm run bench -- reminders [people] [mails a second]`: plans a reminder and sends it to everybody, with a clock that only moves when
 * mail waits, a mail service that takes everything, and mailers that are killed at a hundred random mails. The table and all of our own
 * code are real. A million took an hour and a half on two cores that did much else meanwhile; a smaller number as argument is quicker.
 */

import { createJourneys } from '#functions/journeys.ts';
import { createMailer } from '#functions/mailer.ts';
import type { QueueMessage } from '#functions/ports.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import { openWebinar } from '../support/people.ts';
import type { World } from '../support/world.ts';
import { fillWebinar } from './crowd.ts';
import { withWorld } from './database.ts';
import { verdict } from './verdict.ts';

const PEOPLE = 1_000_000;
const RATE = 1_000;
const KILLS = 100;
const PAGE = 50;
const START = '2027-06-20T13:00:00.000Z';
const DUE = '2027-06-20T12:00:00.000Z';

class Killed extends Error {}

/** The same dice in every run. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

type Sent = { readonly to: Map<string, number>; readonly seconds: Map<number, number>; mails: number };

/** One process: dies with its mail number `last`, and does nothing after that. */
const oneProcess = (world: World, sent: Sent, now: () => number, last: number) => {
  let left = last;
  const alive = () => {
    if (left <= 0) throw new Killed('killed');
  };
  const mail: WorkDeps['mail'] = async (_from, { to }) => {
    alive();
    const second = Math.floor(now() / 1_000);
    sent.to.set(to, (sent.to.get(to) ?? 0) + 1);
    sent.seconds.set(second, (sent.seconds.get(second) ?? 0) + 1);
    sent.mails += 1;
    left -= 1;
  };
  const dying = <Args extends unknown[], Answer>(deed: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      alive();
      return deed(...args);
    };
  };
  const { run, queue } = world.deps;
  const deps: WorkDeps = { ...world.deps, mail, queue: dying(queue), run: { ...run, claim: dying(run.claim), record: dying(run.record) } };
  return { mailer: createMailer(deps), isDead: () => left <= 0 };
};

const runAll = async (world: World, sent: Sent, kills: number, total: number): Promise<{ pages: number; ticks: number; rss: number }> => {
  const roll = dice(11);
  const now = () => world.deps.realNow().getTime();
  const lives = Array.from({ length: kills }, () => Math.ceil((roll() * 1.8 * total) / (kills + 1)));
  const born = () => oneProcess(world, sent, now, lives.pop() ?? Number.POSITIVE_INFINITY);
  let [process, pages, ticks, rss] = [born(), 0, 0, 0];
  const journeys = createJourneys(world.deps);
  for (let isDone = false; !isDone; ticks += 1) {
    await journeys({});
    isDone = world.queued.every(({ queue }) => queue !== 'mail-runs');
    while (world.queued.length > 0) {
      const { queue, message } = world.queued.shift() as { queue: string; message: QueueMessage };
      if (queue !== 'mail-runs') continue;
      const { batchItemFailures } = await process.mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
      pages += 1;
      rss = Math.max(rss, globalThis.process.memoryUsage.rss());
      if (process.isDead()) process = born();
      // A mailer that died gives its page back after a while; by then the schedule has asked for it anew.
      if (batchItemFailures.length > 0) continue;
    }
    world.tick(91_000);
  }
  return { pages, ticks, rss };
};

const print = (name: string, value: string | number): void => console.log(`${name.padEnd(26)} ${value.toLocaleString('en')}`);

export const reminders = async ([count = String(PEOPLE), rate = String(RATE)]: readonly string[]): Promise<void> => {
  const people = Number(count);
  await withWorld(
    async (world) => {
      const webinar = await openWebinar(world, { startsAt: START, mail: { reminders: [60] } });
      const began = performance.now();
      await fillWebinar(world, webinar.id, people);
      print('people', people);
      print('filled in', `${((performance.now() - began) / 1_000).toFixed(1)} s`);
      world.queued.splice(0);
      world.tick(Date.parse(DUE) - world.deps.now().getTime());
      world.takeUnits();
      const units = { write: 0, read: 0 };
      const sent: Sent = { to: new Map(), seconds: new Map(), mails: 0 };
      const memory = process.memoryUsage.rss();
      const from = performance.now();
      const counting = setInterval(() => {
        for (const { write, read } of world.takeUnits()) {
          units.write += write;
          units.read += read;
        }
      }, 50);
      const { pages, ticks, rss } = await runAll(world, sent, KILLS, people);
      clearInterval(counting);
      for (const { write, read } of world.takeUnits()) {
        units.write += write;
        units.read += read;
      }
      const seconds = (performance.now() - from) / 1_000;
      const duplicates = sent.mails - sent.to.size;
      const peak = Math.max(...sent.seconds.values());
      const span = [...sent.seconds.keys()];
      print('messages', pages);
      print('minutes of the schedule', ticks);
      print('mails', sent.mails);
      print('virtual time', `${((Math.max(...span) - Math.min(...span)) / 60).toFixed(1)} min`);
      print('real time', `${seconds.toFixed(1)} s, ${Math.round(sent.mails / seconds).toLocaleString('en')} mails a second`);
      print('write units', units.write);
      print('read units', `${units.read.toLocaleString('en')}, ${(units.read / people).toFixed(2)} a person`);
      print('memory', `${Math.round(memory / 2 ** 20)} MiB before, ${Math.round(rss / 2 ** 20)} MiB at most`);
      print('mailed twice', `${duplicates} after ${KILLS} kills`);
      verdict('everybody was mailed: left out', people - sent.to.size, 0);
      verdict('a kill repeats a page at most: mails twice', duplicates, KILLS * PAGE);
      verdict('T11 write units', units.write, people * 0.0405 + KILLS * 2 + 400);
      verdict('T11 mails in the busiest second', peak, Number(rate) * 1.01);
    },
    { MAIL_RATE: rate },
  );
};
