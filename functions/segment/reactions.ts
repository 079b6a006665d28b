/** The people of a segment as they are now: what counts, samples, exports and invitations are made of. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { type Group, MOST_MEMBERS, rulesIn } from '#shared/segment.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Person } from '../person/person.ts';
import type { Scope } from '../person/store.ts';
import { toScorer } from '../score/rules.ts';
import { SHARDS } from '../table/shape.ts';
import type { TeamDeps } from '../team-deps.ts';
import { type Facts, matches } from './match.ts';
import { scopeOf, type Webinars } from './scope.ts';

/** A segment by its id, everybody with a part in a webinar (whatever its state), or whoever fits these rules. */
export type PeopleOf = { readonly segment: string } | { readonly webinar: WebinarId } | { readonly rules: Group };

/** What was asked for, ready to be walked: `isIn` says who of those that are looked at belongs to it. `rules`: where they decide that. */
export type Walk = {
  readonly scope: Scope;
  readonly facts: Omit<Facts, 'webinars'> & { readonly webinars: ReadonlyMap<WebinarId, Webinar> };
  readonly rules?: Group;
  readonly isIn: (person: Person) => boolean;
};

/** Whoever is in a draft can be in it only since it was none. */
const everyWebinar = async (deps: TeamDeps): Promise<readonly WebinarId[]> => {
  const found: WebinarId[] = [];
  for (const which of ['public', 'team'] as const) {
    let after: Record<string, unknown> | undefined;
    do {
      const page = await deps.webinar.page(which, { limit: 200, after });
      found.push(...page.rows.filter(({ state }) => state !== 'draft').map(({ id }) => id));
      after = page.next;
    } while (after);
  }
  return found;
};

const factsOf = async (deps: TeamDeps, ids: readonly WebinarId[], rules?: Group): Promise<Walk['facts']> => {
  const webinars = new Map<WebinarId, Webinar>();
  for (const id of ids) {
    const webinar = await deps.webinar.recent(id);
    if (webinar) webinars.set(id, webinar);
  }
  const now = deps.now();
  const asksFor = (kind: 'score' | 'brought'): boolean => rules !== undefined && rulesIn(rules).some((rule) => rule.rule === kind);
  const brought = asksFor('brought') ? await deps.advocate.counter(ids) : () => 0;
  const score = asksFor('score') ? toScorer(await deps.score.offers(ids), await deps.score.weights(), now) : () => undefined;
  return { now, webinars, score, brought };
};

/** `also`: webinars that people’s parts are wanted of beside those that the rules ask about. Undefined where there is no such segment. */
export const openWalk = async (deps: TeamDeps, of: PeopleOf, also: readonly WebinarId[] = []): Promise<Walk | undefined> => {
  if ('webinar' in of) {
    const webinars = [...new Set([of.webinar, ...also])];
    const hasPart = ({ parts }: Person): boolean => parts.some(({ webinar }) => webinar === of.webinar);
    return { scope: { of: 'registered', webinars }, facts: await factsOf(deps, webinars), isIn: hasPart };
  }
  const segment = 'segment' in of ? await deps.segment.find(of.segment) : undefined;
  const rules = 'rules' in of ? of.rules : segment?.rules;
  if (!rules) return undefined;
  const scope = scopeOf(rules);
  const inRules: Webinars = scope.webinars === 'any' ? await everyWebinar(deps) : scope.webinars;
  const webinars = [...new Set([...inRules, ...also])];
  const facts = await factsOf(deps, webinars, rules);
  if (segment?.kind === 'snapshot') {
    const members = (list: number) => deps.segment.members(segment.id, list);
    return { scope: { of: { members }, webinars }, facts, isIn: () => true };
  }
  return { scope: { of: scope.of, webinars }, facts, rules, isIn: (person) => matches(rules, person, facts) };
};

/**
 * Each person of it once, in no order that means anything. `list`: one of the sixteen only, which all together are everybody. Nobody
 * where the segment is gone.
 */
export async function* walkSegment(
  deps: TeamDeps,
  of: PeopleOf,
  { also = [], list }: { readonly also?: readonly WebinarId[]; readonly list?: number } = {},
): AsyncGenerator<Person> {
  const walk = await openWalk(deps, of, also);
  if (!walk) return;
  for await (const person of deps.person.walk(walk.scope, list)) if (walk.isIn(person)) yield person;
}

/** Keeps who fits a snapshot's rules now. Safe to run twice: what was kept is written anew. */
export const takeSnapshot = async (deps: TeamDeps, id: string): Promise<void> => {
  const segment = await deps.segment.find(id);
  if (segment?.kind !== 'snapshot' || segment.state !== 'taking') return;
  let count = 0;
  for (let list = 0; list < SHARDS; list += 1) {
    const members: ContactId[] = [];
    for await (const { contact } of walkSegment(deps, { rules: segment.rules }, { list })) members.push(contact.id);
    count += members.length;
    if (count > MOST_MEMBERS) return deps.segment.took(segment, 'too-many');
    await deps.segment.keepMembers(id, list, members);
  }
  await deps.segment.took(segment, 'ready');
};
