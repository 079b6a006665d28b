/** A question or a line of chat comes into the team's queue, moves in it, or leaves it. As it is now; safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import { itemToLine } from '../chat/line.ts';
import { itemToQuestion } from '../question/item.ts';
import type { Fact } from '../table/facts.ts';
import { idOf, moderationEntry, moderationKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';
import type { WorkDeps } from '../work-deps.ts';
import { lineWait, questionWait, type Wait } from './rules.ts';

const waitOf = (kind: string, item: Item | undefined): Wait | undefined => {
  if (!item) return undefined;
  if (kind === 'question') {
    const question = itemToQuestion(item);
    return question && questionWait(question);
  }
  const line = itemToLine(item);
  return line && lineWait(line);
};

/** Votes and answers move nothing here, and cost nothing. */
export const followModeration = async (deps: WorkDeps, { kind, pk, sk, before, after }: Fact): Promise<void> => {
  if (isDeepStrictEqual(waitOf(kind, before), waitOf(kind, after))) return;
  const webinar = idOf(pk);
  const id = sk.slice(sk.indexOf('#') + 1);
  const key = moderationKey(webinar, kind, id);
  const [now, room] = await Promise.all([deps.table.get({ pk, sk }, { strong: true }), deps.webinar.recent(webinar)]);
  const wait = room?.rehearsal ? undefined : waitOf(kind, now);
  if (wait) await deps.table.put({ ...key, ...moderationEntry(kind, wait.reports, wait.place), v: DATA_VERSION });
  else await deps.table.remove(key);
};
