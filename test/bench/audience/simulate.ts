/** Runs an audience: everybody's polls one by one, in the order of their time, against the model of the edge. */
import type { Feed } from '#shared/feed.ts';
import { createChance, draws } from '../../trials/kill/chance.ts';
import { createEdges, zipf } from './edges.ts';
import { ASK, type Came, createFlock, NOTHING } from './flock.ts';
import { withMachines } from './machines.ts';
import { planRestless, type Toggle } from './restless.ts';
import { type Script, versionsByTime } from './script.ts';
import { createTally } from './tally.ts';
import type { Weather } from './weather.ts';
import { createWheel } from './wheel.ts';

export type Settings = {
  readonly seed: number;
  readonly people: number;
  /** How many of them run the client itself. */
  readonly machines: number;
  readonly edges: number;
  readonly shield: boolean;
  readonly script: Script;
  readonly weather: Weather;
  /** Share of people who look away, lose the network, and move between places. */
  readonly restless: number;
  readonly feedOf: (version: number) => Feed;
  readonly bytesOf: (version: number) => number;
};

export type Outcome = ReturnType<typeof simulate>;

/** Everybody comes within a minute, most of them at its start. */
const JOIN_MS = 60_000;
/** A restless person's poll goes to another place so often. */
const ROAM = 0.02;
/** A request that hangs ends by the client's own patience (site/src/lib/live/run.ts). */
const PATIENCE_MS = 15_000;

/** Same settings, same outcome. */
export const simulate = (settings: Settings) => {
  const { people, script, restless, feedOf, bytesOf } = settings;
  const { lengthMs } = script;
  const [chance, random] = [createChance(settings.seed), draws(settings.seed + 1)];
  const edges = createEdges({ ...settings, chance, lengthMs, versionAt: versionsByTime(script) });
  const { mind, watched } = withMachines(createFlock(people, feedOf), settings.machines, feedOf);
  const tally = createTally(people, script, bytesOf);
  const draw = zipf(settings.edges);
  const home = Uint16Array.from({ length: people }, () => draw(random()));
  const joins = Int32Array.from({ length: people }, () => Math.floor(random() ** 2 * JOIN_MS));
  // A person has two timers: the client's own, and the answer that is on its way.
  const wheel = createWheel(2 * people);
  const [lost, hidden] = [new Uint8Array(people), new Uint8Array(people)];
  const coming = { status: new Uint16Array(people), version: new Int16Array(people), retryAfter: new Uint8Array(people) };
  const came: Came = { status: 0, version: 0, retryAfter: 0, at: 0 };

  const ask = (person: number, now: number): void => {
    tally.asked(person);
    if (lost[person] === 1) {
      came.status = 0;
      came.at = now + PATIENCE_MS;
    } else edges.ask(random() < ROAM * restless ? draw(random()) : (home[person] as number), now, mind.shown(person), came);
    coming.status[person] = came.status;
    coming.version[person] = came.version;
    coming.retryAfter[person] = came.retryAfter;
    wheel.set(people + person, now, came.at - now);
  };

  const act = (person: number, now: number, action: number): void => {
    if (action === ASK) ask(person, now);
    else if (action !== NOTHING) wheel.set(person, now, action);
  };

  const arrive = (person: number, now: number): void => {
    came.status = lost[person] === 1 ? 0 : (coming.status[person] as number);
    came.version = coming.version[person] as number;
    came.retryAfter = coming.retryAfter[person] as number;
    came.at = now;
    const before = mind.shown(person);
    const action = mind.answered(person, came, random());
    tally.came(person, came, before, mind.shown(person), hidden[person] === 0);
    act(person, now, action);
  };

  const lose = (person: number): void => {
    lost[person] = 1;
    tally.left(person);
  };
  const turn: Readonly<Record<Toggle['kind'], (person: number) => number>> = {
    hide: (person) => {
      hidden[person] = 1;
      tally.left(person);
      return mind.hide(person);
    },
    show: (person) => {
      hidden[person] = 0;
      return mind.show(person);
    },
    offline: (person) => {
      lose(person);
      return mind.offline(person);
    },
    online: (person) => {
      lost[person] = 0;
      return mind.online(person);
    },
    lose: (person) => {
      lose(person);
      return NOTHING;
    },
    find: (person) => {
      lost[person] = 0;
      return NOTHING;
    },
  };

  const arrivals = Uint32Array.from(joins.keys()).sort((a, b) => (joins[a] as number) - (joins[b] as number));
  const toggles = planRestless(chance, people, restless, lengthMs);
  let [arrived, toggled] = [0, 0];
  for (let now = 0; now < lengthMs; now += 1) {
    for (; arrived < people && (joins[arrivals[arrived] as number] as number) <= now; arrived += 1) {
      const person = arrivals[arrived] as number;
      act(person, now, mind.open(person, now));
    }
    for (; toggled < toggles.length && (toggles[toggled] as Toggle).at <= now; toggled += 1) {
      const { kind, person } = toggles[toggled] as Toggle;
      act(person, now, turn[kind](person));
    }
    for (let member = wheel.take(now); member >= 0; member = wheel.take(now)) {
      if (member >= people) arrive(member - people, now);
      else act(member, now, mind.timer(member));
    }
  }
  const hours = joins.reduce((sum, join) => sum + Math.max(0, lengthMs - join), 0) / 3_600_000;
  return { ...tally, people, hours, watched, reads: edges.reads, hits: edges.hits() };
};
