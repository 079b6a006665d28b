/** Lists of codes of the demonstration, fictional all of them, and somebody who was thanked last week. */
import { toEntry } from '#functions/audit/entry.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { freshStock, type StoredGift, take } from '#functions/gift/rules.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import { base32 } from '#shared/ids.ts';
import { people } from './people.ts';

const DAY_MS = 86_400_000;
const by = 'marketer@example.com';

const lists = [
  {
    name: 'A ticket to our day in Vienna',
    words: {
      en: 'It is good for one ticket to our day in Vienna. Type it where you buy the ticket, and the price is gone.',
      de: 'Er gilt für eine Karte zu unserem Tag in Wien. Geben Sie ihn beim Kauf der Karte ein, dann kostet sie nichts.',
    },
    ...{ budget: 25, perMonth: 5, prefix: 'VIENNA', count: 40 },
  },
  {
    name: 'The printed guide',
    words: { en: 'It is good for one printed copy of our guide, by post.' },
    ...{ budget: 100, perMonth: null, prefix: 'GUIDE', count: 100 },
  },
] as const;

const fill = async (deps: WorkDeps, { prefix, count, ...form }: (typeof lists)[number]): Promise<StoredGift> => {
  const made: StoredGift = {
    ...{ ...form, ...freshStock, id: base32(deps.random(10)), endsOn: null, againMonths: 12 },
    ...{ by, changedAt: deps.now().toISOString(), version: 1 },
  };
  const thing = `gift#${made.id}`;
  await deps.gift.replace(undefined, made, toEntry(deps, { by, act: 'gift.created', thing }, {}, { name: made.name }));
  const codes = Array.from({ length: count }, (_, n) => `${prefix}-${base32(deps.random(5)).toUpperCase()}-${n + 1}`);
  const added = await deps.gift.add(made, codes, (n) => toEntry(deps, { by, act: 'gift.filled', thing }, { codes: 0 }, { codes: n }));
  if (typeof added !== 'object') throw new Error('The demonstration could not fill a list of codes');
  return added.gift;
};

/** The first of the demonstration's people who may be thanked; it was mailed then, so nothing leaves now. */
const thank = async (deps: WorkDeps, gift: StoredGift): Promise<void> => {
  const at = new Date(deps.now().getTime() - 7 * DAY_MS).toISOString();
  const day = at.slice(0, 10);
  const taken = take(gift, day);
  if (typeof taken === 'string') return;
  for (const { email } of people) {
    const contact = await deps.contact.living(addressToContact(deps.config.CONTACT_KEY, email));
    if (contact?.consent?.marketing?.state !== 'confirmed' || contact.suppressed?.marketing) continue;
    const code = await deps.gift.code(gift.id, taken.place);
    const about = { gift: gift.id, list: gift.name, place: taken.place, givenOn: day, ...(code ? { code } : {}) };
    const thanks = { person: contact.id, at, id: base32(deps.random(16)), state: 'sent', ...about } as const;
    const entry = toEntry(deps, { by: 'agent@example.com', act: 'thanks.given', thing: `contact#${contact.id}` }, {}, { by: gift.name });
    await deps.thanks.give({ thanks, contact, key: 'demonstration', before: undefined, gift: { seen: gift, next: taken.gift }, entry });
    return;
  }
};

export const fillGifts = async (deps: WorkDeps): Promise<void> => {
  const [first] = [await fill(deps, lists[0]), await fill(deps, lists[1])];
  await thank(deps, first);
};
