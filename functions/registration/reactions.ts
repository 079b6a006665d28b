/** What follows a stored registration: contact, ledger, pointer, the form's question, the confirmation. Each is safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import { toTag, type WebinarId } from '#shared/ids.ts';
import { followAdmission } from '../admission/reactions.ts';
import type { ConsentEntry } from '../consent/ledger.ts';
import { isForgotten } from '../erasure/order.ts';
import { forgetLateGuest, wasErased } from '../erasure/reactions.ts';
import { Failure } from '../failure.ts';
import type { GuestSeat } from '../http/seat.ts';
import { followOwner } from '../live/guest.ts';
import { toQuestion } from '../question/ask.ts';
import { joinSeries } from '../series/reactions.ts';
import type { Condition } from '../table/expression.ts';
import type { Fact } from '../table/facts.ts';
import { idOf, registrationKey, webinarOfRegistration } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { TeamDeps } from '../team-deps.ts';
import { displayName } from './register.ts';
import { itemToRegistration, type Registration } from './store.ts';
import { confirmationCause, consentEntries, followPerson, isRepeat, nameGuest, newQuestion } from './submission.ts';

/** The question belongs to the browser that typed it: an address that somebody typed says nothing about who they are. */
const askFromForm = async (deps: TeamDeps, webinar: WebinarId, after: Registration, first: boolean): Promise<void> => {
  const found = await deps.webinar.recent(webinar);
  const { again, row } = after;
  if (!found || !again.form.question) return;
  const [name, company] = [displayName(again.form), again.form.company ?? ''];
  const seat: GuestSeat = { kind: 'guest', webinar, contact: again.guest, owner: row.id, name, company };
  const id = deps.questionIds.make(webinar, again.guest, `form:${again.key ?? again.at}`);
  await deps.live.nameAsked(seat, toTag(id));
  const asked = { id, webinar: found, text: again.form.question, asker: again.guest, name, company, anonymous: false, confirmed: false };
  const question = toQuestion({ ...asked, now: new Date(again.at) });
  const isRead = again.silenced && question.visibility === 'live';
  await deps.question.add(isRead ? { ...question, visibility: 'in-review' } : question);
  // The first form made this registration, so its question is seen through the mailed link as well.
  if (first) await deps.table.change(registrationKey(row.id, webinar), { add: { asked: new Set([toTag(id)]) } }, { exists: 'at' });
};

const TRIES = 5;

/** Stores the person's record with this form in it, and tells which mails are within the day's limit; undefined where they were erased since. */
const storeContact = async (
  deps: TeamDeps,
  webinar: WebinarId,
  registration: Registration,
  mails: { readonly cause: string | undefined; readonly asked: readonly ConsentEntry[] },
): Promise<{ readonly isCounted: boolean; readonly isAsked: boolean } | undefined> => {
  const { row, again } = registration;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await deps.contact.find(row.id);
    if (isForgotten(known, again.at)) return undefined;
    const { contact, ...due } = followPerson(known, webinar, registration, mails);
    // The pointer comes first: after a death in between, a contact that is there would say that all is done. Who was only known
    // as somebody not to be mailed has none yet.
    if (!known?.address || known.ttl !== undefined) await deps.contact.point(row.id, row.email);
    // Done before: the same change comes again after a death, and must not look like a new act.
    if (known && isDeepStrictEqual(contact, known)) return due;
    if (await deps.contact.store(contact, known)) return due;
  }
  throw new Failure('busy', 'Many forms of one person came at once.');
};

