/** Many registered people at once, as the form and its reaction would have left them. */
import { addressToContact } from '#functions/contact/identity.ts';
import { toRegistration } from '#functions/registration/register.ts';
import type { World } from './world.ts';

const AT_ONCE = 8;

/** `p0@example.com` and so on, a millisecond apart of each other; hands back their addresses. */
export const registerCrowd = async (world: World, webinar: string, count: number, at: Date): Promise<readonly string[]> => {
  const registerOne = async (email: string, n: number): Promise<void> => {
    const id = addressToContact(world.config.CONTACT_KEY, email);
    const time = new Date(at.getTime() + n);
    await world.deps.registration.register(webinar, toRegistration({ email }, id, id, time));
    const [firstAt, lastAt] = [time.toISOString(), time.toISOString()];
    const contact = { id, address: email, name: '', company: '', firstAt, lastAt, mailDay: '', mails: [], version: 0 };
    await world.deps.contact.store(contact, undefined);
  };
  const emails = Array.from({ length: count }, (_, n) => `p${n}@example.com`);
  for (let first = 0; first < count; first += AT_ONCE)
    await Promise.all(emails.slice(first, first + AT_ONCE).map((email, n) => registerOne(email, first + n)));
  return emails;
};
