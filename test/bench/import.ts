/**
 * `npm run bench -- import [rows]`: a list of people from elsewhere, looked through, carried out and taken back, each in a process of its
 * own whose memory is its own, and killed on the way.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { contactLists } from '#functions/table/keys.ts';
import { type ImportView, importLimits } from '#shared/import.ts';
import { post, signedIn } from '../support/people.ts';
import { BASE, type World } from '../support/world.ts';
import { bundleInto, start, type Told } from './child.ts';
import { withWorld } from './database.ts';
import { verdict } from './verdict.ts';

const MIB = 2 ** 20;
const PATH = '/api/console/contacts/imports';
/** Where a process is killed: after this part of the rows. */
const KILLS = [0.2, 0.5, 0.8];
const KILLED_ROWS = 5_000;
/** Lives that may end because the table did not answer. */
const AGAIN = 20;
/** One in so many does not want mail. */
const STOPPED = 50;

const print = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);

/** A file as HubSpot writes one. */
const fileOf = (rows: number): Uint8Array<ArrayBuffer> => {
  const lines = ['Record ID,Email,First Name,Last Name,Company,Job Title,Country/Region,Phone Number,Tags,Unsubscribed from all email'];
  for (let n = 0; n < rows; n += 1)
    lines.push(
      `${n},person${n}@example.com,Pat,Example ${n},Example Air ${n % 997},Engineer,Austria,+43 1 ${n},"fair;vip",${n % STOPPED === 0}`,
    );
  return new TextEncoder().encode(lines.join('\r\n'));
};

const upload = async (world: World, file: Uint8Array<ArrayBuffer>, cookie: string): Promise<string> => {
  const headers = { 'content-type': 'text/csv', origin: BASE, cookie };
  const parts = Math.ceil(file.length / importLimits.partBytes);
  let id = '';
  for (let part = 1; part <= parts; part += 1) {
    const body = file.slice((part - 1) * importLimits.partBytes, part * importLimits.partBytes);
    const sent =
      part === 1
        ? await world.request(`${PATH}?dryRun=1&parts=${parts}`, { method: 'POST', body, headers })
        : await world.request(`${PATH}/${id}/parts/${part}`, { method: 'PUT', body, headers });
    if (sent.status !== 202) throw new Error(`The file was refused: ${sent.status}`);
    id = ((await sent.json()) as ImportView).id;
  }
  return id;
};

const countIn = async ({ deps }: World, lists: readonly string[]): Promise<number> => {
  let count = 0;
  for (const pk of lists) for await (const _ of deps.table.all({ pk, index: 'list', keysOnly: true })) count += 1;
  return count;
};

/** Whom an import changed, and who is not taken back yet. */
const left = async ({ deps }: World, id: string): Promise<number> => {
  let count = 0;
  for await (const { changed } of deps.imports.batches(id)) count += changed.length;
  return count;
};

/** Rows that are carried out. */
const carried = async ({ deps }: World, id: string): Promise<number> => {
  let count = 0;
  for await (const { rows } of deps.imports.batches(id)) count += rows;
  return count;
};

type Life = (kills: readonly number[], doneOf: () => Promise<number>) => Promise<Told>;

/** One list from its first part to nobody left of it. `carry`: a step to its end, killed wherever it is told to, and told of at last. */
const bring = async (world: World, rows: number, kills: readonly number[], cookie: string, carryFor: (id: string) => Life) => {
  const id = await upload(world, fileOf(rows), cookie);
  const carry = carryFor(id);
  const found = async () => {
    const stored = await world.deps.imports.find(id);
    if (!stored) throw new Error('The import is gone.');
    return stored;
  };
  const begin = async (act: string): Promise<void> => {
    const asked = await post(world, `${PATH}/${id}/${act}`, act === 'run' ? { origin: 'Bench', labels: ['bench'] } : {}, { cookie });
    if (asked.status !== 202) throw new Error(`It was refused to ${act}: ${asked.status}`);
  };
  const looked = await carry([], async () => 0);
  await begin('run');
  const done = await carry(kills, () => carried(world, id));
  const { counts } = await found();
  const people = await countIn(world, contactLists);
  await begin('undo');
  const undone = await carry(kills, async () => rows - (await left(world, id)));
  const { back } = await found();
  return {
    ...{ looked, done, undone },
    lost: Math.abs(counts.added + counts.stopped - rows) + Math.abs(counts.added - people),
    stuck: Math.abs((back?.whole ?? 0) - rows) + (back?.partly ?? 0) + (await countIn(world, contactLists)) + (await left(world, id)),
  };
};

