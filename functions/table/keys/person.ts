/** Keys of one person: everything in their partition, and the lists in which they stand. */
import { type Key, type ListKey, lists, shardOf } from './key.ts';

export const contactKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'contact' });
export const registrationKey = (contact: string, webinar: string): Key => ({ pk: `contact#${contact}`, sk: `registration#${webinar}` });
export const consentKey = (contact: string, time: string, purpose: string): Key => ({
  pk: `contact#${contact}`,
  sk: `consent#${time}#${purpose}`,
});
/** One act of a person. `id` says which, so that two acts of one moment are two. */
export const touchKey = (contact: string, time: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `touch#${time}#${id}` });
/** The latest request for the newsletter with an address. */
export const newsletterKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'newsletter' });
/** The latest form by which somebody asked for a report; and that they got it, since when and what for. */
export const paperRequestKey = (contact: string, slug: string): Key => ({ pk: `contact#${contact}`, sk: `${paperRequests}${slug}` });
const paperRequests = 'asks#';
export const readingKey = (contact: string, slug: string): Key => ({ pk: `contact#${contact}`, sk: `${readings}${slug}` });
const readings = 'reads#';
export const readingsOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: readings,
});
/** A single mail that goes out once, beside whom it is for. */
export const letterKey = (pk: string, name: string): Key => ({ pk, sk: `letter#${name}` });
/** A copy of somebody's data that is made for them, or was. */
export const copyKey = (contact: string, copy: string): Key => ({ pk: `contact#${contact}`, sk: `copy#${copy}` });
export const copiesOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'copy#',
});
/** All copies, by when they were asked for. */
export const copiesList = 'copies';
export const copyEntry = (time: string, copy: string): ListKey => ({ listPk: copiesList, listSk: `${time}#${copy}` });
/** That somebody is to be erased, until the last sweep. */
export const erasureKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'erasure' });
/** Why somebody is not mailed for a purpose, as the team's list shows it. */
export const suppressionKey = (contact: string, purpose: string): Key => ({ pk: `contact#${contact}`, sk: `suppression#${purpose}` });
export const suppressionsOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'suppression#',
});
/** What the team wrote about a person. `note` begins with its time, so that notes stand in order. */
export const teamNoteKey = (contact: string, note: string): Key => ({ pk: `contact#${contact}`, sk: `note#${note}` });
export const teamNotes = 'note#';
/** How a person is found: one small item for each way (`mail`, `name`, `last`, `company`). */
export const findKey = (contact: string, way: string): Key => ({ pk: `contact#${contact}`, sk: `find#${way}` });
/** `folded` as directory/fold.ts makes it; its first two letters are the list. */
export const findEntry = (folded: string, contact: string): ListKey => ({ listPk: findList(folded), listSk: `${folded}#${contact}` });
export const findList = (folded: string): string => `find#${[...folded].slice(0, 2).join('')}`;
/** How many people have a label. */
export const labelKey = (label: string): Key => ({ pk: 'labels', sk: `label#${label}` });
export const labelsPk = 'labels';
/** That somebody was invited to a webinar: written before the mail, so that no second one follows. */
export const invitedKey = (contact: string, webinar: string): Key => ({ pk: `contact#${contact}`, sk: `invited#${webinar}` });
export const invitedOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'invited#',
});
/** What an import did to somebody, while it can be taken back. */
export const traceKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `import#${id}` });
export const contactEntry = (contact: string, day: string): ListKey => ({
  listPk: `contacts#${shardOf(contact)}`,
  listSk: `${day}#${contact}`,
});
export const contactLists = lists('contacts');
/** Addresses that were joined with another one of the same person. */
export const aliasList = 'aliases';
export const aliasEntry = (contact: string): ListKey => ({ listPk: aliasList, listSk: contact });
/** With whom an address was joined, and what the person was before. */
export const joinKey = (contact: string, alias: string): Key => ({ pk: `contact#${contact}`, sk: `merge#${alias}` });
/** One list for each reason, in order of time. */
export const suppressionList = (why: string): string => `suppressions#${why}`;
export const suppressionEntry = (why: string, since: string, contact: string, purpose: string): ListKey => ({
  listPk: suppressionList(why),
  listSk: `${since}#${contact}#${purpose}`,
});
export const webinarOfInvited = (sk: string): string => sk.slice('invited#'.length);
export const webinarOfRegistration = (sk: string): string => sk.slice('registration#'.length);
export const copyIdOf = (sk: string): string => sk.slice('copy#'.length);
/** Who came to a webinar by somebody's link, by the mark of that link and their own: neither names anybody. */
export const broughtPk = (webinar: string): string => `brought#${webinar}`;
export const broughtKey = (webinar: string, via: string, comer: string): Key => ({ pk: broughtPk(webinar), sk: `via#${via}#${comer}` });
export const broughtBy = (webinar: string, via: string): { readonly pk: string; readonly prefix: string } => ({
  pk: broughtPk(webinar),
  prefix: `via#${via}#`,
});
