/** What follows a run that is due: its pages go to the mailer. The stream starts those that are due at once, the schedule the others. */

import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { TeamDeps } from '../team-deps.ts';
import { isDone, pagesOf } from './due.ts';
import { itemToRun } from './item.ts';
import { standingOfRun } from './page.ts';
import { isMailStep, runsToCome } from './plan.ts';

/** Queues what is left of a mailing run. Held back while all mail is; what is about nothing any more is ended. */
export const resumeRun = async (deps: TeamDeps, item: Item): Promise<void> => {
  const run = itemToRun(item);
  if (!run || !isMailStep(run.step) || run.doneAt !== undefined) return;
  const id = idOf(item.pk);
  const webinar = await deps.webinar.find(id);
  const standing = webinar ? standingOfRun(run, webinar, deps.now(), deps.config.MAIL_SINCE) : 'over';
  if (standing === 'over' || isDone(id, run)) return deps.run.finish(id, run);
  if (standing === 'wait' || (await deps.stop.isStopped())) return;
  for (const page of pagesOf(id, run, deps.realNow().getTime())) await deps.queue('mail-runs', page);
};

/** A run that was planned for now does not wait for the schedule: a move or a cancellation is told at once. */
export const followRun = async (deps: TeamDeps, { before, after }: Fact): Promise<void> => {
  if (!after || after.doneAt !== undefined || !isMailStep(after.sk.slice('run#'.length))) return;
  const isNew = before?.at !== after.at || before?.plan !== after.plan;
  if (isNew && String(after.at) <= deps.now().toISOString()) await resumeRun(deps, after);
};

const PAGE = 50;
/** No webinar that began earlier has mail to come. */
const LONGEST_MS = 3 * 86_400_000;

/** Once in the life of a table: what was published before there were runs of mail gets those whose time is still to come. */
export const planOlder = async (deps: TeamDeps): Promise<void> => {
  if (await deps.run.isPlanned()) return;
  const since = new Date(deps.now().getTime() - LONGEST_MS).toISOString();
  for (const which of ['public', 'team'] as const) {
    let after: Record<string, unknown> | undefined;
    do {
      const page = await deps.webinar.page(which, { limit: PAGE, after });
      const late = page.rows.findIndex(({ startsAt }) => startsAt < since);
      for (const { id } of late < 0 ? page.rows : page.rows.slice(0, late)) {
        const webinar = await deps.webinar.find(id);
        if (webinar) await deps.run.plan(id, runsToCome(webinar, deps.now()));
      }
      // Latest start first.
      after = late < 0 ? page.next : undefined;
    } while (after);
  }
  await deps.run.allPlanned();
};
