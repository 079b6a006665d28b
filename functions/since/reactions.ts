/** Compares the people of a list with those of a day before, and keeps today for the days to come. */
import type { WebinarId } from '#shared/ids.ts';
import type { ListPurpose } from '#shared/reach.ts';
import type { Difference } from '#shared/since.ts';
import type { Person } from '../person/person.ts';
import { leftOut } from '../person/reach.ts';
import type { TeamDeps } from '../team-deps.ts';
import { type Behind, createComparison, type Seen, whyGained, whyLost } from './difference.ts';
import type { Member } from './members.ts';
import type { Day } from './store.ts';
import { MOST_KEPT, type Standing, toStanding } from './tag.ts';

/** `of`: which list, like `segment#s3k…`. `rules` differs where the people would, if nothing else changed. */
export type List = { readonly of: string; readonly rules: string; readonly purpose: ListPurpose };

/** As it is kept with what it explains. */
export type Explained = Difference & { readonly people?: Behind };

/** `days`: those that it can be compared with, newest first. */
export type Compared = Explained & { readonly days: readonly string[] };

/** `isWhole`: the walk leads past everybody whom we know. `since`: a day; the newest before today where it is absent. */
type Options = { readonly isWhole: boolean; readonly since: string | undefined };

type Comparison = ReturnType<typeof createComparison>;

/** Days that a look at `at` can be compared with, newest first. */
export const daysBefore = async (deps: Pick<TeamDeps, 'since'>, of: string, at: string): Promise<readonly Day[]> =>
  (await deps.since.days(of)).filter(({ day }) => day < at.slice(0, 10));

type Look = { readonly purpose: ListPurpose; readonly at: string; readonly overHold?: boolean | undefined };

const toSeen = (deps: TeamDeps, person: Person, isIn: boolean, { purpose, at, overHold }: Look): Seen => ({
  ...{ id: person.contact.id, tag: deps.since.tag(person.contact.id), isIn },
  left: leftOut(person.contact, purpose, deps.now(), { overHold: overHold === true }),
  gain: () => whyGained(person, at),
  loss: () => whyLost(person, at),
});

type Missed = Look & { readonly webinars: readonly WebinarId[] };

/** Whom a walk did not lead past may be somebody we know all the same. */
const findMissing = async (deps: TeamDeps, comparison: Comparison, { webinars, ...asked }: Missed): Promise<void> => {
  if (comparison.missing.size === 0) return;
  for await (const person of deps.person.walk({ of: 'everybody', webinars })) {
    if (comparison.missing.has(deps.since.tag(person.contact.id))) comparison.look(toSeen(deps, person, false, asked));
    if (comparison.missing.size === 0) return;
  }
};

const toDifference = (day: Day, rules: string): Difference => ({
  ...{ day: day.day, at: day.at, before: { count: day.count, reachable: day.reachable } },
  isSame: day.rules === rules,
});

export const openComparison = async (deps: TeamDeps, { of, rules, purpose }: List, { isWhole, since }: Options) => {
  const at = deps.now().toISOString();
  const days = await daysBefore(deps, of, at);
  const day = since === undefined ? days[0] : days.find((one) => one.day === since);
  const known = day && (await deps.since.people(of, day));
  const comparison = known && createComparison(known);
  const members = new Map<string, Standing>();
  const asked = { purpose, at: day?.at ?? at };

  return {
    /** Of each person that the walk leads past. */
    look(person: Person, isIn: boolean): void {
      const seen = toSeen(deps, person, isIn, asked);
      if (isIn && members.size <= MOST_KEPT) members.set(seen.tag, toStanding(seen.left));
      comparison?.look(seen);
    },
    /** What became of the list since; undefined where there is no day to compare it with. */
    async end({ count, reachable }: Difference['before']): Promise<Compared | undefined> {
      if (comparison && !isWhole) await findMissing(deps, comparison, { ...asked, webinars: [] });
      await deps.since.keep(of, { at, count, reachable, rules }, members.size > MOST_KEPT ? undefined : members);
      if (!day) return undefined;
      const told = { ...toDifference(day, rules), days: days.map((one) => one.day) };
      return { ...told, ...comparison?.end(comparison.missing.size > 0 ? await deps.since.erased(day.at) : new Set()) };
    },
  };
};

/**
 * `at`: when the list was looked at. `day`: what it is compared with. `members`: absent where they are not known one by one. `webinars`:
 * those that parts are of, where who is not among the members may be somebody we know all the same.
 */
type Written = List & {
  readonly at: string;
  readonly overHold: boolean;
  readonly day: Day | undefined;
  readonly counts: Difference['before'];
  readonly members: readonly Member[] | undefined;
  readonly webinars: readonly WebinarId[] | undefined;
};

/** The same of a list that was written, from what was noted of its people on the way. */
export const explain = async (deps: TeamDeps, { of, rules, at, day, counts, members, webinars, ...asked }: Written) => {
  const tagged = members?.map((member) => ({ ...member, tag: deps.since.tag(member.id) }));
  const known = day && tagged && (await deps.since.people(of, day));
  const kept = tagged && new Map(tagged.map(({ tag, left }) => [tag, toStanding(left)]));
  await deps.since.keep(of, { at, ...counts, rules }, kept);
  if (!day) return undefined;
  const told: Difference = toDifference(day, rules);
  if (!known) return told;
  const comparison = createComparison(known);
  for (const { id, tag, left, gain } of tagged)
    comparison.look({ ...{ id, tag, isIn: true, left }, gain: () => gain, loss: () => 'unfit' });
  const erased = comparison.missing.size > 0 ? await deps.since.erased(day.at) : new Set<string>();
  // Nobody looks through everybody for who is known to be erased.
  const isOpen = [...comparison.missing].some((tag) => !erased.has(tag));
  if (webinars && isOpen) await findMissing(deps, comparison, { ...asked, at: day.at, webinars });
  const explained: Explained = { ...told, ...comparison.end(erased) };
  return explained;
};
