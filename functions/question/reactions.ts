/** What follows a merge, or its undoing: the votes move with the question, ballot by ballot. */
import { setTimeout as pause } from 'node:timers/promises';
import { toTag, webinarOfQuestion } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { moveVote, returnVote } from '../live/moved.ts';
import type { WorkMessage } from '../ports.ts';
import type { Fact } from '../table/facts.ts';
import { guestLists, type Key, registrationLists } from '../table/keys.ts';
import type { Item } from '../table/table.ts';

type Merge = Extract<WorkMessage, { kind: 'merge' }>;

/** Queued from the stream, not by the api: a merge that is stored moves its votes whatever becomes of the request. */
export const followQuestion = async (deps: Deps, { before, after }: Fact): Promise<void> => {
  if (before?.into === after?.into || !after) return;
  const at = deps.realNow().toISOString();
  for (const into of [before?.into, after.into])
    if (typeof into === 'string') await deps.queue('work', { kind: 'merge', from: String(after.id), into, at });
};

/** Votes are judged by a copy of the question that is two seconds old at most: for so long one may still come to the old place. */
const COPIES_MS = 3_000;
const PAGE = 100;
const AT_ONCE = 8;
const ROUNDS = 5;
const TRIES = 5;

type Step = (ballot: Item) => ReturnType<typeof moveVote>;

const settle = async (deps: Deps, ballot: Item, step: Step): Promise<void> => {
  let seen: Item | undefined = ballot;
  for (let tries = 0; tries < TRIES && seen; tries += 1) {
    const wanted = step(seen);
    if (!wanted) return;
    const done = await deps.table.change({ pk: ballot.pk, sk: ballot.sk }, wanted.change, wanted.when);
    if (done.ok) return;
    seen = done.item;
  }
  if (seen) throw new Failure('busy', 'One person votes faster than their votes can move.');
};

const settleAll = async (deps: Deps, keys: readonly Key[], step: Step): Promise<void> => {
  const waiting = (await deps.table.batchGet(keys)).values();
  const work = async (): Promise<void> => {
    for (const ballot of waiting) await settle(deps, ballot, step);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

/** Guests first: "These are mine" takes a ballot from there to the registrations, and so never past the walk. Memory holds one page. */
const walk = async (deps: Deps, webinar: string, step: Step): Promise<void> => {
  for (const pk of [...guestLists(webinar), ...registrationLists(webinar)]) {
    let keys: Key[] = [];
    for await (const { pk: contact, sk } of deps.table.all({ pk, index: 'list', keysOnly: true })) {
      keys.push({ pk: contact, sk });
      if (keys.length < PAGE) continue;
      await settleAll(deps, keys, step);
      keys = [];
    }
    if (keys.length > 0) await settleAll(deps, keys, step);
  }
};

/** Walks until what it did still holds afterwards; answers whether the merge stands. */
const follow = async (deps: Deps, { from, into, at }: Merge): Promise<boolean> => {
  const [a, b] = [toTag(from), toTag(into)];
  const isMerged = async (): Promise<boolean> => (await deps.question.find(from))?.into === into;
  const go = (merged: boolean) =>
    walk(deps, webinarOfQuestion(from), (ballot) => (merged ? moveVote(ballot, a, b) : returnVote(ballot, a, b)));
  let merged = await isMerged();
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
    const early = Date.parse(at) + COPIES_MS - deps.realNow().getTime();
    await go(merged);
    if (merged && early > 0) {
      // That was for those who look; this finds who voted by an old copy meanwhile.
      await pause(early);
      await go(merged);
    }
    if ((await isMerged()) === merged) return merged;
    merged = !merged;
  }
  throw new Failure('busy', 'This question is merged and taken back faster than its votes can move.');
};

/**
 * Moves the votes to where the question is now, or back: safe to run twice, at once, or after a death, since each ballot is one
 * conditional write that finds nothing to do the second time. Whoever ends looks again whether the merge still stands, so that of two
 * that walk in different directions the last sets right what the other did.
 */
export const followMergedVotes = async (deps: Deps, merge: Merge): Promise<void> => {
  const merged = await follow(deps, merge);
  // Its walk may have ended before these votes arrived where it begins.
  const onward = await deps.question.find(merged ? merge.into : merge.from);
  if (onward?.into !== undefined) await followMergedVotes(deps, { ...merge, from: onward.id, into: onward.into });
};
