/** Open questions of as many people, as the room and its reactions would have left them. */
import { addressToContact } from '#functions/contact/identity.ts';
import { atLast } from '#functions/pace/patience.ts';
import { toQuestion } from '#functions/question/ask.ts';
import { toRegistration } from '#functions/registration/register.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { World } from '../../support/world.ts';

const AT_ONCE = 24;
const campaigns = ['spring', 'summer', undefined];

/** `first`: the number of the first person, so that two rooms have other people. */
export const leaveOpen = async ({ config, deps }: World, webinar: Webinar, count: number, first: number): Promise<void> => {
  const askOne = async (n: number): Promise<void> => {
    const [email, name, now] = [`asker${n}@example.com`, `Asker ${n}`, new Date(deps.now().getTime() + n)];
    const asker = addressToContact(config.CONTACT_KEY, email);
    const campaign = campaigns[n % campaigns.length];
    await deps.registration.register(
      webinar.id,
      toRegistration({ email, name, ...(campaign ? { utm: { campaign } } : {}) }, asker, asker, now),
    );
    const [firstAt, lastAt] = [now.toISOString(), now.toISOString()];
    await deps.contact.store(
      { id: asker, address: email, name, company: '', firstAt, lastAt, mailDay: '', mails: [], version: 0 },
      undefined,
    );
    const id = deps.questionIds.make(webinar.id, asker, 'bench');
    const text = `Who answers question number ${n}, and until when?`;
    const asked = toQuestion({ ...{ id, webinar, text, asker, name, now, company: '' }, anonymous: false, confirmed: true });
    await deps.question.add({ ...asked, votes: n % 97, labels: n % 40 === 0 ? ['Pricing'] : [] });
  };
  const numbers = Array.from({ length: count }, (_, n) => first + n).values();
  const work = async (): Promise<void> => {
    // A database that is asked for ten thousand people at once is late now and then; each of these writes may be done twice.
    for (const n of numbers) await atLast(deps, () => askOne(n).then(() => true));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};
