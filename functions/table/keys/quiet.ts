/** Keys of care for the quiet: rounds of it, and what each person was asked and said. */
import type { Key, ListKey } from './key.ts';

export const quietKey = (id: string): Key => ({ pk: `quiet#${id}`, sk: 'quiet' });
/** All rounds, by when somebody began them. */
export const quietsList = 'quiets';
export const quietEntry = (time: string, id: string): ListKey => ({ listPk: quietsList, listSk: `${time}#${id}` });
/** The round that is not over: there is one at most. */
export const quietOpenKey: Key = { pk: 'setting#site', sk: 'quiet' };
/** That somebody was asked, or is about to be; one of a person, whichever round it was. */
export const voiceKey = (contact: string): Key => ({ pk: `contact#${contact}`, sk: 'voice' });
/** Who waits for their mail, in the order of when each may have it. */
export const quietWaitingList = (round: string): string => `quiet#${round}#waiting`;
export const quietWaitingEntry = (round: string, at: string, contact: string): ListKey => ({
  listPk: quietWaitingList(round),
  listSk: `${at}#${contact}`,
});
/** What somebody said there, in their own words; the last part of its case's id is its own. */
export const spokenKey = (contact: string, id: string): Key => ({ pk: `contact#${contact}`, sk: `voice#${id}` });
export const spokenOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: 'voice#',
});
