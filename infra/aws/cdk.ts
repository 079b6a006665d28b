import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The CDK's command line asks for its newest version, for notices and counts its users unless it is told not to. */
const quiet = { CDK_DISABLE_VERSION_CHECK: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', npm_config_update_notifier: 'false' };

/** Runs the CDK of this project under the Node that runs us, with its output on ours. Answers its exit code. */
export const runCdk = (words: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
    spawn(process.execPath, ['node_modules/aws-cdk/bin/cdk', ...words], {
      cwd: root,
      stdio: 'inherit',
      env: { AWS_EC2_METADATA_DISABLED: 'true', ...process.env, ...quiet, ...more, PATH: path },
    })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
