/** What is not needed any more goes by itself: people of a webinar a week after its end, people of long ago, files. Each is safe to do twice. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { withoutOver } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { sweepCopies } from '../copy/reactions.ts';
import { askedIn, hasLines } from '../erasure/ballot.ts';
import { forgetNames } from '../erasure/reactions.ts';
import { objectsOf } from '../export/stored.ts';
import { sweepImports } from '../import/reactions.ts';
import { isOwed } from '../question/after.ts';
import {
  contactKey,
  contactLists,
  dueEntry,
  guestLists,
  idOf,
  registrationKey,
  registrationLists,
  retentionKey,
  runKey,
  waitingList,
} from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';
import type { TeamDeps } from '../team-deps.ts';
import { firstKeptDay, isWanted, lastAct, nextLook, oldestFile, overRequests, sweepAt } from './rules.ts';

/** Ballots that one message looks at closely; what is left goes on with the next. */
const MOST = 2_000;
/** People who are read together. */
const AT_ONCE = 100;

/** Nothing of the person is left that anybody would keep them for. */
const letGo = async (deps: TeamDeps, id: ContactId): Promise<void> => {
  const known = await deps.contact.find(id);
  // Whom a list brought was known before they registered.
  if (!known?.address || known.imported || isWanted(known, deps.now())) return;
  for (const one of idsOf(known))
    for await (const { sk } of deps.table.all({ pk: contactKey(one).pk, strong: true, keysOnly: true }))
      if (sk.startsWith('registration#')) return;
  await deps.erasure.begin(known, 'lapsed');
};

const owes = async (deps: TeamDeps, webinar: WebinarId, ballot: Item): Promise<boolean> => {
  for (const tag of askedIn(ballot)) {
    const question = await deps.question.find(deps.questionIds.complete(webinar, tag));
    if (question && isOwed(question)) return true;
  }
  return false;
};

type Look = { readonly webinar: WebinarId; readonly contact: ContactId; readonly isLast: boolean };

/** 'gone', or 'owed' where it stays for an answer; 'kept' where the address was confirmed since the list was read. */
const dropBallot = async (deps: TeamDeps, { webinar, contact, isLast }: Look): Promise<'gone' | 'owed' | 'kept'> => {
  const key = registrationKey(contact, webinar);
  const ballot = await deps.table.get(key, { strong: true });
  if (!ballot) return 'kept';
  if (ballot.for === undefined && ballot.confirmedAt !== undefined) return 'kept';
  if (!isLast && (await owes(deps, webinar, ballot))) return 'owed';
  await forgetNames(
    deps,
    contact,
    askedIn(ballot).map((tag) => deps.questionIds.complete(webinar, tag)),
  );
  if (hasLines(ballot)) await deps.chat.forget(webinar, [contact]);
  // A removal is counted nowhere: the figures of the webinar stay as they were.
  if (!(await deps.table.remove(key, { absent: 'confirmedAt' })).ok && ballot.for === undefined) return 'kept';
  if (ballot.for !== undefined) await deps.table.remove(key);
  else await letGo(deps, contact);
  return 'gone';
};

const isUnconfirmed = ({ row }: Item): boolean => (row as { confirmed?: true } | undefined)?.confirmed !== true;

/** A week after its end: registrations that nobody confirmed, and browsers that were nobody known. */
export const sweepWebinar = async (deps: TeamDeps, id: WebinarId): Promise<void> => {
  const webinar = await deps.webinar.find(id);
  const at = webinar && sweepAt(webinar);
  const now = deps.now();
  // Taken back, or moved since: another run is planned then.
  if (!webinar || !at || at > now.toISOString()) return;
  const next = nextLook(webinar, now);
  let [looked, owed] = [0, 0];
  for (const pk of [...guestLists(id), ...registrationLists(id), waitingList(id)])
    for await (const item of deps.table.all({ pk, index: 'list' })) {
      if (!pk.startsWith('guests#') && !isUnconfirmed(item)) continue;
      if (looked === MOST) return deps.queue('work', { kind: 'sweep', webinar: id });
      const became = await dropBallot(deps, { webinar: id, contact: idOf(item.pk), isLast: next === undefined });
      if (became === 'owed') owed += 1;
      else looked += 1;
    }
  const key = runKey(id, 'sweep');
  if (owed === 0 || !next) await deps.table.remove(key);
  else await deps.table.change(key, { set: { at: next, ...dueEntry(key, next) } }, { exists: 'at' });
};

/** Somebody who only looked in since is kept from that day on. */
const lapse = async (deps: TeamDeps, known: Contact, keptFrom: string): Promise<void> => {
  const items: Item[] = [];
  for (const one of idsOf(known))
    for await (const item of deps.table.all({ pk: contactKey(one).pk, strong: true })) if (item.sk !== 'contact') items.push(item);
  const last = lastAct(items);
  if (last >= keptFrom) await deps.contact.store({ ...known, lastAt: last }, known);
  else await deps.erasure.begin(known, 'lapsed');
};

/** Who goes is another version by then, and stored by nobody. */
const forgetRequest = async (deps: TeamDeps, known: Contact): Promise<void> => {
  const current = withoutOver(known, deps.now());
  if (current === known) return;
  await letGo(deps, known.id);
  await deps.contact.store(current, known);
};

/** Requests that nobody confirmed leave the contact, and so do people who were kept for nothing else. */
const sweepRequests = async (deps: TeamDeps): Promise<void> => {
  for (const pk of contactLists) {
    const ids: ContactId[] = [];
    for await (const item of deps.table.all({ pk, index: 'list', ...overRequests(deps.now()) })) ids.push(idOf(item.pk));
    for (let at = 0; at < ids.length; at += AT_ONCE)
      for (const known of (await deps.contact.many(ids.slice(at, at + AT_ONCE))).values()) await forgetRequest(deps, known);
  }
};

/** People of whom nothing was heard for as long as the settings say, and files that are a day old. */
export const sweepPeople = async (deps: TeamDeps): Promise<void> => {
  const keptFrom = firstKeptDay(deps.now(), (await deps.setting.recent()).retentionMonths);
  for (const pk of contactLists)
    for await (const item of deps.table.all({ pk, index: 'list', before: keptFrom })) {
      const known = await deps.contact.find(idOf(item.pk));
      if (known?.address && known.lastAt < keptFrom) await lapse(deps, known, keptFrom);
    }
  for await (const old of deps.exports.before(oldestFile(deps.now()))) {
    for (const object of objectsOf(old)) await deps.objects.remove(object);
    await deps.exports.forgetPeople(old);
  }
  await sweepCopies(deps, oldestFile(deps.now()));
  await sweepImports(deps, oldestFile(deps.now()));
  await sweepRequests(deps);
};

/** Once a day (UTC): whichever call of the schedule comes first. Answers the day that was looked after. */
export const sweepDaily = async (deps: TeamDeps, done: string | undefined): Promise<string> => {
  const day = deps.now().toISOString().slice(0, 10);
  if (done === day) return day;
  const isNew = { any: [{ absent: 'day' }, { below: ['day', day] as const }] };
  const claimed = await deps.table.change(retentionKey, { set: { day, v: DATA_VERSION } }, isNew);
  if (claimed.ok) for (const kind of ['sweep-people', 'segment-days'] as const) await deps.queue('work', { kind });
  return day;
};
