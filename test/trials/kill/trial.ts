/** The kill test: people register, ask and vote while every process is killed again and again; then everything is counted. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LocalSettings } from '#infra/local/settings.ts';
import { freeBlock } from '../../run/free-block.ts';
import { trialFolder } from '../folder.ts';
import { findUnanswered } from './end-verdict.ts';
import { type Ending, endUnderKills } from './ending.ts';
import { openHistory } from './history.ts';
import { addUp, carryOutKills, type Kills } from './killer.ts';
import { type Audience, comeAndAct, mineOf, type Visitor } from './load.ts';
import { makePlan, type Sizes } from './plan.ts';
import { approve, lookAround, openRoom, signIn } from './room.ts';
import { filesIn, type Patience, untilSettled, waitingMail } from './settle.ts';
import { readStored } from './stored.ts';
import type { System } from './system.ts';
import { type Evidence, findBroken, type Own } from './verdict.ts';

export type Trial = {
  readonly seed: number;
  readonly sizes: Sizes;
  readonly start: (port: number, dataFolder: string) => Promise<System>;
  /** How long people may act. */
  readonly actSeconds: number;
  /** How long the system may take afterwards. */
  readonly patience: Patience;
};

export type Result = {
  readonly evidence: Evidence;
  readonly ending: Ending;
  readonly broken: readonly string[];
  readonly kills: Kills;
  readonly seconds: { readonly start: number; readonly act: number; readonly settle: number | undefined; readonly end: number };
  /** Stream batches that were handed over again. */
  readonly repeatedBatches: number;
  /** Holds the history and the system's data. */
  readonly folder: string;
};

const AT_ONCE = 20;

const countLines = async (file: string, pattern: RegExp): Promise<number> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => pattern.test(line)).length;

const outbox = async (url: string): Promise<string[]> => {
  const { items } = (await (await fetch(`${url}/outbox/messages`)).json()) as { items: { to: string }[] };
  return items.map(({ to }) => to);
};

const askAllSeats = async (visitors: readonly Visitor[], webinar: string): Promise<Map<string, Own>> => {
  const shown = new Map<string, Own>();
  const acted = ({ person }: Visitor) => person.votes.length > 0 || person.question || person.formQuestion;
  const waiting = visitors.filter(acted).values();
  const askOne = async (): Promise<void> => {
    for (const visitor of waiting) {
      const { voted, questions } = await mineOf(visitor, webinar);
      shown.set(visitor.person.email, { voted, asked: questions.map(({ text }) => text) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, askOne));
  return shown;
};

const deadLetters = async ({ dataFolder }: LocalSettings): Promise<number> =>
  (await Promise.all(['mail-now', 'mail-runs', 'work'].map((queue) => filesIn(dataFolder, queue, 'dead')))).flat().length;

const carryOut = async ({ seed, sizes, actSeconds, patience }: Trial, { settings }: System, folder: string) => {
  const plan = makePlan(seed, sizes);
  const history = openHistory(join(folder, 'history.jsonl'));
  const host = await signIn(settings.publicUrl);
  const webinar = await openRoom(host, seed);

  const until = performance.now() + actSeconds * 1000;
  const audience: Audience = { url: settings.publicUrl, webinar, history, until, atOnce: AT_ONCE, acted: () => undefined };
  const first = await comeAndAct(audience, plan.first, []);
  const questions = first.done.flatMap(({ id }) => (id ? [id] : []));
  for (const question of questions) await approve(host, webinar.id, question);

  const began = performance.now();
  let acts = first.done.length;
  let isOver = false;
  const progress = (): number => (isOver ? 1 : acts / plan.acts);
  const killing = carryOutKills({ settings, history, progress }, plan.kills);
  const acted = (): void => {
    acts += 1;
  };
  const others = await comeAndAct({ ...audience, acted }, plan.others, questions);
  isOver = true;
  const act = (performance.now() - began) / 1000;
  const kills = addUp(await killing, await carryOutKills({ settings, history, progress }, plan.killsAfter));
  const settle = await untilSettled(settings, patience);
  // The edge may show what it has for a second, and so may the tier behind it.
  await pause(2_500);

  const evidence: Evidence = {
    done: [...first.done, ...others.done],
    stored: await readStored(settings, webinar.id),
    seen: await lookAround(host, webinar.id),
    mine: await askAllSeats([...first.visitors, ...others.visitors], webinar.id),
    held: (await waitingMail(settings)).held,
    mailed: await outbox(settings.publicUrl),
    mailerKills: kills.worker,
    deadLetters: await deadLetters(settings),
    settled: settle !== undefined,
  };
  const endBegan = performance.now();
  const scene = { settings, history, host, webinar: webinar.id, patience };
  const asked = evidence.done.filter(
    ({ act, outcome }) => outcome === 'ok' && (act.kind === 'ask' || (act.kind === 'register' && act.formQuestion)),
  );
  const askers = [...new Set(asked.map((one) => one.act.email))];
  const ended = await endUnderKills(
    scene,
    { open: evidence.stored.questions.map(({ id }) => id), askers },
    { kills: plan.killsAtEnd, killsLater: plan.killsLater },
  );
  history.close();
  const end = (performance.now() - endBegan) / 1000;
  return { evidence, ending: ended.ending, kills: ended.kills.reduce(addUp, kills), act, settle, end };
};

/** Runs in a new temporary folder, which stays for whoever wants to look. The system is stopped in any case. */
export const runKillTrial = async (trial: Trial): Promise<Result> => {
  const folder = await trialFolder('kill');
  const began = performance.now();
  const system = await trial.start(await freeBlock(5200), join(folder, 'data'));
  const start = (performance.now() - began) / 1000;
  try {
    const { evidence, ending, kills, act, settle, end } = await carryOut(trial, system, folder);
    const log = join(folder, 'data', 'run', 'streams.log');
    const repeatedBatches = await countLines(log, /"(?:batch|records) failed"/);
    const broken = [...findBroken(evidence), ...findUnanswered(ending)];
    return { evidence, ending, broken, kills, seconds: { start, act, settle, end }, repeatedBatches, folder };
  } finally {
    await system.stop();
  }
};
