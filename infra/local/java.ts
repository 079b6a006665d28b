/** Finds a Java runtime for DynamoDB Local, or installs one where the platform allows it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { aptInstall } from './apt.ts';
import { Refusal } from './refusal.ts';

const ADVICE =
  'Parley keeps its data in DynamoDB Local, which needs a Java runtime, and none was found: install one (Debian, Ubuntu: apt-get install default-jre-headless; macOS: brew install openjdk; others: https://adoptium.net) or set JAVA_HOME, then run the command again.';

/** macOS has a `java` that only says where to get one, so a runtime counts when it runs. */
const runs = (java: string): boolean => spawnSync(java, ['-version'], { stdio: 'ignore' }).status === 0;

/** The Java runtime of JAVA_HOME or of the PATH, undefined where none runs. */
export const findJava = (): string | undefined => {
  const home = process.env.JAVA_HOME;
  const candidates = [...(home ? [join(home, 'bin', 'java')] : []), 'java'];
  return candidates.find(runs);
};

/** A Java runtime that runs; installed by apt-get where we may. Rejects with a Refusal that says what to install. */
export const ensureJava = async (): Promise<string> => {
  const found = findJava();
  if (found) return found;
  await aptInstall('a Java runtime', ['default-jre-headless']);
  const installed = findJava();
  if (!installed) throw new Refusal(ADVICE);
  return installed;
};
