/**
 * Erasing a person. The tombstone comes first (store.ts); whoever writes for a person writes, then asks for the tombstone; whoever erases
 * reads after it was written. So of the two at least one sees the other, whatever overtakes what, and nothing comes back.
 */
import { CONTACT_ID_BYTES, type ContactId, type WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemToCase } from '../case/stored.ts';
import { itemToComment, toForgotten } from '../comment/stored.ts';
import { toGuest } from '../contact/identity.ts';
import { forgetCopy } from '../copy/reactions.ts';
import { objectsOf } from '../export/stored.ts';
import { answersGone, isTheirs, toNobodys } from '../question/nobody.ts';
import type { Fact } from '../table/facts.ts';
import {
  answerKey,
  contactKey,
  copyIdOf,
  idOf,
  messagesOf,
  registrationKey,
  teamNotes,
  webinarOfInvited,
  webinarOfRegistration,
} from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { TeamDeps } from '../team-deps.ts';
import { askedIn, guestsIn, hasLines, isEmptied, toBare, toEmptied, wordsIn } from './ballot.ts';
import { goesWith, isForgotten, nextSweep } from './order.ts';

/** Exports are written from an index: by then it has heard that the rows are gone. */
const INDEX_SECONDS = 5;

/** Nothing of a question leads to these writers any more; what was written to them alone goes. */
const forgetQuestion = async (deps: TeamDeps, id: string, writers: readonly ContactId[]): Promise<void> => {
  const { erasedQuestions: policy } = await deps.setting.recent();
  const nobody = toGuest(deps.random(CONTACT_ID_BYTES));
  if (!(await deps.question.mark(id, toNobodys(nobody, policy), isTheirs(writers)))) return;
  for (const { n } of answersGone(await deps.question.answers(id), policy)) await deps.table.remove(answerKey(id, n));
};

/** Names leave these questions; their words stay, whatever the policy for people who ask to be erased is. */
export const forgetNames = async (deps: TeamDeps, writer: ContactId, ids: readonly string[]): Promise<void> => {
  for (const id of ids) await deps.question.mark(id, toNobodys(toGuest(deps.random(CONTACT_ID_BYTES)), 'anonymous'), isTheirs([writer]));
};

/** What was written about their case while somebody else had it lies with them. */
const forgetBefore = async (deps: TeamDeps, item: Item): Promise<void> => {
  const { id, before = [] } = itemToCase(item);
  for (const contact of before) {
    for await (const { pk, sk } of deps.table.all({ ...messagesOf(contact, id), strong: true })) await deps.table.remove({ pk, sk });
    for await (const note of deps.table.all({ pk: contactKey(contact).pk, prefix: teamNotes, strong: true }))
      if (note.case === id) await deps.table.remove({ pk: note.pk, sk: note.sk });
  }
};

/** Their words leave the thread; what others answered keeps its place. */
const forgetShown = async ({ table }: TeamDeps, item: Item): Promise<void> => {
  const { key, change, when } = toForgotten(itemToComment(item));
  await table.change(key, change, when);
};

type Whose = { readonly contact: ContactId; readonly webinar: WebinarId; readonly at: string; readonly isGuest: boolean };

/** The figures of a webinar that is over stay as they were. */
const isOver = (webinar: Webinar | undefined): boolean => !webinar || webinar.endedAt !== null || webinar.state === 'cancelled';

/** Empties one ballot, and has the order remember what it led to before that goes as well. Guests go before who they led to. */
const forgetBallot = async (deps: TeamDeps, owner: ContactId, { contact, webinar, at, isGuest }: Whose): Promise<void> => {
  const key = registrationKey(contact, webinar);
  const seen = (await deps.table.get(key, { strong: true })) ?? key;
  if (isGuest && isEmptied(seen) && askedIn(seen).length === 0) return;
  for (const guest of isGuest ? [] : guestsIn(seen)) await forgetBallot(deps, owner, { contact: guest, webinar, at, isGuest: true });
  for (const { poll, words } of wordsIn(seen)) await deps.poll.forgetWords(webinar, poll, words);
  await deps.erasure.remember(owner, { webinars: [webinar], rooms: hasLines(seen) ? [webinar] : [], writers: [contact] });
  const quietly = isOver(await deps.webinar.find(webinar));
  const emptied = await deps.table.change(key, toEmptied(seen, { at, quietly, isGuest }), isGuest ? undefined : { exists: 'pk' });
  if (!emptied.ok || !emptied.item) return;
  await deps.erasure.remember(owner, { questions: askedIn(emptied.item).map((tag) => deps.questionIds.complete(webinar, tag)) });
  if (isGuest) await deps.table.change(key, toBare(true));
  // A form that came between begins anew with what it brought.
  else if (!(await deps.table.remove(key, { absent: 'at' })).ok) await deps.table.change(key, toBare(false), { exists: 'at' });
};

