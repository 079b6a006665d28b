/** A ballot without its person: what a registration or a guest's item becomes before it goes. Pure. */
import type { ContactId, QuestionTag } from '#shared/ids.ts';
import { SLOTS } from '../chat/slots.ts';
import { entryOf, pollsIn } from '../poll/entry.ts';
import type { Change } from '../table/expression.ts';
import { DATA_VERSION } from '../table/shape.ts';

type Ballot = Readonly<Record<string, unknown>>;

/** A guest's seat lives in a cookie for 60 days: for so long its ballot says that it is over. */
const GUEST_SECONDS = 60 * 86_400;

/** What leads to the rest of it; it goes once the order remembers it. */
const leads = ['asked', 'guests', 'took'];
const kept = ['pk', 'sk', 'v', ...leads];

/** Whether a ballot was emptied for good: nothing of what its seat still writes is kept. */
export const isEmptied = (ballot: Ballot | undefined): boolean => ballot?.erased !== undefined;

/**
 * Everything personal leaves at once, and with `at` and the guest's open end the seat loses its right to write. `quietly`: no figure moves by it
 * (a webinar that is over stays as it was); else votes, answers and the seat are taken back, as if the person had done it.
 */
export const toEmptied = (ballot: Ballot, { at, quietly, isGuest }: { at: string; quietly: boolean; isGuest: boolean }): Change => {
  const ttl = Math.floor(Date.parse(at) / 1000) + GUEST_SECONDS;
  const set = { erased: at, ...(quietly ? { quietly: true } : {}), ...(isGuest ? { ended: at, ttl } : {}) };
  return { set, initial: { v: DATA_VERSION }, remove: Object.keys(ballot).filter((name) => !kept.includes(name) && !(name in set)) };
};

/** What is left to take out of a guest's ballot, whose mark stays; of a registration that came anew meanwhile, the mark goes as well. */
export const toBare = (isGuest: boolean): Change => ({ remove: isGuest ? leads : [...leads, 'erased', 'quietly'] });

const texts = (value: unknown): readonly string[] =>
  value instanceof Set ? [...(value as Set<string>)] : Array.isArray(value) ? value.map(String) : [];

/** The tags of its questions. */
export const askedIn = (ballot: Ballot): readonly QuestionTag[] => texts(ballot.asked);

/** Browsers that were this person before their address was known: those that a registration names, took over, or gave its seat to last. */
export const guestsIn = (ballot: Ballot): readonly ContactId[] => {
  const last = (ballot.again as { guest?: string } | undefined)?.guest;
  return [...new Set([...texts(ballot.guests), ...texts(ballot.took), ...(last ? [last] : [])])];
};

/** Whether it wrote in the chat. */
export const hasLines = (ballot: Ballot): boolean => SLOTS.some((slot) => typeof ballot[slot] === 'string' && ballot[slot] !== '');

/** The words that it answered polls with. */
export const wordsIn = (ballot: Ballot): readonly { readonly poll: string; readonly words: readonly string[] }[] =>
  pollsIn(ballot).flatMap((poll) => {
    const entry = entryOf(ballot, poll);
    return entry && 'w' in entry ? [{ poll, words: entry.w }] : [];
  });
