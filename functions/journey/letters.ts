/** A page of a run: who is on it is read just before they are mailed, so that whoever left a moment ago is left alone. */
import type { Webinar } from '#shared/webinar.ts';
import { promisedBy } from '../case/sla.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { describe } from '../http/request-log.ts';
import { CarrierAway, isCarriers } from '../mail/carrier.ts';
import { mailOne, type Told } from '../mail/person.ts';
import { toSender } from '../mail/sender.ts';
import type { Mailer } from '../mail/turn.ts';
import type { RunMessage } from '../ports.ts';
import { sendReport } from '../report/letters.ts';
import { END } from './cursor.ts';
import { isDone } from './due.ts';
import { listsOf, type StoredRun } from './item.ts';
import { isFor, isLateFor, standingOfRun } from './page.ts';
import type { Listed, Page } from './store.ts';

/** A page that takes longer ends there and goes on as another, well within the function's minute. */
const PAGE_MS = 30_000;

/** What was sent without being noted, because the table was away: by page, until it is noted. */
export type SentPages = Map<string, { readonly cursor: string | undefined; readonly sent: number; readonly lease: number }>;

type Progress = { cursor: string | undefined; sent: number };

/** Goes through a page until it is over, its time is up or mail is stopped; `progress` says how far, also where it throws. */
const mailAll = async (deps: DeskDeps, told: Told, people: readonly Listed[], progress: Progress): Promise<'all' | 'some'> => {
  const until = deps.realNow().getTime() + PAGE_MS;
  for (const { row, cursor } of people) {
    if (deps.realNow().getTime() > until || (await deps.stop.isStopped())) return 'some';
    // One at a time: who said no while the person before them was mailed is left alone.
    const isMeant = isFor(told.run, told.webinar, row) || isLateFor(told.run, told.webinar, row);
    if (isMeant && (await mailOne(deps, told, row, await deps.contact.find(row.id)))) progress.sent += 1;
    progress.cursor = cursor;
  }
  return 'all';
};

/** The webinar that a run is about: a copy of a few seconds, unless it says that there is nothing to mail any more. */
const webinarOf = async (deps: DeskDeps, id: string, run: StoredRun) => {
  const copy = await deps.webinar.recent(id);
  const judge = (webinar: Webinar | undefined) =>
    webinar ? standingOfRun(run, webinar, deps.now(), deps.config.MAIL_SINCE) : ('over' as const);
  const webinar = judge(copy) === 'go' ? copy : await deps.webinar.find(id);
  return { webinar, standing: judge(webinar) };
};

/** The page is done as far as `progress` says: noted, and the next one asked for. */
const close = async (deps: DeskDeps, pages: SentPages, page: Page, { cursor, sent }: Progress, lease?: number): Promise<void> => {
  const one = nameOf(page);
  if (lease !== undefined) pages.set(one, { cursor, sent, lease });
  const run = await deps.run.record(page, cursor, sent, lease);
  pages.delete(one);
  if (!run || run.doneAt !== undefined || cursor === page.seen) return;
  const { step, plan } = run;
  if (isDone(page.webinar, run)) return deps.run.finish(page.webinar, run);
  if (cursor !== undefined && cursor !== END)
    await deps.queue('mail-runs', { kind: 'run', webinar: page.webinar, step, plan, list: page.list, page: cursor });
};

const nameOf = ({ webinar, run, list, seen }: Page): string => [webinar, run.step, run.plan, list, seen ?? ''].join(' ');

/** An address of the team that takes no mail keeps nobody else from the report, and is not tried again each minute. */
const report = (deps: DeskDeps, mailer: Mailer, webinar: Webinar): Promise<void> => {
  const mail: DeskDeps['mail'] = async (from, content) => {
    try {
      await deps.mail(from, content);
    } catch (error) {
      if (error instanceof CarrierAway || !isCarriers(error)) throw error;
      deps.log.error('report not taken', { webinar: webinar.id, ...describe(error) });
    }
  };
  return sendReport({ ...deps, mail }, mailer, webinar);
};

/** A page that is not where its run is by now was sent by somebody else; what is cut off here, the schedule brings again in a minute. */
export const sendPage = async (
  deps: DeskDeps,
  mailer: Mailer,
  pages: SentPages,
  { webinar: id, step, plan, list, page: seen }: RunMessage,
): Promise<void> => {
  const run = await deps.run.find(id, step);
  const name = listsOf(step, id)[list];
  if (!run || run.doneAt !== undefined || run.plan !== plan || run.cursors[list] !== seen) return;
  const { webinar, standing } = await webinarOf(deps, id, run);
  if (standing === 'over') return deps.run.finish(id, run);
  if (standing === 'wait' || !webinar) return;
  if (step === 'report') {
    await report(deps, mailer, webinar);
    return deps.run.finish(id, run);
  }
  if (name === undefined) return;
  const page: Page = { webinar: id, run, list, seen };
  const left = pages.get(nameOf(page));
  if (left) return close(deps, pages, page, left, left.lease);
  const { people, next } = await deps.run.people(name, seen);
  if (people.length === 0) return close(deps, pages, page, { cursor: next, sent: 0 });
  const lease = await deps.run.claim(page);
  if (lease === undefined) return;
  const settings = await deps.setting.recent();
  const clock = step === 'after' ? await deps.cases.clock() : undefined;
  const from = toSender(deps.config.MAIL_FROM, settings, 'service');
  const told = { webinar, run, settings, from, mailer, ...(clock ? { owedBy: (since: string) => promisedBy(since, clock) } : {}) };
  const progress: Progress = { cursor: seen, sent: 0 };
  try {
    if ((await mailAll(deps, told, people, progress)) === 'all') progress.cursor = next;
  } finally {
    await close(deps, pages, page, progress, lease);
  }
};
