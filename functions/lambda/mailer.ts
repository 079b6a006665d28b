import { parseConfig } from '#functions/config.ts';
import { createDeps } from '#functions/deps.ts';
import { smtpMail } from '#functions/mail/smtp.ts';
import { createMailer } from '#functions/mailer.ts';
import { sesMail } from './ports/mail.ts';
import { cloudPorts } from './ports.ts';

const config = parseConfig(process.env);
const mail = config.SMTP_URL === undefined ? sesMail(config.PARLEY_URL) : smtpMail(config.SMTP_URL);
export const handler = createMailer(createDeps(config, cloudPorts(config, { mail })));
