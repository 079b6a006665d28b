/**
 * The timers of cases: overdue, awake again, or done. What falls due together is stored together: an office closes, and five thousand
 * cases are overdue at that instant. Whoever leads is told of what is overdue in the write that says so.
 */
import type { DeskDeps } from '../desk-deps.ts';
import { leadOf } from '../escalation/rules.ts';
import type { Missed } from '../escalation/store.ts';
import { eachOf } from '../pace/pieces.ts';
import type { Item, Write } from '../table/table.ts';
import { lapse, type Step } from './rules.ts';
import { settle } from './settling.ts';
import type { Clock } from './sla.ts';
import { itemToCase, type StoredCase } from './stored.ts';

/** Cases in one transaction: each is stored, and its lead told of two targets at most; one write more is the lead's. */
const TOGETHER = 33;
/** Of those of which nobody is told, so many are stored at once. */
const AT_ONCE = 25;

type Lapsed = { readonly item: Item; readonly before: StoredCase; readonly after: StoredCase };

/** Where a timer was set by a policy that has changed since, the case is only stored anew, with the time that is right now. */
const lapsed = (it: StoredCase, now: Date, clock: Clock): StoredCase => {
  const step = lapse(it, now, clock);
  return step.kind === 'changed' ? step.to : { ...it, version: it.version + 1 };
};

const newsOf = ({ before, after }: Pick<Lapsed, 'before' | 'after'>): readonly Missed[] =>
  (after.escalated ?? []).filter((target) => !before.escalated?.includes(target)).map((target) => ({ it: after, target }));

const storeTogether = async (deps: DeskDeps, lead: string, some: readonly Lapsed[]): Promise<boolean> => {
  const cases: readonly Write[] = await Promise.all(some.map(({ before, after }) => deps.cases.write(before, after)));
  return (await deps.table.transact([...cases, ...(await deps.escalation.writes(lead, some.flatMap(newsOf)))])).ok;
};

/** `due`: cases whose time has come, as they are stored. Answers those that somebody else changed meanwhile, or that could not be stored. */
export const lapseTogether = async (deps: DeskDeps, due: readonly Item[]): Promise<readonly Item[]> => {
  const [clock, now] = [await deps.cases.clock(), deps.now()];
  const all = due.map((item): Lapsed => {
    const before = itemToCase(item);
    return { item, before, after: lapsed(before, now, clock) };
  });
  const left: Item[] = [];
  const keep = async (some: readonly Lapsed[], store: () => Promise<boolean>): Promise<void> => {
    if (!(await store().catch(() => false))) left.push(...some.map(({ item }) => item));
  };
  const byLead = Map.groupBy(all, (one) => (newsOf(one).length > 0 ? leadOf(one.after, clock.policy) : undefined));
  const work = [...byLead].map(async ([lead, some]) => {
    if (lead === undefined) return eachOf(some, AT_ONCE, (one) => keep([one], () => deps.cases.replace(one.before, one.after)));
    // One after another: each of them moves the lead's own place in the schedule.
    for (let at = 0; at < some.length; at += TOGETHER) {
      const piece = some.slice(at, at + TOGETHER);
      await keep(piece, () => storeTogether(deps, lead, piece));
    }
  });
  await Promise.all(work);
  return left;
};

/** One by itself, again where somebody else changed it between. */
export const lapseCase = async (deps: DeskDeps, item: Item): Promise<void> => {
  const clock = await deps.cases.clock();
  const step = (it: StoredCase): Step => lapse(it, deps.now(), clock);
  await settle(deps, itemToCase(item), step, async (before, after) => {
    const [news, lead] = [newsOf({ before, after }), leadOf(after, clock.policy)];
    return news.length > 0 && lead ? deps.escalation.writes(lead, news) : [];
  });
};
