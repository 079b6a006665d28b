/** Which mails a webinar sends, as a host types it: reminders in minutes, hours or days, addresses one a line. */
import { MOST_REMINDERS, type WebinarMail } from '#shared/webinar-mail.ts';

const minutesIn = { minutes: 1, hours: 60, days: 1440 } as const;
export type LeadUnit = keyof typeof minutesIn;
export const leadUnits = Object.keys(minutesIn) as readonly LeadUnit[];

export type ReminderRow = { readonly key: number; readonly count: string; readonly unit: LeadUnit };

export type MailFields = {
  readonly reminders: readonly ReminderRow[];
  readonly mailLive: boolean;
  readonly mailAfter: boolean;
  readonly report: string;
};

/** In the largest unit that says it whole; a single day reads as 24 hours. */
const toRow = (minutes: number, key: number): ReminderRow => {
  const unit = minutes % 1440 === 0 && minutes > 1440 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return { key, count: String(minutes / minutesIn[unit]), unit };
};

export const mailToFields = ({ reminders, live, after, report }: WebinarMail): MailFields => ({
  reminders: reminders.map(toRow),
  mailLive: live,
  mailAfter: after,
  report: report.join('\n'),
});

/** An empty row is none. */
export const usedReminders = ({ reminders }: Pick<MailFields, 'reminders'>): readonly ReminderRow[] =>
  reminders.filter(({ count }) => count.trim() !== '');

export const fieldsToMail = ({ mailLive, mailAfter, report, ...fields }: MailFields): WebinarMail => ({
  reminders: usedReminders(fields).map(({ count, unit }) => Number(count) * minutesIn[unit]),
  live: mailLive,
  after: mailAfter,
  report: report.split(/[\s,;]+/).filter((one) => one !== ''),
});

export const mayAddReminder = ({ reminders }: Pick<MailFields, 'reminders'>): boolean => reminders.length < MOST_REMINDERS;
