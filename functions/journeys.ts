/** Runs what is due. The schedule calls it each minute; what was cut off stays due and goes on with the next call. */
import type { Webinar } from '#shared/webinar.ts';
import { lapseOffer } from './admission/reactions.ts';
import { publishDue } from './article/reactions.ts';
import { toEntry } from './audit/entry.ts';
import { resumeCampaign } from './campaign/reactions.ts';
import { lapseCase, lapseTogether } from './case/lapsing.ts';
import { beginLift } from './directory/reactions.ts';
import { askForEscalation } from './escalation/reactions.ts';
import { describe } from './http/request-log.ts';
import { resumeInvitation } from './invitation/reactions.ts';
import { isMailStep } from './journey/plan.ts';
import { planOlder, resumeRun } from './journey/reactions.ts';
import { askForMonday, beginMondays } from './listen/reactions.ts';
import { deadline } from './pace/patience.ts';
import { resumeQuiet } from './quiet/reactions.ts';
import { sendWaiting } from './reply/reactions.ts';
import { sweepDaily } from './retention/reactions.ts';
import { dueLists, idOf, isThanksKey } from './table/keys.ts';
import type { Item } from './table/table.ts';
import { resumeThanks } from './thanks/reactions.ts';
import { carryOut } from './webinar/lifecycle.ts';
import { resumeBuild } from './webinar/rebuild.ts';
import type { WorkDeps } from './work-deps.ts';

const isStep = (name: string): name is 'start' | 'end' => name === 'start' || name === 'end';

/** One step of one webinar: the state moves and its runs are planned anew in one transaction, so a second worker finds nothing to do. */
const runStep = async (deps: WorkDeps, item: Item): Promise<void> => {
  const step = item.sk.slice('run#'.length);
  const seen: Webinar | undefined = await deps.webinar.find(idOf(item.pk));
  if (!seen || !isStep(step)) return;
  if (seen.rehearsal) return deps.queue('work', { kind: 'forget-rehearsal', id: seen.id });
  const outcome = carryOut(seen, step === 'end' && seen.state === 'scheduled' ? 'lapse' : step, deps.now());
  const told = { by: 'schedule', act: 'webinar.changed', thing: `webinar#${seen.id}` } as const;
  const stored =
    outcome.kind === 'changed' ? await deps.webinar.replace(seen, outcome.webinar, toEntry(deps, told, seen, outcome.webinar)) : 'stale';
  if (stored === 'stored') await deps.publishFeed(seen.id);
  // A step that its webinar has outgrown is dropped; one that lost a race is looked at again.
  else if (outcome.kind !== 'changed') await deps.table.remove({ pk: item.pk, sk: item.sk }, { equals: ['at', item.at] });
};

const runDue = (deps: WorkDeps, item: Item): Promise<void> => {
  if (item.sk.startsWith('registration#')) return lapseOffer(deps, item);
  if (item.sk.startsWith('case#')) return lapseCase(deps, item);
  if (item.sk.startsWith('message#')) return sendWaiting(deps, item);
  if (isThanksKey(item)) return resumeThanks(deps, item);
  if (item.sk === 'escalation') return askForEscalation(deps, item);
  if (item.sk === 'listen') return askForMonday(deps, item);
  if (item.sk === 'article') return publishDue(deps, item);
  if (item.sk === 'campaign') return resumeCampaign(deps, item);
  if (item.sk === 'quiet') return resumeQuiet(deps, item);
  if (item.sk === 'invitation') return resumeInvitation(deps, item);
  if (item.sk === 'erasure') return deps.queue('work', { kind: 'erase', contact: idOf(item.pk) });
  if (item.sk === 'run#sweep') return deps.queue('work', { kind: 'sweep', webinar: idOf(item.pk) });
  if (item.sk === 'run#cases') return deps.queue('work', { kind: 'cases', webinar: idOf(item.pk) });
  if (item.sk === 'run#result') return deps.queue('work', { kind: 'result', webinar: idOf(item.pk) });
  return isMailStep(item.sk.slice('run#'.length)) ? resumeRun(deps, item) : runStep(deps, item);
};

type Key = { readonly pk: string; readonly sk: string };

/** A webinar begins and ends on time, and everything else goes on, also where thousands of cases fall due when the office closes. */
const isRun = ({ sk }: Key): boolean => sk.startsWith('run#');
const isCase = ({ sk }: Key): boolean => sk.startsWith('case#');

/** Cases that are read and stored together; the call lives for 55 seconds, and the next one goes on with what is left. */
const PIECE = 100;
const CASES_MS = 35_000;

export const createJourneys = (deps: WorkDeps) => {
  let isPlanned = false;
  let isLifted = false;
  let isListening = false;
  let lookedAfter: string | undefined;

  /** What somebody moved since is due at another time, or no more. */
  const isDue = (item: Item | undefined, before: string): item is Item => item !== undefined && String(item.dueSk) < before;

  const runOne = async (key: Key, before: string): Promise<void> => {
    const item = await deps.table.get(key, { strong: true });
    if (!isDue(item, before)) return;
    try {
      await runDue(deps, item);
    } catch (error) {
      deps.log.error('due step failed', { step: key.sk, webinar: idOf(key.pk), ...describe(error) });
    }
  };

  const lapseAll = async (keys: readonly Key[], before: string): Promise<void> => {
    const isOver = deadline(deps, CASES_MS);
    for (let at = 0; at < keys.length && !isOver(); at += PIECE) {
      const items = await deps.table.batchGet(keys.slice(at, at + PIECE));
      const moved = items.filter((item) => isDue(item, before));
      // One that nobody can read keeps none of the others.
      for (const one of await lapseTogether(deps, moved).catch(() => moved)) await runOne(one, before);
    }
  };

  return async (_event: { readonly time?: string }): Promise<void> => {
    if (!isPlanned) await planOlder(deps);
    isPlanned = true;
    if (!isListening) isListening = await beginMondays(deps);
    if (!isLifted) isLifted = await beginLift(deps);
    const before = `${deps.now().toISOString()}~`;
    const due: Key[] = [];
    for (const list of dueLists) for await (const { pk, sk } of deps.table.all({ pk: list, index: 'due', before })) due.push({ pk, sk });
    const others = due.filter((key) => !isRun(key) && !isCase(key));
    for (const key of [...due.filter(isRun), ...others]) await runOne(key, before);
    lookedAfter = await sweepDaily(deps, lookedAfter);
    await resumeBuild(deps);
    await lapseAll(due.filter(isCase), before);
  };
};
