/** What a person does with the links in the mails that they got. */
import { get } from '../support/people.ts';
import { BASE, type World } from '../support/world.ts';

/** The newest link of this kind that was mailed to an address, as a path. */
export const mailedLink = (world: World, email: string, folder: string): string => {
  const texts = world.mails.filter(({ mail }) => mail.to === email).map(({ mail }) => mail.text);
  const found = texts.flatMap((text) => text.match(new RegExp(`/${folder}/[A-Za-z0-9_.~-]+`, 'g')) ?? []).at(-1);
  if (!found) throw new Error(`No ${folder} link was mailed to ${email}`);
  return found;
};

/** Presses a button of a page as a browser without script does. */
export const press = (world: World, path: string, fields: Record<string, string> = {}) =>
  world.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: BASE },
  });

/** The page's words, without its markup. */
export const read = async (world: World, path: string): Promise<string> =>
  (await (await get(world, path)).text())
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

export const contactOf = async (world: World, email: string) => {
  const { addressToContact } = await import('#functions/contact/identity.ts');
  const id = addressToContact(world.config.CONTACT_KEY, email);
  return { id, contact: await world.deps.contact.find(id), ledger: await world.deps.contact.ledger(id) };
};
