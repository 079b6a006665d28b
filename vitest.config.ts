import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const files = globSync('test/**/*.test.ts');

// What reaches beyond its own process (database, ports, folders, programs, the CDK), by itself or through a file beside it, is kept out
// of the quick run.
const reachesOut = /\binject\(|\/support\/|#infra\/|\/infra\/|node:(child_process|http|net|fs)|aws-cdk-lib|https?:\/\/127\.0\.0\.1/;
// `on` holds the way here: files may know each other's types in a circle.
const isPure = (file: string, on: readonly string[] = []): boolean => {
  if (file === 'test/architecture.test.ts' || on.includes(file)) return true;
  const code = readFileSync(file, 'utf8');
  const beside = [...code.matchAll(/from '(\.[^']+\.ts)'/g)].map(([, path = '']) => join(dirname(file), path));
  return !reachesOut.test(code) && beside.every((path) => existsSync(path) && isPure(path, [...on, file]));
};

// What starts the whole system, or reads the CDK, takes longest however short it is written: begun last, everything would wait for it.
const startsSystem = /\/(?:run-command|trials\/kill\/system|trials\/kill\/trial|stack\/build)\.ts'/;
const rank = ({ moduleId, project }: TestSpecification): number => {
  if (project.name === 'pure') return 2;
  return startsSystem.test(readFileSync(moduleId, 'utf8')) ? 0 : 1;
};

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    // On two cores Vitest would start one process, which waits for the database most of the time.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // A process reads the AWS clients, the API and the rules once and stays warm; what a file must not share (a database, a stubbed
    // global) it sets up and takes back itself.
    isolate: false,
    // AWS clients refuse to work without these, and a developer's own credentials have no business in a test.
    env: { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_EC2_METADATA_DISABLED: 'true', TZ: 'UTC' },
    // Of a machine with much else to do: speed is the benches' matter.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: files.filter((file) => isPure(file)) } },
      {
        extends: true,
        test: {
          name: 'world',
          include: files.filter((file) => !isPure(file)),
          globalSetup: 'test/setup.ts',
          setupFiles: 'test/apart.ts',
        },
      },
    ],
  },
});