const measure = async (world: World, rows: number, folder: string): Promise<void> => {
  const cookie = await signedIn(world, ['admin']);
  const program = await bundleInto(folder, new URL('./import/process.ts', import.meta.url));
  const { config } = world;
  const shared = {
    ...{ TABLE_NAME: config.TABLE_NAME, AWS_ENDPOINT_URL_DYNAMODB: world.endpoint, PARLEY_URL: config.PARLEY_URL },
    ...{ ORIGIN_SECRET: config.ORIGIN_SECRET, CONTACT_KEY: config.CONTACT_KEY, SIGNING_KEYS: 'k1:signing-key-of-the-bench-0123456789ab' },
    ...{ OIDC_ISSUER: config.OIDC_ISSUER, OIDC_CLIENT_ID: config.OIDC_CLIENT_ID, BENCH_FOLDER: folder },
  };
  let killed = 0;
  let again = 0;
  const carryFor =
    (id: string, of: number): Life =>
    async (kills, doneOf) => {
      const env = { ...shared, BENCH_IMPORT: id };
      const state = (await world.deps.imports.find(id))?.state;
      for (const kill of kills) {
        const life = start(program, env);
        let isDone = false;
        void life.told.then(() => {
          isDone = true;
        });
        while (!isDone && (await doneOf()) < kill * of) await pause(50);
        if (!isDone) killed += 1;
        life.child.kill('SIGKILL');
        await life.told;
      }
      const lives: Told[] = [];
      // Of a long one a life ends by itself, and the next goes on.
      while (lives.length === 0 || (await world.deps.imports.find(id))?.state === state) {
        const told = await start(program, env).told;
        if (told) lives.push(told);
        // As a queue would deliver the step again where the table did not answer.
        else again += 1;
        if (again > AGAIN) throw new Error('A process of the bench failed.');
      }
      const sum = (name: 'seconds' | 'read' | 'write'): number => lives.reduce((total, life) => total + life[name], 0);
      const rss = Math.max(...lives.map((life) => life.rss));
      return { rows: of, seconds: sum('seconds'), read: sum('read'), write: sum('write'), rss };
    };

  const whole = await bring(world, rows, [], cookie, (id) => carryFor(id, rows));
  print('rows', `${rows.toLocaleString('en')}, ${(fileOf(rows).length / MIB).toFixed(1)} MiB`);
  for (const [what, told] of [
    ['looked through', whole.looked],
    ['carried out', whole.done],
    ['taken back', whole.undone],
  ] as const)
    print(
      what,
      `${told.seconds.toFixed(1)} s, ${Math.round(rows / told.seconds).toLocaleString('en')} rows/s, ${(told.read / rows).toFixed(2)} read and ${(told.write / rows).toFixed(2)} write units a row, ${Math.round(told.rss / MIB)} MiB`,
    );
  const few = Math.min(rows, KILLED_ROWS);
  const torn = await bring(world, few, KILLS, cookie, (id) => carryFor(id, few));
  print('killed', `${killed} times in a list of ${few.toLocaleString('en')}; ${again} times the table did not answer`);
  verdict('rows that were lost or counted twice', whole.lost + torn.lost, 0);
  verdict('people who did not go back whole, each once', whole.stuck + torn.stuck, 0);
  const lives = [whole, torn].flatMap((one) => [one.looked, one.done, one.undone]);
  verdict('memory', Math.max(...lives.map(({ rss }) => rss)) / MIB, 160, ' MiB');
};

export const importing = async ([count = '100000']: readonly string[]): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-import-'));
  try {
    await withWorld((world) => measure(world, Number(count), folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
