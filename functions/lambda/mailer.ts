import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { createMailer } from '#functions/mailer.ts';
import { sesMail } from './ports/mail.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
export const handler = createMailer(createDeps(config, cloudPorts(config, { mail: sesMail(config.PARLEY_URL) })));
