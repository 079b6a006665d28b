/** What follows a run that is due: its pages go to the mailer. The stream starts those that are due at once, the schedule the others. */
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { isDone, pagesOf } from './due.ts';
import { itemToRun } from './item.ts';
import { standingOfRun } from './page.ts';
import { isMailStep } from './plan.ts';

/** Queues what is left of a mailing run. Held back while all mail is; what is about nothing any more is ended. */
export const resumeRun = async (deps: Deps, item: Item): Promise<void> => {
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
export const followRun = async (deps: Deps, { before, after }: Fact): Promise<void> => {
  if (!after || after.doneAt !== undefined || !isMailStep(after.sk.slice('run#'.length))) return;
  const isNew = before?.at !== after.at || before?.plan !== after.plan;
  if (isNew && String(after.at) <= deps.now().toISOString()) await resumeRun(deps, after);
};
