/** What the mail after a webinar tells one person of their questions. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { itemToBallot } from '../live/ballot.ts';
import type { OwnQuestion } from '../mail/after.ts';
import { registrationKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { type Owned, toAfter } from './after.ts';
import { publicAnswers } from './ask.ts';
import { followMerge } from './merge.ts';
import type { StoredQuestion } from './stored.ts';

export type AfterFindings = {
  readonly attended: boolean;
  readonly answered: readonly OwnQuestion[];
  readonly owed: readonly OwnQuestion[];
  /** When the last of those was asked, ISO; '' where none is owed. */
  readonly lastAt: string;
};

/** A question with what became of it: of one that was merged, the answers that everybody got are its own as well. */
const toOwned = async (deps: Deps, own: StoredQuestion): Promise<Owned> => {
  const last = await followMerge(own, deps.question.recent);
  const standing = async ({ id, withdrawn }: StoredQuestion) => (await deps.question.answers(id)).filter(({ n }) => !withdrawn.includes(n));
  const given = own.answers > 0 ? await standing(own) : [];
  const shared = last.id !== own.id && last.answers > 0 ? publicAnswers(last, await standing(last)) : [];
  return { own, last, answers: [...given, ...shared] };
};

/**
 * The person's own questions and those of the guests whom their registration names, read strongly: one read of the registration, and
 * only for those who asked or came as guests one more for each guest, each question and its answers. Who is not registered came never
 * and asked nothing. What was asked after `until` has a letter of its own.
 */
export const findAfter = async (
  deps: Deps,
  { webinar, contact, until }: { readonly webinar: WebinarId; readonly contact: ContactId; readonly until: string },
): Promise<AfterFindings> => {
  const item = await deps.table.get(registrationKey(contact, webinar), { strong: true });
  if (!item?.at) return { attended: false, answered: [], owed: [], lastAt: '' };
  const names = Array.isArray(item.guests) ? (item.guests as string[]) : [];
  const guests = names.length > 0 ? await deps.table.batchGet(names.map((guest) => registrationKey(guest, webinar))) : [];
  const ballots: readonly Item[] = [item, ...guests];
  const tags = new Set(ballots.flatMap((ballot) => [...itemToBallot(ballot).asked]));
  const found = await Promise.all([...tags].map((tag) => deps.question.find(deps.questionIds.complete(webinar, tag))));
  const owned = await Promise.all(found.flatMap((question) => (question && question.askedAt <= until ? [toOwned(deps, question)] : [])));
  const attended = ballots.some(({ joinedAt }) => joinedAt !== undefined);
  return { attended, ...toAfter(owned, item.confirmedAt !== undefined) };
};
