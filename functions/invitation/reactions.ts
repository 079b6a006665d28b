/** What follows an invitation: its people are written down, its run begins and goes on, and nobody is kept once it is over. */
import type { ContactId } from '#shared/ids.ts';
import type { Skip, SkipCounts } from '#shared/invitation.ts';
import { walkSegment } from '../segment/reactions.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { TeamDeps } from '../team-deps.ts';
import { leftBefore, standing } from './rules.ts';
import { type Invitation, isOpen, itemToInvitation } from './stored.ts';

/** People of one piece: a mailer sends it in one go. */
const PIECE = 50;

/** Queues the next piece of a run that is due; ends it where there is nothing to invite to any more. */
export const resumeInvitation = async (deps: TeamDeps, item: Item): Promise<void> => {
  const invitation = itemToInvitation(item);
  const { id, round, cursor, lease = 0 } = invitation;
  if (invitation.state !== 'running' || lease >= deps.realNow().getTime()) return;
  const state = standing(await deps.webinar.find(invitation.webinar));
  if (state === 'over') return void (await deps.invitation.over(invitation));
  if (state === 'wait' || (await deps.stop.isStopped())) return;
  await deps.queue('mail-runs', { kind: 'invitation', id, round, after: cursor });
};

export const followInvitation = async (deps: TeamDeps, { pk, before, after }: Fact): Promise<void> => {
  if (!after || before?.state === after.state) return;
  const invitation = itemToInvitation(after);
  if (invitation.state === 'preparing' || !isOpen(invitation)) await deps.queue('work', { kind: 'invitation', id: idOf(pk) });
  const isDue = typeof after.dueSk === 'string' && after.dueSk < `${deps.now().toISOString()}~`;
  if (isDue) await resumeInvitation(deps, after);
};

/** Writes down who is to be mailed, fifty a piece, and counts who of the segment is not. Safe to do twice. */
const prepare = async (deps: TeamDeps, invitation: Invitation): Promise<void> => {
  const { id, segment, webinar: about, again } = invitation;
  const webinar = await deps.webinar.find(about);
  if (!webinar) return;
  const invited = new Set<ContactId>();
  if (!again) for await (const contact of deps.invitation.invitedTo(about)) invited.add(contact);
  const left = new Map<Skip, number>();
  let [size, pieces, ids]: [number, number, ContactId[]] = [0, 0, []];
  const write = async (): Promise<void> => {
    if (ids.length === 0) return;
    pieces += 1;
    await deps.invitation.putPiece(id, { n: pieces, ids });
    ids = [];
  };
  for await (const { contact, parts } of walkSegment(deps, { segment }, { also: [about] })) {
    const isListed = parts.some((part) => part.webinar === about);
    const why =
      leftBefore(contact, invitation, webinar, { now: deps.now(), isListed }) ??
      (invited.has(contact.id) ? ('invited' as const) : undefined);
    if (why) left.set(why, (left.get(why) ?? 0) + 1);
    else ids.push(contact.id);
    if (!why) size += 1;
    if (ids.length === PIECE) await write();
  }
  await write();
  await deps.invitation.prepared(id, { size, pieces, left: Object.fromEntries(left) as SkipCounts });
};

export const workInvitation = async (deps: TeamDeps, id: string): Promise<void> => {
  const invitation = await deps.invitation.find(id);
  if (!invitation) return;
  if (invitation.state === 'preparing') await prepare(deps, invitation);
  else if (!isOpen(invitation)) await deps.invitation.clear(id);
};
