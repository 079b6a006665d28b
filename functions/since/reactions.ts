/** Compares the people of a list with those of a day before, while they are walked, and keeps today for the days to come. */
import type { ListPurpose } from '#shared/reach.ts';
import type { Difference } from '#shared/since.ts';
import type { Person } from '../person/person.ts';
import { leftOut } from '../person/reach.ts';
import type { TeamDeps } from '../team-deps.ts';
import { type Behind, createComparison } from './difference.ts';
import { MOST_KEPT } from './store.ts';
import { type Standing, toStanding } from './tag.ts';

/** `of`: which list, like `segment#s3k…`. `rules` differs where the people would, if nothing else changed. */
export type List = { readonly of: string; readonly rules: string; readonly purpose: ListPurpose };

/** `days`: those that it can be compared with, newest first. */
export type Compared = Difference & { readonly days: readonly string[]; readonly people?: Behind };

/** `isWhole`: the walk leads past everybody whom we know. `since`: a day; the newest before today where it is absent. */
type Options = { readonly isWhole: boolean; readonly since: string | undefined };

export const openComparison = async (deps: TeamDeps, { of, rules, purpose }: List, { isWhole, since }: Options) => {
  const now = deps.now();
  const days = (await deps.since.days(of)).filter(({ day }) => day < now.toISOString().slice(0, 10));
  const day = since === undefined ? days[0] : days.find((one) => one.day === since);
  const known = day && (await deps.since.people(of, day));
  const comparison = day && known && createComparison(known, day.at);
  const members = new Map<string, Standing>();

  const look = (person: Person, isIn: boolean): void => {
    const left = leftOut(person.contact, purpose, now);
    const tag = deps.since.tag(person.contact.id);
    if (isIn && members.size <= MOST_KEPT) members.set(tag, toStanding(left));
    comparison?.look({ person, tag, isIn, left });
  };

  /** Whom the walk did not lead past may be somebody we know all the same. */
  const findMissing = async (missing: ReadonlySet<string>): Promise<void> => {
    if (isWhole || missing.size === 0) return;
    for await (const person of deps.person.walk({ of: 'everybody', webinars: [] })) {
      const tag = deps.since.tag(person.contact.id);
      if (missing.has(tag)) comparison?.look({ person, tag, isIn: false, left: leftOut(person.contact, purpose, now) });
      if (missing.size === 0) return;
    }
  };

  return {
    /** Of each person that the walk leads past. */
    look,
    /** What became of the list since; undefined where there is no day to compare it with. */
    async end({ count, reachable }: Difference['before']): Promise<Compared | undefined> {
      if (comparison) await findMissing(comparison.missing);
      await deps.since.keep(of, { count, reachable, rules }, members.size > MOST_KEPT ? undefined : members);
      if (!day) return undefined;
      const before = { count: day.count, reachable: day.reachable };
      const told = { day: day.day, at: day.at, before, isSame: day.rules === rules, days: days.map((one) => one.day) };
      return { ...told, ...comparison?.end(comparison.missing.size > 0 ? await deps.since.erased(day.at) : new Set()) };
    },
  };
};
