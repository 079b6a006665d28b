import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '#infra/aws/bundle.ts';
import { functions } from '#infra/functions.ts';

type Metafile = ReturnType<typeof bundle>;

const KiB = 1024;
const folder = mkdtempSync(join(tmpdir(), 'parley-bundles-'));
const made = new Map<string, Metafile>();

beforeAll(() => {
  for (const { name, entry } of functions) made.set(name, bundle(entry, join(folder, name)));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

const outputsOf = (name: string) => Object.entries(made.get(name)?.outputs ?? {});
/** Files of which something is left after what nobody uses was shaken out. */
const inputsOf = (name: string) =>
  outputsOf(name).flatMap(([, { inputs }]) => Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0));
const textOf = (name: string) =>
  readdirSync(join(folder, name))
    .map((file) => readFileSync(join(folder, name, file), 'utf8'))
    .join('\n');

/** What a cold start reads: the entry and what it imports before anything is asked. */
const startsWith = (name: string): readonly string[] => {
  const outputs = new Map(outputsOf(name));
  const seen = new Set<string>();
  const walk = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of outputs.get(file)?.imports ?? []) if (kind === 'import-statement' && !external) walk(path);
  };
  walk([...outputs.keys()].find((file) => file.endsWith('/index.mjs')) ?? '');
  return [...seen];
};

describe.each(functions)('the bundle of $name', ({ name, rights }) => {
  it('holds nothing that belongs to one machine only', () => {
    expect(inputsOf(name).filter((file) => file.startsWith('infra/'))).toEqual([]);
    expect(textOf(name)).not.toMatch(/\/outbox|\/local\/(clock|reset|channels|webhooks)|PARLEY_DATA|oidc-provider/);
  });

  it('carries the clients of its rights and no others', () => {
    const clients = new Set(inputsOf(name).flatMap((file) => /@aws-sdk\/(client-[a-z0-9]+|nested-clients)/.exec(file)?.[1] ?? []));
    const may = ['client-dynamodb'];
    if (rights.sendTo.length > 0) may.push('client-sqs');
    if (rights.exports === 'write') may.push('client-s3');
    if (rights.sendMail) may.push('client-sesv2');
    if (rights.startBuild) may.push('client-codebuild');
    expect([...clients].sort()).toEqual(may.sort());
  });

  it("has none of zod's languages", () => {
    expect(inputsOf(name).filter((file) => /zod\/.*\/locales\/(?!en\.)[a-z-]+\.js/i.test(file))).toEqual([]);
  });
});

// What a registrant waits for is held to SCALE T6; the team's function is seldom cold while they work.
describe.each([
  ['api', 560],
  ['personal', 640],
  ['console', 640],
  ['people', 704],
  ['desk', 768],
  ['readers', 640],
  ['editors', 704],
] as const)('the bundle of %s', (name, most) => {
  it(`is at most ${most} KiB with everything that it loads later`, () => {
    const all = outputsOf(name).reduce((sum, [, { bytes }]) => sum + bytes, 0);
    const start = startsWith(name).reduce((sum, file) => sum + (made.get(name)?.outputs[file]?.bytes ?? 0), 0);
    console.log(
      `${name}: ${Math.ceil(all / KiB)} KiB, of which a cold start reads ${Math.ceil(start / KiB)} KiB in ${startsWith(name).length} files`,
    );
    expect(all).toBeLessThanOrEqual(most * KiB);
  });
});

describe('signing in', () => {
  const isSignIn = (file: string): boolean => /openid-client|oauth4webapi/.test(file);

  it('is carried by the console alone, and loaded only when somebody does it', () => {
    const startInputs = startsWith('console').flatMap((file) => Object.keys(made.get('console')?.outputs[file]?.inputs ?? {}));
    expect(inputsOf('console').some(isSignIn)).toBe(true);
    expect(startInputs.filter(isSignIn)).toEqual([]);
    expect(inputsOf('api').filter(isSignIn)).toEqual([]);
  });
});

describe('entries', () => {
  it('are under ten lines, one for each function of the manifest', () => {
    const lambda = fileURLToPath(new URL('../../functions/lambda/', import.meta.url));
    const entries = readdirSync(lambda).filter((file) => file.endsWith('.ts') && file !== 'ports.ts');
    expect(entries.sort()).toEqual(functions.map(({ entry }) => entry.replace('functions/lambda/', '')).sort());
    for (const file of entries) expect(readFileSync(join(lambda, file), 'utf8').trimEnd().split('\n').length, file).toBeLessThanOrEqual(10);
  });
});
