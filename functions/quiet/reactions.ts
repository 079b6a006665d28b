/** What follows a round: its people are found, it begins and goes on, and nobody waits for one that was stopped. */
import type { ContactId } from '#shared/ids.ts';
import { type QuietLeft, quietRule, type Silence } from '#shared/quiet.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { openWalk } from '../segment/reactions.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { leftBefore, silenceOf } from './rules.ts';
import { isOpen, itemToRound, type StoredRound } from './stored.ts';

const PIECE = 100;
const DAY_MS = 86_400_000;

/** Whoever registered for anything; who of them is quiet is decided person by person. */
const everybody = { all: [{ rule: 'state', is: 'registered', in: 'any' }] } as const;

type Quiet = { readonly contact: Parameters<typeof leftBefore>[0]; readonly silence: Silence };

/** Finds who is quiet in the lists of contacts and registrations, a sixteenth at a time. Safe to do twice. */
const prepare = async (deps: DeskDeps, { id }: StoredRound): Promise<void> => {
  const walk = await openWalk(deps, { rules: everybody });
  if (!walk) return;
  const now = deps.now();
  const since = new Date(now.getTime() - quietRule.againDays * DAY_MS).toISOString();
  const left = new Map<QuietLeft, number>();
  const leave = (why: QuietLeft): void => void left.set(why, (left.get(why) ?? 0) + 1);
  let [looked, quiet, size] = [0, 0, 0];
  let piece: Quiet[] = [];
  const settle = async (): Promise<void> => {
    const voices = await deps.quiet.voices(piece.map(({ contact }) => contact.id));
    for (const { contact, silence } of piece) {
      const why = leftBefore(contact, voices.get(contact.id), now);
      if (why) leave(why);
      else if (await deps.quiet.await(id, contact.id, silence, since)) size += 1;
      else leave('heard');
    }
    piece = [];
  };
  for await (const person of deps.person.walk(walk.scope)) {
    looked += 1;
    const silence = silenceOf(person, { now, webinars: walk.facts.webinars });
    if (!silence) continue;
    quiet += 1;
    piece.push({ contact: person.contact, silence });
    if (piece.length === PIECE) await settle();
  }
  if (piece.length > 0) await settle();
  await deps.quiet.prepared(id, { looked, quiet, size, left: Object.fromEntries(left) });
};

/** Nobody is kept in the list of one that was stopped. */
const clear = async (deps: DeskDeps, id: string): Promise<void> => {
  let some: readonly { contact: ContactId }[];
  let last: string | undefined;
  do {
    some = await deps.quiet.waiting(id, { limit: PIECE });
    // The index is behind: what was cleared stands there for a moment.
    if (some[0]?.contact === last) return;
    last = some[0]?.contact;
    await Promise.all(some.map(({ contact }) => deps.quiet.skip(id, contact, 'ended')));
  } while (some.length > 0);
};

export const workQuiet = async (deps: DeskDeps, id: string): Promise<void> => {
  const round = await deps.quiet.find(id);
  if (round?.state === 'preparing') await prepare(deps, round);
  // What was being prepared while it was stopped is cleared as well.
  const now = await deps.quiet.find(id);
  if (now && !isOpen(now)) await clear(deps, id);
};

/** Queues the next share of a round that is due. */
export const resumeQuiet = async (deps: DeskDeps, item: Item): Promise<void> => {
  const { id, state, lease = 0 } = itemToRound(item);
  if (state !== 'running' || lease >= deps.realNow().getTime() || (await deps.stop.isStopped())) return;
  await deps.queue('mail-runs', { kind: 'quiet', id });
};

export const followQuiet = async (deps: DeskDeps, { pk, before, after }: Fact): Promise<void> => {
  if (!after || before?.state === after.state) return;
  const { state } = itemToRound(after);
  if (state === 'preparing' || state === 'stopped') await deps.queue('work', { kind: 'quiet', id: idOf(pk) });
  if (state === 'running') await resumeQuiet(deps, after);
};
