/** A list of people that the demonstration imported this morning, and somebody who is known by two addresses. */
import { toEntry } from '#functions/audit/entry.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { mergeContact } from '#functions/contact/merge.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { base32 } from '#shared/ids.ts';
import { people } from './people.ts';

const by = 'marketer@example.com';

/** As a spreadsheet in Vienna saves it: semicolons, German words, a line without an address, one who does not want mail. */
const visitors = [
  'E-Mail;Vorname;Nachname;Firma;Position;Land;Abgemeldet;Subscribed',
  'greta.sommer@example.org;Greta;Sommer;Beispiel Bahn;Leitung Service;Österreich;;',
  'emil.brandt@example.org;Emil;Brandt;Beispiel Energie;Marketing;Deutschland;;',
  'lea.keller@example.org;Lea;Keller;Muster Versicherung;;Schweiz;;yes',
  'max.winter@example.org;Max;Winter;Beispiel Bahn;;Österreich;;no',
  ';Niemand;;;;;;',
  'ida.fuchs@example.org;Ida;Fuchs;Beispiel Handel;Einkauf;Oesterreich;;',
].join('\r\n');

/** Left to the worker, as every import is. */
const importList = async (deps: TeamDeps): Promise<void> => {
  const id = base32(deps.random(16));
  const entry = toEntry(deps, { by, act: 'import.run', thing: `import#${id}` }, {}, { labels: ['fair'] });
  await deps.imports.make({ id, by, parts: 1, isDry: false }, entry);
  await deps.imports.take(id, 1, new TextEncoder().encode(visitors));
  await deps.imports.step(id, 'receiving', { state: 'checking', origin: 'Visitors of our stand in Vienna', labels: ['fair'] });
  await deps.queue('work', { kind: 'import', id });
};

/** Changed jobs: the old address leads to the person. */
const joinAddresses = async (deps: TeamDeps): Promise<void> => {
  const person = people.find(({ marketing }) => marketing);
  if (!person) return;
  const address = `${person.name.split(' ')[0]?.toLowerCase()}@old.example.net`;
  const toId = (one: string): string => addressToContact(deps.config.CONTACT_KEY, one);
  const [id, into] = [toId(address), toId(person.email)];
  const at = new Date(deps.now().getTime() - 90 * 86_400_000).toISOString();
  await deps.contact.point(id, address);
  await deps.contact.store(mergeContact(undefined, { id, address, name: person.name, company: 'Example Works', at }), undefined);
  await deps.alias.join(id, into, toEntry(deps, { by, act: 'contact.merged', thing: `contact#${into}` }, {}, { alias: id }));
};

/** Comes after the consents: who has two addresses agreed to something. */
export const fillLists = async (deps: TeamDeps): Promise<void> => {
  await joinAddresses(deps);
  await importList(deps);
};
