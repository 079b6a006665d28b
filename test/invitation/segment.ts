/** People who agreed to invitations, and an invitation to all of them. */
import { addressToContact } from '#functions/contact/identity.ts';
import type { Contact } from '#functions/contact/store.ts';
import type { InvitationView } from '#shared/invitation.ts';
import type { Webinar } from '#shared/webinar.ts';
import { get, post, signedIn } from '../support/people.ts';
import type { World } from '../support/world.ts';

export const idOf = (world: World, address: string): string => addressToContact(world.config.CONTACT_KEY, address);

/** Somebody who confirmed that they want invitations, as their forms and the mailed button left them. */
export const addPerson = async (world: World, address: string, more: Partial<Contact> = {}): Promise<string> => {
  const at = world.deps.now().toISOString();
  const id = idOf(world, address);
  const consent = { marketing: { state: 'confirmed', at } } as const;
  const known = { id, address, name: '', company: '', firstAt: at, lastAt: at, mailDay: '', mails: [], consent, timeZone: 'Europe/Berlin' };
  await world.deps.contact.store({ ...known, version: 0, ...more }, undefined);
  return id;
};

export const addPeople = async (world: World, count: number, more: Partial<Contact> = {}): Promise<readonly string[]> => {
  const addresses = Array.from({ length: count }, (_, n) => `p${n}@example.com`);
  for (let at = 0; at < count; at += 10) await Promise.all(addresses.slice(at, at + 10).map((address) => addPerson(world, address, more)));
  return addresses;
};

/** Everybody; made by the same request as the console's. */
export const addSegment = async (world: World): Promise<string> => {
  const by = 'marketer@example.com';
  const at = world.deps.now().toISOString();
  const segment = {
    id: 'a'.repeat(16),
    name: 'Everybody',
    rules: { all: [] },
    kind: 'living',
    purpose: 'marketing',
    state: 'ready',
    by,
  } as const;
  const entry = { id: 'e', at, by, act: 'segment.created', thing: `segment#${segment.id}`, changes: [] } as const;
  await world.deps.segment.replace(undefined, { ...segment, createdAt: at, version: 1 }, entry);
  return segment.id;
};

/** Made and prepared; nothing has left. */
export const makeInvitation = async (world: World, { id }: Webinar, more: Record<string, unknown> = {}): Promise<InvitationView> => {
  const cookie = await signedIn(world, ['marketer']);
  const segment = (await world.deps.segment.list())[0]?.id ?? (await addSegment(world));
  const answer = await post(world, '/api/console/invitations', { webinar: id, segment, name: 'Autumn', ...more }, { cookie });
  if (answer.status !== 202) throw new Error(`An invitation answered ${answer.status}: ${await answer.text()}`);
  const made = (await answer.json()) as InvitationView;
  await world.settle();
  return look(world, made.id);
};

export const look = async (world: World, id: string): Promise<InvitationView> =>
  (await (await get(world, `/api/console/invitations/${id}`, await signedIn(world, ['marketer']))).json()) as InvitationView;

export const act = async (world: World, id: string, name: string): Promise<InvitationView> => {
  const { version } = await look(world, id);
  const answer = await post(world, `/api/console/invitations/${id}/${name}`, { version }, { cookie: await signedIn(world, ['marketer']) });
  if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as InvitationView;
};

/** The link in the newest mail to an address. */
export const inviteLink = (world: World, address: string): string => {
  const texts = world.mails.filter(({ mail }) => mail.to === address).map(({ mail }) => mail.text);
  const found = texts.flatMap((text) => /\/invite\/[A-Za-z0-9_.~-]+/.exec(text)?.[0] ?? []).at(-1);
  if (!found) throw new Error(`No invitation was mailed to ${address}`);
  return found;
};
