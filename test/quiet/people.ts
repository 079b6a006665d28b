/** People who registered for webinars and said nothing there, and a round that asks them. */
import type { Contact } from '#functions/contact/store.ts';
import { registrationKey, shardOf } from '#functions/table/keys.ts';
import { DATA_VERSION } from '#functions/table/shape.ts';
import type { QuietView } from '#shared/quiet.ts';
import { plant } from '../http/stored.ts';
import { addPerson, idOf } from '../invitation/segment.ts';
import { get, openWebinar, post, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY_MS = 86_400_000;

/** One registration with a confirmed address, as forms, mailed button and reactions left it. `votes`: whoever voted said something. */
const enrol = async (world: World, id: string, webinar: string, votes: ReadonlySet<string>): Promise<void> => {
  const at = world.deps.now().toISOString();
  const row = { id, email: 'x@example.com', name: '', company: '', at, state: 'registered', confirmed: true };
  const list = { listPk: `registrations#${webinar}#${shardOf(id)}`, listSk: `${at}#${id}` };
  const said = votes.size > 0 ? { votes } : {};
  await plant(world, {
    ...registrationKey(id, webinar),
    ...list,
    row,
    at,
    confirmedAt: at,
    again: { form: {} },
    quietly: true,
    ...said,
    v: DATA_VERSION,
  });
};

/** Two webinars for which these people registered and came to none, both over, half a hundred days ago. `voted`: those who said something. */
export const afterTwo = async (
  addresses: readonly string[],
  { voted = [], more = {} }: { readonly voted?: readonly string[]; readonly more?: Partial<Contact> } = {},
): Promise<World> => {
  const world = await openWorld({ at: '2027-06-10T09:00:00.000Z' });
  const host = await signedIn(world, ['host']);
  for (const address of [...addresses, ...voted]) await addPerson(world, address, more);
  for (const n of [0, 1]) {
    const { id } = await openWebinar(world, { title: `Webinar ${n}`, live: true });
    for (const address of addresses) await enrol(world, idOf(world, address), id, new Set());
    for (const address of voted) await enrol(world, idOf(world, address), id, new Set(n === 0 ? ['23456789abcd'] : []));
    await post(world, `/api/console/webinars/${id}/end`, {}, { cookie: host });
  }
  await world.settle();
  world.tick(50 * DAY_MS);
  world.mails.splice(0);
  return world;
};

export const look = async (world: World, id: string): Promise<QuietView> =>
  (await (await get(world, `/api/console/quiet/${id}`, await signedIn(world, ['marketer']))).json()) as QuietView;

/** Found; nothing has left. */
export const makeRound = async (world: World, topics: readonly string[] = []): Promise<QuietView> => {
  const answer = await post(world, '/api/console/quiet', { topics }, { cookie: await signedIn(world, ['marketer']) });
  if (answer.status !== 202) throw new Error(`A round answered ${answer.status}: ${await answer.text()}`);
  const { id } = (await answer.json()) as QuietView;
  await world.settle();
  return look(world, id);
};

export const act = async (world: World, id: string, name: string): Promise<QuietView> => {
  const { version } = await look(world, id);
  const answer = await post(world, `/api/console/quiet/${id}/${name}`, { version }, { cookie: await signedIn(world, ['agent']) });
  if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as QuietView;
};

/** The schedule's next minutes. */
export const minutes = async (world: World, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    world.tick(91_000);
    await world.journeys();
    await world.settle();
  }
};

/** The link in the newest mail to an address. */
export const voiceLink = (world: World, address: string): string => {
  const texts = world.mails.filter(({ mail }) => mail.to === address).map(({ mail }) => mail.text);
  const found = texts.flatMap((text) => /\/voice\/[A-Za-z0-9_.~-]+/.exec(text)?.[0] ?? []).at(-1);
  if (!found) throw new Error(`Nobody asked ${address}`);
  return found;
};

export const press = (world: World, link: string, fields: Record<string, string>) =>
  world.request(link, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
