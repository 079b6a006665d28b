import { smtpMail } from '#functions/mail/smtp.ts';
import { createMailer } from '#functions/mailer.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { sesMail } from './ports/mail.ts';
import { sqsQueue } from './ports/queue.ts';
import { cloudDeps } from './ports.ts';

const mailFor = (base: string, server?: string) => (server === undefined ? sesMail(base) : smtpMail(server));
const deps = cloudDeps(createWorkDeps, (config) => ({ queue: sqsQueue(config), mail: mailFor(config.PARLEY_URL, config.SMTP_URL) }));
export const handler = createMailer(deps);
