/**
 * "These are mine": what a guest's ballot brings to its owner's. Everything that is counted leaves the one and arrives at the other in
 * one transaction, and what both have arrives once: so nobody is counted twice. Pure.
 */
import type { ContactId } from '#shared/ids.ts';
import { NEWEST, SLOTS, uniteSlots } from '../chat/slots.ts';
import { isClick } from '../note/click.ts';
import type { Change, Condition } from '../table/expression.ts';

type Ballot = Readonly<Record<string, unknown>>;

/** Sets unite; the counters of the five signs add up, since each press was counted once. */
const united: readonly string[] = ['votes', 'asked', 'moved', 'reported', 'minutes'];
/** Of two times the earlier one holds: when a person came, and since when they listen. */
const earliest: readonly string[] = ['joinedAt', 'silenced'];
/** Of two the later one: when a person was heard of last. */
const latest: readonly string[] = ['lastAt', 'beat'];
/** The last lines of chat, and with them the pace that a line is held to. */
const isSlot = (name: string): boolean => (SLOTS as readonly string[]).includes(name);
/** Guests whose lines of chat are one's own since: the lines themselves keep their writer. */
const MOST_TAKEN = 20;
/** Answers to polls: the owner's own stand. */
const isAnswer = (name: string): boolean => name.startsWith('p:') || name.startsWith('was:');
const isAdded = (name: string): boolean => united.includes(name) || name.startsWith('r:');
const isTime = (name: string): boolean => earliest.includes(name) || latest.includes(name);

const isBetter = (name: string, mine: unknown, theirs: unknown): boolean => {
  if (theirs === undefined) return true;
  const [one, other] = [mine as string | number, theirs as string | number];
  return earliest.includes(name) ? one < other : one > other;
};

export type Adoption = {
  readonly own: Change;
  /** That the owner wrote no line since it was read: it would be forgotten. */
  readonly ownUnchanged: readonly Condition[];
  /** What leaves the guest's ballot. */
  readonly gone: readonly string[];
  /** That the guest did nothing since it was read: that would be lost. */
  readonly unchanged: readonly Condition[];
};

const sameLines = (ballot: Ballot): Condition => (ballot[NEWEST] === undefined ? { absent: NEWEST } : { equals: [NEWEST, ballot[NEWEST]] });

/** `contact` is the guest's. */
export const adopt = (contact: ContactId, guest: Ballot, owner: Ballot): Adoption => {
  const carried = Object.keys(guest).filter((name) => isAdded(name) || isTime(name) || isSlot(name) || isAnswer(name) || isClick(name));
  const of = (isWanted: (name: string) => boolean) => Object.fromEntries(carried.filter(isWanted).map((name) => [name, guest[name]]));
  const slots = uniteSlots(guest, owner);
  const hasRoom = !(owner.took instanceof Set) || owner.took.size < MOST_TAKEN;
  return {
    own: {
      add: { ...of(isAdded), ...(hasRoom ? { took: new Set([contact]) } : {}) },
      set: { ...of((name) => isTime(name) && isBetter(name, guest[name], owner[name])), ...slots },
      // The one before a late answer belongs to it: both come, or none.
      initial: of((name) => isClick(name) || (isAnswer(name) && owner[`p:${name.slice(name.indexOf(':') + 1)}`] === undefined)),
    },
    ownUnchanged: Object.keys(slots).length > 0 ? [sameLines(owner)] : [],
    gone: carried,
    unchanged: [
      ...carried.map((name): Condition => ({ equals: [name, guest[name]] })),
      ...[...united, ...earliest, ...latest, NEWEST]
        .filter((name) => guest[name] === undefined)
        .map((name): Condition => ({ absent: name })),
    ],
  };
};
