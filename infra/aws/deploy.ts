/** `npm run deploy`: says what the account lacks, deploys the stack, and has the site built for the first time. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CodeBuildClient, StartBuildCommand } from '@aws-sdk/client-codebuild';
import * as z from 'zod';
import { shortfalls, signedIn, whoAmI } from './account.ts';
import { runCdk } from './cdk.ts';
import { context, parseSettings } from './settings.ts';

const settings = parseSettings(context().parley);
const outputsFile = fileURLToPath(new URL('../../cdk.out/outputs.json', import.meta.url));

const signIn = async () => {
  try {
    const { region, ask } = await signedIn();
    return { region, ask, account: (await whoAmI(ask)).Account };
  } catch (error) {
    throw new Error(
      `Nobody is signed in to AWS here. Set AWS_PROFILE and AWS_REGION, or sign in with "aws sso login". (${error instanceof Error ? error.message : error})`,
    );
  }
};

const deploy = async (): Promise<void> => {
  const { region, ask, account } = await signIn();
  console.log(`Deploying ${settings.stack} to account ${account} in ${region}.`);
  for (const sentence of await shortfalls(ask)) console.log(`Note: ${sentence}`);

  const where = { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region };
  // Bootstrapping an account that has been is a look and no change.
  for (const words of [
    ['bootstrap', `aws://${account}/${region}`],
    ['deploy', settings.stack, '--outputs-file', outputsFile],
  ]) {
    const code = await runCdk(words, where);
    if (code !== 0) throw new Error(`"cdk ${words[0]}" ended with ${code}; its own message is above. Nothing after it was done.`);
  }

  const outputs = z.object({ Address: z.string(), SiteBuild: z.string(), UserPool: z.string() });
  const made = outputs.parse(JSON.parse(await readFile(outputsFile, 'utf8'))[settings.stack]);
  await new CodeBuildClient({ region }).send(new StartBuildCommand({ projectName: made.SiteBuild }));
  console.log(`The site is being built; in about three minutes it is at ${made.Address}`);
  console.log(`Now invite the first admin to user pool ${made.UserPool} (docs/deploying.md, "The first person").`);
};

try {
  await deploy();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
