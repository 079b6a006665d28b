/** What follows a reply: one that waited for its time goes out. */
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { isOver } from '../hold/rules.ts';
import type { Item } from '../table/table.ts';
import { isPublic } from './answering.ts';
import { itemToReply, type StoredReply } from './stored.ts';

const GOES_ON = 'The webinar goes on, so this may be answered on air.';
const GONE = 'The case that it was for is gone.';

/** An end that was taken back: what was asked may be answered on air. */
const goesOn = async (deps: DeskDeps, reply: StoredReply): Promise<boolean> => {
  const it = await deps.reply.caseOf(reply);
  const webinar = it?.source === 'question' && it.webinar ? await deps.webinar.find(it.webinar) : undefined;
  return webinar !== undefined && !isOver(webinar);
};

const BUSY = 'A case changes faster than a reply can be sent.';

/** Its time came. What stands in its way is written beside it, and the inbox shows its case for somebody to look. */
export const sendWaiting = async (deps: DeskDeps, item: Item): Promise<void> => {
  const reply = itemToReply(item);
  const told = { by: reply.by, act: 'case.replied', thing: `case#${reply.case}` } as const;
  const stop = async (why: string): Promise<void> => {
    if (!(await deps.reply.stop(reply, why))) throw new Failure('busy', BUSY);
  };
  if (await goesOn(deps, reply)) return stop(GOES_ON);
  const done = await deps.reply.send(reply, {
    entry: (before, after) => toEntry(deps, told, { state: before.state }, { state: after.state, reply: reply.id }),
  });
  if (done.kind === 'busy') throw new Failure('busy', BUSY);
  if (done.kind === 'refused') return stop(done.detail);
  if (done.kind === 'gone') return stop(GONE);
  if (done.kind === 'sent' && done.case.webinar && isPublic(reply)) await deps.publishFeed(done.case.webinar);
};
