/** The composition root of one machine: the features' deps over folders and DynamoDB Local. */
import { parseConfig } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';
import { createWorkDeps, type WorkDeps } from '#functions/work-deps.ts';
import { localPorts } from '../ports.ts';
import { type LocalSettings, localSettings } from '../settings.ts';

export type World = { readonly settings: LocalSettings; readonly ports: Ports; readonly deps: WorkDeps };

/** Reads this process's environment, which the supervisor has set. */
export const localWorld = (): World => {
  const settings = localSettings(process.env);
  // A folder takes mail as fast as it comes; somebody's own server is asked as politely as anywhere.
  const config = parseConfig({ ...(process.env.SMTP_URL ? {} : { MAIL_RATE: '500' }), ...process.env });
  const ports = localPorts(settings.dataFolder, {
    apiUrl: settings.apiUrl,
    publicUrl: settings.publicUrl,
    secret: config.ORIGIN_SECRET,
    smtpUrl: config.SMTP_URL,
  });
  return { settings, ports, deps: createWorkDeps(config, ports) };
};
