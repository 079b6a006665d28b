/** `npm run synth`: the templates of the cloud, in cdk.out. Needs no account, no network and no Docker, and calls nobody. */
import { readFileSync } from 'node:fs';
import { runCdk } from './cdk.ts';
import { context, parseSettings } from './settings.ts';

const settings = parseSettings(context().parley);
const code = await runCdk(['synth', '--quiet']);
if (code === 0) {
  const template = JSON.parse(readFileSync(new URL(`../../cdk.out/${settings.stack}.template.json`, import.meta.url), 'utf8'));
  console.log(
    `${Object.keys(template.Resources).length} resources are in cdk.out/${settings.stack}.template.json; every rule of AwsSolutions passed or is explained in infra/aws/exceptions.ts.`,
  );
}
process.exitCode = code;
