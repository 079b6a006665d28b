/** What an export reads: its webinar or segment, and people beside the rows. All through `deps`. */
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import type { TeamDeps } from '../team-deps.ts';
import type { About } from './column.ts';
import type { Stopped } from './listed.ts';

const MOST_KEYS = 100;

export const readHundreds = async (
  deps: Pick<TeamDeps, 'contact'>,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, Contact>> => {
  const pieces = Array.from({ length: Math.ceil(ids.length / MOST_KEYS) }, (_, n) => ids.slice(n * MOST_KEYS, (n + 1) * MOST_KEYS));
  const found = await Promise.all(pieces.map((piece) => deps.contact.many(piece, { strong: false })));
  return new Map(found.flatMap((some) => [...some]));
};

/** People as they are now, half a unit each. Whose address was joined with another one is who that other one is. */
export const contactsOf = (deps: Pick<TeamDeps, 'contact'>) => (ids: readonly ContactId[]) => readHundreds(deps, ids);

/** Who is not mailed, from the list of them: few beside the people of a webinar, so it is read once and no row costs more for it. */
export const readStopped = async (deps: Pick<TeamDeps, 'suppression'>): Promise<ReadonlyMap<ContactId, Stopped>> => {
  const found = new Map<ContactId, Stopped>();
  for await (const { contact, purpose, why } of deps.suppression.all()) found.set(contact, { ...found.get(contact), [purpose]: why });
  return found;
};

type Subject = Pick<About, 'purpose' | 'startedAt' | 'campaign' | 'webinar'>;

/** `webinars`: those that people's parts are of. */
export const readAbout = async (deps: Pick<TeamDeps, 'setting'>, subject: Subject, webinars: About['webinars']): Promise<About> => ({
  ...subject,
  webinars,
  sender: (await deps.setting.recent()).organisation,
});
