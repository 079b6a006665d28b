/** The end of the kill test: the webinar ends while its processes die, and half an hour later its askers are told what they are owed. */
import { setTimeout as pause } from 'node:timers/promises';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { caseList } from '#functions/table/keys.ts';
import { type LocalSettings, TABLE } from '#infra/local/settings.ts';
import type { Browser } from './browser.ts';
import { type Desk, toDesk } from './desk.ts';
import type { History } from './history.ts';
import { carryOutKills, type Kills } from './killer.ts';
import type { PlannedKill } from './plan.ts';
import { filesIn, type Patience, untilSettled } from './settle.ts';
import { scan } from './stored.ts';
import { openTableClient } from './table-client.ts';

/** What was there once it was over. `open`: questions that nobody answered. */
export type Ending = {
  readonly open: readonly string[];
  /** Addresses of those who asked them, each once. */
  readonly askers: readonly string[];
  readonly desk: Desk;
  /** To whom each mail went that says until when they are answered. */
  readonly promised: readonly string[];
  readonly deadLetters: number;
  readonly settled: boolean;
};

export type Scene = {
  readonly settings: LocalSettings;
  readonly history: History;
  readonly host: Browser;
  readonly webinar: string;
  readonly patience: Patience;
};

const QUEUES = ['mail-now', 'mail-runs', 'work'];
const POLL_MS = 50;
const MOST_MS = 60_000;

/** Until it is done: what a killed server answered nobody knows, and doing it again changes nothing. */
const persistently = async (what: string, ask: () => Promise<{ readonly status: number }>): Promise<void> => {
  const until = performance.now() + MOST_MS;
  for (;;) {
    const status = await ask().then(
      (answer) => answer.status,
      () => 0,
    );
    if (status >= 200 && status < 300) return;
    if (status >= 400 && status < 500) throw new Error(`${what} was answered ${status}`);
    if (performance.now() > until) throw new Error(`${what} was answered by nobody for a minute`);
    await pause(2 * POLL_MS);
  }
};

/** The share of these cases that is there, looked at until the returned end. */
const watchCases = (settings: LocalSettings, total: number) => {
  const client = openTableClient(settings);
  let [share, isOver] = [0, false];
  const look = async (): Promise<void> => {
    while (!isOver) {
      const found = await client
        .send(
          new QueryCommand({
            ...{ TableName: TABLE, IndexName: 'list', Select: 'COUNT' },
            ...{ KeyConditionExpression: 'listPk = :open', ExpressionAttributeValues: { ':open': caseList('open') } },
          }),
        )
        .catch(() => undefined);
      share = Math.max(share, (found?.Count ?? 0) / total);
      await pause(POLL_MS);
    }
    client.destroy();
  };
  const looking = look();
  const end = (): Promise<void> => {
    isOver = true;
    return looking;
  };
  return { share: () => (isOver ? 1 : share), end };
};

const filesLeft = async ({ dataFolder }: LocalSettings, place: 'new' | 'taken' | 'dead'): Promise<number> =>
  (await Promise.all(QUEUES.map((queue) => filesIn(dataFolder, queue, place)))).flat().length;

/** The stream is read, no queue holds anything, and that stays so. */
const becomesQuiet = async (settings: LocalSettings, patience: Patience): Promise<boolean> => {
  const until = performance.now() + patience.mostSeconds * 1_000;
  while (performance.now() < until) {
    if ((await untilSettled(settings, patience)) === undefined) return false;
    if ((await filesLeft(settings, 'new')) + (await filesLeft(settings, 'taken')) === 0) return true;
    await pause(4 * POLL_MS);
  }
  return false;
};

const promisedTo = async (url: string): Promise<string[]> => {
  const { items } = (await (await fetch(`${url}/outbox/messages`)).json()) as { items: { to: string; subject: string }[] };
  return items.flatMap(({ to, subject }) => (subject.startsWith('We owe you an answer') ? [to] : []));
};

const advance = (url: string, by: string): Promise<Response> =>
  fetch(`${url}/local/clock`, { method: 'POST', body: JSON.stringify({ advance: by }), headers: { 'content-type': 'application/json' } });

/** `open` and `askers` as the history says; `kills` while the cases are made, `killsLater` while the mail goes out. */
export const endUnderKills = async (
  { settings, history, host, webinar, patience }: Scene,
  { open, askers }: Pick<Ending, 'open' | 'askers'>,
  { kills, killsLater }: { readonly kills: readonly PlannedKill[]; readonly killsLater: readonly PlannedKill[] },
): Promise<{ readonly ending: Ending; readonly kills: readonly Kills[] }> => {
  const { publicUrl } = settings;
  const watched = watchCases(settings, open.length);
  const killing = carryOutKills({ settings, history, progress: watched.share }, kills);
  await persistently('Ending', () => host.ask(`/api/console/webinars/${webinar}/end`, { method: 'POST', json: {} }));
  const dead = await killing;
  const hasCases = await becomesQuiet(settings, patience);
  await watched.end();

  const later = carryOutKills({ settings, history, progress: watched.share }, killsLater);
  // Once more, a little later: what was due is done by then.
  for (const by of ['PT31M', 'PT2M']) await persistently('The clock', () => advance(publicUrl, by));
  const deadLater = await later;
  const hasMail = await becomesQuiet(settings, patience);
  const ending: Ending = {
    ...{ open, askers, desk: toDesk(await scan(settings)), promised: await promisedTo(publicUrl) },
    ...{ deadLetters: await filesLeft(settings, 'dead'), settled: hasCases && hasMail },
  };
  return { ending, kills: [dead, deadLater] };
};
