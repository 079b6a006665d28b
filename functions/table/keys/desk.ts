/** Keys of the service desk. */
import type { Key, ListKey } from './key.ts';
import { touchKey } from './person.ts';

/** What somebody waits for, in the partition of whoever waits. */
export const caseKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `case#${id}` });
/** All that somebody waits for, or waited. */
export const casesOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'case#',
});
/** In whose partition the case of a question lies: written with it, so that there is one at most, whoever the question belongs to by now. */
export const casePlaceKey = (question: string): Key => ({ pk: `webinar#${question.slice(0, 10)}`, sk: `case#${question}` });
/** Cases by their state; in it what is due first stands first. */
export const caseList = (state: string): string => `cases#${state}`;
export const caseEntry = (state: string, order: string, id: string): ListKey => ({ listPk: caseList(state), listSk: `${order}#${id}` });
/** Further lists of a case: by `way` one small item. `in`: like `owner#host@example.com`, or `votes`. */
export const casePointerKey = (contact: string, id: string, way: string): Key => ({
  pk: `contact#${contact}`,
  sk: `find#case#${id}#${way}`,
});
export const casePointersOf = (contact: string, id: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: `find#case#${id}#`,
});
export const caseOfPointer = (sk: string): string => sk.split('#')[2] ?? '';
/** What we said in a case, in the partition of whoever waits; the words of an answer stand with its question. */
export const messageKey = (contact: string, of: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `message#${of}#${id}` });
export const messagesOf = (contact: string, of: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: `message#${of}#`,
});
/** That a reply goes to somebody, and what became of it: an act of ours in their journey, named by the reply. */
export const deliveryKey = (contact: string, time: string, reply: string): Key => touchKey(contact, time, `answer-${reply}`);
/** Those whom a reply did not reach, so that it can be sent to them again. */
export const undeliveredList = (reply: string): string => `undelivered#${reply}`;
/** A sentence for publication, by the reply that it is about. */
export const quoteKey = (contact: string, reply: string): Key => ({ pk: `contact#${contact}`, sk: `quote#${reply}` });
export const quotesList = 'quotes';
/** What an answer lacked, by the reply; in a list of the case that it is about. */
export const missingKey = (contact: string, reply: string): Key => ({ pk: `contact#${contact}`, sk: `missing#${reply}` });
export const missingList = (of: string): string => `missing#${of}`;
/** How many cases there are: over all, of somebody, and due in which hour of a day. */
export const casesPk = 'cases';
export const caseCountKey = (of: string): Key => ({ pk: casesPk, sk: of });
export const savedPk = 'saved-answers';
export const savedKey = (id: string): Key => ({ pk: savedPk, sk: `saved#${id}` });
/** Notes from one shift to the next. `note` begins with its time, so that they stand in order. */
export const handoversPk = 'handovers';
export const handoverKey = (note: string): Key => ({ pk: handoversPk, sk: `handover#${note}` });
export const policyKey: Key = { pk: 'setting#site', sk: 'policy' };
/** Somebody who is told of what is overdue (`lead`: a keyed hash of their address), and what each mail to them tells of. */
export const leadKey = (lead: string): Key => ({ pk: `lead#${lead}`, sk: 'escalation' });
const escalatedPrefix = (batch: number): string => `overdue#${String(batch).padStart(8, '0')}#`;
export const escalatedKey = ({ pk }: Key, batch: number, id: string, what: string): Key => ({
  pk,
  sk: `${escalatedPrefix(batch)}${id}#${what}`,
});
export const escalatedOf = ({ pk }: Key, batch: number): { readonly pk: string; readonly prefix: string } => ({
  pk,
  prefix: escalatedPrefix(batch),
});