const followForm = async (deps: TeamDeps, webinar: WebinarId, before: Registration | undefined, after: Registration): Promise<void> => {
  const { row, again } = after;
  const wanted = confirmationCause(before, after);
  const repeat = again.of !== undefined || isRepeat(before?.again, again);
  if (repeat && !wanted) return;
  // Whoever is gone takes no seat anywhere any more.
  if (again.also && (await wasErased(deps, row.id, again.at))) return;
  const joined = repeat ? undefined : await joinSeries(deps, webinar, after);
  // New dates need their links, however lately somebody was written to.
  const due = wanted ?? (joined?.brought ? again.at : undefined);
  const isCovered = before === undefined && joined?.isCovered === true && !joined.brought;
  const cause = isCovered ? undefined : due;
  // Told by the mail of the other page's form, for good: whatever is sent there later, this form asks for no mail any more.
  if (isCovered && due) await deps.registration.sent(row.id, webinar, due);
  const asked = repeat ? [] : consentEntries(again, (await deps.webinar.recent(webinar))?.slug ?? '');
  const stored = await storeContact(deps, webinar, after, { cause, asked });
  if (!stored) return void (await wasErased(deps, row.id, again.at));
  if (!repeat) {
    for (const entry of asked) await deps.contact.asked(row.id, entry);
    // What somebody asks who has no seat is kept in their form until they have one.
    if (row.state === 'registered' && newQuestion(before?.again, again)) await askFromForm(deps, webinar, after, before === undefined);
  }
  // What was written here since is swept up where they were erased meanwhile, and nobody is mailed.
  if (await wasErased(deps, row.id, again.at)) return;
  if (cause && stored.isCounted) await deps.queue('mail-now', { kind: 'confirmation', contact: row.id, webinar, cause });
  if (stored.isAsked) await deps.queue('mail-now', { kind: 'consent', contact: row.id, cause: again.at });
};

/** Browsers without a personal link have the seat of the address that they typed: it ends with that one, and comes back with it. */
const endGuests = async (deps: TeamDeps, webinar: WebinarId, guests: readonly string[], hasSeat: boolean): Promise<void> => {
  const { change, when } = followOwner(hasSeat, deps.now());
  for (const guest of guests) await deps.table.change(registrationKey(guest, webinar), change, when);
};

/** A guest's first write: its owner's registration names it, so that erasing the owner finds it. Two guests may come at once. */
const followGuest = async (deps: TeamDeps, webinar: WebinarId, guest: string, owner: string, at: string): Promise<void> => {
  const key = registrationKey(owner, webinar);
  /** Its first write came after its owner's seat was given back. */
  const endLate = async (item: Item): Promise<void> => {
    if (itemToRegistration(item).row?.state === 'cancelled') await endGuests(deps, webinar, [guest], false);
  };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const item = await deps.table.get(key, { strong: true });
    // Its owner's seat is gone, or is another one by now: then what is older than their wish to be erased goes.
    const isOlder = !item?.at || at < String(item.at);
    if (isOlder && (await forgetLateGuest(deps, webinar, { guest, owner, at: item?.at ? at : '' }))) return;
    if (!item?.at) return;
    const known = Array.isArray(item.guests) ? (item.guests as string[]) : undefined;
    if (known?.includes(guest)) return endLate(item);
    const unchanged: Condition = known ? { equals: ['guests', known] } : { absent: 'guests' };
    const named = await deps.table.change(key, { set: { guests: nameGuest(known ?? [], guest) } }, { all: [{ exists: 'at' }, unchanged] });
    if (named.ok) return endLate(named.item ?? item);
  }
  throw new Failure('busy', 'Many guests of one person came at once.');
};

export const followRegistration = async (deps: TeamDeps, { pk, sk, before, after }: Fact): Promise<void> => {
  const webinar = webinarOfRegistration(sk);
  if (!after) return;
  if (typeof after.for === 'string') {
    if (!before) await followGuest(deps, webinar, idOf(pk), after.for, String(after.at));
    return;
  }
  if (!after.again) return;
  const [was, is] = [before && itemToRegistration(before), itemToRegistration(after)];
  await followForm(deps, webinar, was, is);
  const [had, hasSeat] = [was?.row.state === 'registered', is.row.state === 'registered'];
  if (was && had !== hasSeat && Array.isArray(after.guests)) await endGuests(deps, webinar, after.guests as string[], hasSeat);
  // A question that waited with its asker: seen through the mailed link, unless somebody else's later form brought it.
  if (was && was.row.state !== 'registered' && is.row.state === 'registered') await askFromForm(deps, webinar, is, is.again.at === is.at);
  await followAdmission(deps, webinar, was, is);
  if (is.confirmedAt && !was?.confirmedAt) {
    await deps.registration.showConfirmed(idOf(pk), webinar);
    await deps.advocate.note(idOf(pk), webinar, is.row, is.confirmedAt);
  }
};
