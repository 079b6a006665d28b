/**
 * Everything that is known of a person: one Query of their partition, then what their ids lead to in other partitions, in three batches.
 * docs/data.md has the units, test/profile prints them.
 */
import type { ContactId } from '#shared/ids.ts';
import { itemToContact } from '../contact/stored.ts';
import { askedIn, guestsIn } from '../erasure/ballot.ts';
import type { createQuestionIds } from '../question/identity.ts';
import { contactKey, idOf, type Key, webinarOfRegistration } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { answerKeys, firstKeys, intoKeys, secondKeys, toAround, toQuestions, toRuns, toWebinars } from './around.ts';
import type { Gathered } from './page.ts';
import type { Ballots } from './webinar.ts';

type World = { readonly table: Table; readonly questionIds: ReturnType<typeof createQuestionIds> };

/** Of one request for many items. */
const MOST_KEYS = 100;

export const createProfileStore = ({ table, questionIds }: World) => {
  const readMany = async (keys: readonly Key[]): Promise<Item[]> => {
    const each = [...new Map(keys.map((key) => [`${key.pk}|${key.sk}`, key])).values()];
    const pieces = Array.from({ length: Math.ceil(each.length / MOST_KEYS) }, (_, at) => each.slice(at * MOST_KEYS, (at + 1) * MOST_KEYS));
    return (await Promise.all(pieces.map((piece) => table.batchGet(piece)))).flat();
  };

  const partition = async (id: ContactId): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of table.all({ pk: contactKey(id).pk, strong: true })) items.push(item);
    return items;
  };

  /** One webinar with two addresses of one person: the other registration is one more ballot of theirs. */
  const uniteBallots = (one: Ballots | undefined, other: Ballots): Ballots =>
    one
      ? { own: one.own, guests: [...one.guests, other.own, ...other.guests], asked: [...new Set([...one.asked, ...other.asked])] }
      : other;

  /** A browser belongs to the registration that names it, if it says so itself. */
  const toBallots = (own: Item, first: readonly Item[]): Ballots => {
    const webinar = webinarOfRegistration(own.sk);
    const guests = guestsIn(own).flatMap((guest) => first.find(({ pk, sk }) => pk === contactKey(guest).pk && sk === own.sk) ?? []);
    const tags = new Set([own, ...guests].flatMap(askedIn));
    return { own, guests, asked: [...tags].map((tag) => questionIds.complete(webinar, tag)) };
  };

  return {
    /** Undefined where nobody is known by this id (any more); `moved` where the address was joined with another one. */
    async read(id: ContactId): Promise<Gathered | { readonly moved: ContactId } | undefined> {
      const items = await partition(id);
      const stored = items.find(({ sk }) => sk === 'contact');
      const contact = stored && itemToContact(stored);
      if (contact?.mergedInto) return { moved: contact.mergedInto };
      if (!contact?.address || contact.erasedAt !== undefined) return undefined;
      const others = await Promise.all((contact.aliases ?? []).map(partition));
      const aliases = others.flatMap((found) =>
        found.flatMap(({ pk, sk, address }) => (sk === 'contact' ? [{ id: idOf(pk), email: String(address) }] : [])),
      );
      // Records of the other addresses are what they were before; all else in their partitions is this person's.
      items.push(...others.flat().filter(({ sk }) => sk !== 'contact' && !sk.startsWith('suppression#')));
      const registrations = items.filter(({ sk, row }) => sk.startsWith('registration#') && row !== undefined);
      const first = await readMany(firstKeys(registrations));
      const ballots = new Map<string, Ballots>();
      for (const own of registrations) {
        const webinar = webinarOfRegistration(own.sk);
        ballots.set(webinar, uniteBallots(ballots.get(webinar), toBallots(own, first)));
      }
      const webinars = toWebinars(first);
      const second = await readMany(
        [...ballots].flatMap(([webinar, some]) => {
          const found = webinars.get(webinar);
          return found ? secondKeys(found, some) : [];
        }),
      );
      const asked = toQuestions(second);
      const third = await readMany([...asked.flatMap(answerKeys), ...intoKeys(asked, new Map(asked.map((one) => [one.id, one])))]);
      const last = await readMany(toQuestions(third).flatMap(answerKeys));
      const around = toAround([...first, ...second, ...third, ...last]);
      return { contact, aliases, items, ballots, around, runs: toRuns(second) };
    },
  };
};
