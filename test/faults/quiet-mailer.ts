/** The mailer of a round of care for the quiet as a process of its own, which is killed in the midst of it (quiet.test.ts). */
import { appendFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#functions/config.ts';
import { sendQuiet } from '#functions/quiet/letters.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { localPorts } from '#infra/local/ports.ts';

export type Order = { readonly config: Config; readonly at: string; readonly round: string; readonly box: string };

const { config, at, round, box } = JSON.parse(process.env.QUIET_MAILER ?? '') as Order;
const ports = localPorts(dirname(box), { apiUrl: config.PARLEY_URL, publicUrl: config.PARLEY_URL, secret: config.ORIGIN_SECRET });
const now = () => new Date(at);
// A server that takes each mail and is slow to say so: what dies between the two knows nothing.
const mail = async (_from: unknown, { to }: { readonly to: string }): Promise<void> => {
  appendFileSync(box, `${to}\n`);
  await pause(20);
};
await sendQuiet(createWorkDeps(config, { ...ports, now, realNow: now, mail }), { kind: 'quiet', id: round });
