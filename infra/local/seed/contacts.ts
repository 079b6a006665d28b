/** What the demonstration's team knows of people beside what they did: labels and notes. */
import { toEntry } from '#functions/audit/entry.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { NOTE_ID_BYTES, toNoteId } from '#functions/remark/rules.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { people } from './people.ts';

/** By number of those who agreed to marketing: others are known once their registration has been followed. */
const labelled: readonly (readonly [person: number, labels: readonly string[]])[] = [
  [0, ['customer', 'speaker']],
  [3, ['customer']],
  [6, ['partner']],
  [9, ['customer']],
  [21, ['press']],
];
const noted: readonly (readonly [person: number, by: string, text: string])[] = [
  [0, 'marketer@example.com', 'Spoke at our March webinar. Would do it again; ask her two months ahead.'],
  [0, 'agent@example.com', 'Reads mail in the morning only. Call her assistant where it cannot wait.'],
  [9, 'agent@example.com', 'Their order 4711 was lost twice. Be generous.'],
];

export const fillContacts = async (deps: TeamDeps): Promise<void> => {
  const idOf = (person: number) => addressToContact(deps.config.CONTACT_KEY, people[person]?.email ?? '');
  const told = (by: string, act: 'contact.labelled' | 'contact.noted', id: string, after: Record<string, unknown>) =>
    toEntry(deps, { by, act, thing: `contact#${id}` }, {}, after);
  for (const [person, labels] of labelled) {
    const id = idOf(person);
    await deps.label.put(id, labels, told('marketer@example.com', 'contact.labelled', id, { labels }));
  }
  for (const [person, by, text] of noted) {
    const [contact, id] = [idOf(person), toNoteId(deps.now(), deps.random(NOTE_ID_BYTES))];
    await deps.remark.add(contact, { id, by, text }, told(by, 'contact.noted', contact, { note: id }));
  }
};