/** What everybody may see, or has as a file, without them. */
const forgetTraces = async (deps: TeamDeps, contact: ContactId): Promise<void> => {
  const order = await deps.erasure.find(contact);
  if (!order) return;
  const writers = [...new Set([contact, ...order.writers])];
  await deps.invitation.forgetWaiting(contact);
  for (const id of order.questions) await forgetQuestion(deps, id, writers);
  for (const webinar of order.rooms) await deps.chat.forget(webinar, writers);
  await deps.segment.forget(contact);
  for (const renewed of await deps.exports.renew(order.webinars, order.at)) {
    for (const object of objectsOf(renewed)) await deps.objects.remove(object);
    await deps.queue('work', { kind: 'export', id: renewed.id }, INDEX_SECONDS);
  }
};

/** One sweep: everything of the person that is older than the order. Safe to run twice; what was cut off goes on with the schedule. */
export const eraseContact = async (deps: TeamDeps, contact: ContactId): Promise<void> => {
  const order = await deps.erasure.find(contact);
  if (!order) return;
  const known = await deps.contact.find(contact);
  const isBack = known !== undefined && known.erasedAt === undefined;
  for await (const item of deps.erasure.items(contact)) {
    if (!goesWith(item, order, isBack)) continue;
    if (item.sk.startsWith('registration#')) {
      await deps.advocate.forget(item);
      await forgetBallot(deps, contact, { contact, webinar: webinarOfRegistration(item.sk), at: order.at, isGuest: false });
      // Noted while it went; from now on nothing notes it any more.
      await deps.advocate.forget(item);
    } else if (item.sk.startsWith('copy#')) await forgetCopy(deps, contact, copyIdOf(item.sk));
    else {
      if (item.sk.startsWith('invited#')) {
        // Files of the webinar name who was invited to it as well.
        await deps.erasure.remember(contact, { webinars: [webinarOfInvited(item.sk)] });
        await deps.invitation.forgetMark(contact, item);
      }
      if (item.sk.startsWith('case#')) await forgetBefore(deps, item);
      if (item.sk.startsWith('comment#')) {
        await forgetShown(deps, item);
        if (typeof item.question === 'string') await deps.erasure.remember(contact, { questions: [item.question] });
      }
      await deps.table.remove({ pk: item.pk, sk: item.sk });
    }
  }
  await forgetTraces(deps, contact);
  // Whoever reads the list of suppressions sees the hash alone.
  if (!isBack) await deps.suppression.follow(contact, ['service', 'marketing']);
  const next = nextSweep(order.at, deps.now());
  await (next ? deps.erasure.postpone(contact, order, next) : deps.erasure.end(contact, order));
};

/** An order was given: its first sweep begins. */
export const followErasure = async (deps: TeamDeps, { pk, before, after }: Fact): Promise<void> => {
  if (after && before?.at !== after.at) await deps.queue('work', { kind: 'erase', contact: idOf(pk) });
};

/**
 * Whoever wrote for a person asks here afterwards: true where what came at `at` was erased meanwhile, and then it is swept up. An order that is
 * over is given once more.
 */
export const wasErased = async (deps: TeamDeps, contact: ContactId, at: string): Promise<boolean> => {
  const known = await deps.contact.find(contact);
  if (!known || !isForgotten(known, at)) return false;
  await deps.erasure.reopen(known);
  await deps.queue('work', { kind: 'erase', contact });
  return true;
};

/**
 * A browser wrote for the first time whose owner was erased: nothing of it stays. `at`: when it wrote; '' where its owner has no seat any
 * more, so that no later one can be meant. False where it is somebody's who is there.
 */
export const forgetLateGuest = async (
  deps: TeamDeps,
  webinar: WebinarId,
  { guest, owner, at }: { guest: ContactId; owner: ContactId; at: string },
): Promise<boolean> => {
  const known = await deps.contact.find(owner);
  const erased = known?.erasedAt ?? known?.forgotten;
  if (!known || erased === undefined || !isForgotten(known, at)) return false;
  await deps.erasure.reopen(known);
  await forgetBallot(deps, owner, { contact: guest, webinar, at: erased, isGuest: true });
  await forgetTraces(deps, owner);
  return true;
};

const isGone = async (deps: TeamDeps, writer: ContactId, ballot: Item | undefined): Promise<boolean> => {
  if (ballot) return isEmptied(ballot);
  const known = await deps.contact.find(writer);
  return known?.erasedAt !== undefined || known?.forgotten !== undefined;
};

/** A question or a line of chat that was under way while its writer was erased: their ballot had let it through before. */
export const followWords = async (deps: TeamDeps, { kind, pk, before, after }: Fact): Promise<void> => {
  const writer = after?.[kind === 'question' ? 'asker' : 'writer'];
  if (before || typeof writer !== 'string' || after?.by === '') return;
  const webinar = idOf(pk);
  const ballot = await deps.table.get(registrationKey(writer, webinar), { strong: true });
  if (!(await isGone(deps, writer, ballot))) return;
  if (kind === 'question') await forgetQuestion(deps, String(after?.id), [writer]);
  else await deps.chat.forget(webinar, [writer]);
};
