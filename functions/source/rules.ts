/** What became of the people of a webinar, by how they came. Pure. */
import { type Funnel, noFunnel, type SourceFunnel } from '#shared/source.ts';
import type { Part, Person } from '../person/person.ts';

/** What an invitation's link says that it is. */
export const INVITATION = 'invitation';

/** Two spellings of one source are one source. */
const nameOf = (source: string | undefined): string => source?.trim().toLowerCase() ?? '';

const stepsOf = ({ row, result, asked }: Part): Funnel => ({
  registered: 1,
  confirmed: row.confirmed ? 1 : 0,
  attended: (result?.minutes ?? 0) > 0 || result?.first !== undefined ? 1 : 0,
  asked: asked > 0 ? 1 : 0,
});

const add = (one: Funnel, other: Funnel): Funnel => ({
  registered: one.registered + other.registered,
  confirmed: one.confirmed + other.confirmed,
  attended: one.attended + other.attended,
  asked: one.asked + other.asked,
});

/** Sums of people who come one after the other; nothing of them is kept but the sums. */
export const createFunnels = () => {
  const [last, first, shared] = [new Map<string, Funnel>(), new Map<string, Funnel>(), new Map<string, Funnel>()];
  const count = (sums: Map<string, Funnel>, name: string, steps: Funnel) => sums.set(name, add(sums.get(name) ?? noFunnel, steps));
  return {
    /** `last` is the form of this very webinar. */
    add: ({ contact }: Pick<Person, 'contact'>, part: Part): void => {
      const steps = stepsOf(part);
      count(last, nameOf(part.row.utm?.source), steps);
      count(first, nameOf(contact.first?.source ?? (contact.first ? undefined : part.row.utm?.source)), steps);
      if (part.row.via) count(shared, part.row.via, steps);
    },
    last,
    first,
    shared,
  };
};

/** The fullest first. A source of invitations is there from the first invited person on. */
export const toRows = (sums: ReadonlyMap<string, Funnel>, invited: number): readonly SourceFunnel[] => {
  const all = invited > 0 && !sums.has(INVITATION) ? new Map([...sums, [INVITATION, noFunnel]]) : sums;
  return [...all]
    .map(([source, funnel]) => ({ source, ...funnel, ...(source === INVITATION && invited > 0 ? { invited } : {}) }))
    .toSorted((a, b) => b.registered - a.registered || (a.source < b.source ? -1 : 1));
};
