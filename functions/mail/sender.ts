/** Whose name a mail carries, and where answers to it go. Pure. */
import type { Settings } from '#shared/setting.ts';
import type { Sender } from '../ports.ts';

/** `from`: the deployment's own, as `Name <address>`; its name stands until somebody saved settings. */
export const toSender = (
  from: string,
  settings: Pick<Settings, 'senders' | 'replyTo' | 'version'>,
  stream: 'service' | 'marketing',
): Sender => {
  const [, name = '', address = from] = /^(.*?)\s*<(.+)>$/.exec(from) ?? [];
  return {
    name: settings.version === 0 && name ? name : settings.senders[stream],
    address,
    ...(settings.replyTo ? { replyTo: settings.replyTo } : {}),
  };
};
