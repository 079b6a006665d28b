/** How many mails we send by ourselves to one address a day, over all webinars (DESIGN section 4). Pure. */
import type { Contact } from './store.ts';

const MAILS_A_DAY = 20;

/**
 * The contact with one more mail of the cause's day; undefined where the day's are used up. `about`: a webinar, or another kind of mail.
 * The same cause about the same thing is the same mail, and what comes late never takes the count back to an earlier day.
 */
export const countMail = (contact: Contact, about: string, cause: string): Contact | undefined => {
  const day = cause.slice(0, 10);
  if (contact.mailDay > day) return contact;
  const mails = contact.mailDay === day ? contact.mails : [];
  const mail = cause.slice(11, 23) + about;
  if (mails.includes(mail)) return contact;
  return mails.length < MAILS_A_DAY ? { ...contact, mailDay: day, mails: [...mails, mail] } : undefined;
};
