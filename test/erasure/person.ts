/** Somebody who did everything that leaves a trace, and the search for what is left of them. */
import { addressToContact } from '#functions/contact/identity.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { scan } from '../http/stored.ts';
import { join, post, register } from '../support/people.ts';
import type { World } from '../support/world.ts';

export const open = {
  questions: { mode: 'open', anonymous: 'yes', votes: 'everyone' },
  room: { chat: 'on', chatMost: 500, reactions: 'on' },
};

export const contactOf = ({ config }: World, email: string): string => addressToContact(config.CONTACT_KEY, email);

/** Words that stand for a person wherever they are stored: their address, their name, their company, their guests' ids do not. */
export const form = (who: string) => ({
  name: `${who} Traceable`,
  company: `${who} Traceworks`,
  phone: '+49 30 1234567',
  consent: { marketing: true, research: true },
  utm: { source: `letter-for-${who}` },
});

/** Every place in the table and among the files where a person's words stand. */
export const tracesOf = async (world: World, who: string): Promise<string[]> => {
  const isTrace = (text: string): boolean => text.toLowerCase().includes(who.toLowerCase());
  const items = (await scan(world)).filter((item) =>
    isTrace(JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value))),
  );
  const files = [...world.objects].filter(([, text]) => isTrace(text)).map(([key]) => key);
  return [...items.map(({ pk, sk }) => `${pk} | ${sk}`), ...files];
};

/** Gives the order, as the person's button does. */
export const erase = async (world: World, email: string): Promise<boolean> => {
  const known = await world.deps.contact.find(contactOf(world, email));
  return known !== undefined && known.erasedAt === undefined && world.deps.erasure.begin(known, 'asked');
};

/** Registers, asks in the form, as a guest and by the mailed link, votes, chats, is there. */
export const live = async (world: World, webinar: Webinar, who: string): Promise<{ guest: string; verified: string; asked: string }> => {
  const email = `${who}@example.com`;
  const at = `/api/live/${webinar.id}`;
  const guest = await register(world, webinar.slug, email, { ...form(who), question: `Does the form of ${who} ask?` });
  await world.settle();
  const ask = async (text: string, cookie: string) =>
    (await (await post(world, `${at}/questions`, { text }, { cookie })).json()) as OwnQuestion;
  await ask('What does a guest ask?', guest);
  const verified = await join(world, email);
  const asked = (await ask('What does a known person ask?', verified)).id;
  await world.request(`${at}/questions/${asked}/vote`, {
    method: 'PUT',
    headers: { origin: 'https://parley.example.com', cookie: verified },
  });
  await post(world, `${at}/chat`, { text: `${who} says hello` }, { cookie: verified });
  await post(world, `${at}/presence`, { seconds: 0 }, { cookie: verified });
  await world.settle();
  return { guest, verified, asked };
};
