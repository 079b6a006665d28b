/** What follows a reply: one that waited for its time goes out. */
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import type { Item } from '../table/table.ts';
import { isPublic } from './answering.ts';
import { itemToReply } from './stored.ts';

/** Its time came. What stands in its way is written beside it, and the case stays open for somebody to look. */
export const sendWaiting = async (deps: DeskDeps, item: Item): Promise<void> => {
  const reply = itemToReply(item);
  const told = { by: reply.by, act: 'case.replied', thing: `case#${reply.case}` } as const;
  const done = await deps.reply.send(reply, {
    entry: (before, after) => toEntry(deps, told, { state: before.state }, { state: after.state, reply: reply.id }),
  });
  if (done.kind === 'busy') throw new Failure('busy', 'A case changes faster than a reply can be sent.');
  if (done.kind === 'refused') return deps.reply.stop(reply, done.detail);
  if (done.kind === 'gone') return deps.reply.stop(reply, 'The case that it was for is gone.');
  if (done.kind === 'sent' && done.case.webinar && isPublic(reply)) await deps.publishFeed(done.case.webinar);
};
