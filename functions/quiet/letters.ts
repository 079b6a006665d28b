/**
 * The mails of a round, each to somebody who is read just before it and marked before it leaves. A death in between leaves it unknown
 * whether that one arrived; nobody gets a second one.
 */
import { createHash } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import { listUnsubscribe } from '../consent/links.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { bounced } from '../contact/suppress.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { describe } from '../http/request-log.ts';
import { AddressRefused, CarrierAway, MailRefused, Unknown } from '../mail/carrier.ts';
import { quietLetter } from '../mail/voice.ts';
import type { QuietMessage } from '../ports.ts';
import { judge } from './rules.ts';
import type { StoredRound } from './stored.ts';

/** A share that takes longer ends there and goes on as another, well within the function's minute. */
const SHARE_MS = 30_000;
const PIECE = 25;
const SOON_MS = 60_000;
/** Longer than the index is ever behind. */
const EMPTY_MS = 30_000;

/** Hands the mail over and says what became of it. Throws `CarrierAway` where nothing was taken, and what nobody foresaw. */
const hand = async (deps: DeskDeps, round: StoredRound, contact: Contact, at: string, came: boolean): Promise<void> => {
  const { from, content } = await quietLetter(deps, round, contact, came);
  const id = createHash('sha256').update(`quiet ${round.id} ${contact.id}`).digest('hex').slice(0, 32);
  const headers = listUnsubscribe(deps, contact.id, 'marketing');
  try {
    await deps.mail(from, { ...content, to: contact.address, purpose: 'marketing', id, headers });
  } catch (error) {
    // It stays marked: a person can see that nobody knows.
    if (error instanceof Unknown) return;
    if (error instanceof AddressRefused) await deps.contact.decide(contact.id, bounced(deps.now()));
    else if (error instanceof MailRefused) deps.log.error('mail refused', { contact: contact.id, ...describe(error) });
    else throw error;
    return deps.quiet.refused(contact.id, at, error instanceof AddressRefused ? 'bounced' : 'refused');
  }
  await deps.quiet.sent(contact.id, at);
};

const ask = async (deps: DeskDeps, round: StoredRound, id: ContactId, houseZone: string): Promise<void> => {
  const contact = await deps.contact.own(id);
  const voices = await deps.quiet.voices(contact ? idsOf(contact) : [id]);
  const voice = voices.get(id);
  // The index is behind, or they went meanwhile.
  if (voice?.round !== round.id || voice.state !== 'waiting') return;
  const now = deps.now();
  const verdict = judge(contact, [...voices.values()], { now, houseZone });
  if (typeof verdict === 'object') return deps.quiet.later(round.id, id, verdict.later);
  if (verdict !== 'yes' || !contact) return deps.quiet.skip(round.id, id, verdict === 'yes' ? 'erased' : verdict);
  const mark = await deps.quiet.mark(round.id, contact);
  if (mark.kind === 'often') return deps.quiet.skip(round.id, id, 'often');
  if (mark.kind === 'changed') return deps.quiet.later(round.id, id, new Date(now.getTime() + SOON_MS).toISOString());
  try {
    await hand(deps, round, contact, mark.at, voice.silence.came > 0);
  } catch (error) {
    // It took nothing, so nobody was asked: the next try is the first.
    if (error instanceof CarrierAway) await deps.quiet.unmark(round.id, id, mark.at);
    throw error;
  }
};

/** Goes through whoever can be asked now: until nobody is left, its time is up, or mail or this round is stopped. */
const askAll = async (deps: DeskDeps, round: StoredRound): Promise<'all' | 'time' | 'held'> => {
  const until = deps.realNow().getTime() + SHARE_MS;
  const { timeZone } = await deps.setting.recent();
  const done = new Set<ContactId>();
  for (;;) {
    const found = await deps.quiet.waiting(round.id, { before: deps.now().toISOString(), limit: PIECE });
    const some = found.filter(({ contact }) => !done.has(contact));
    if (some.length === 0) return 'all';
    for (const { contact } of some) {
      if (deps.realNow().getTime() > until) return 'time';
      if ((await deps.stop.isStopped()) || (await deps.quiet.recent(round.id))?.state !== 'running') return 'held';
      done.add(contact);
      await ask(deps, round, contact, timeZone);
    }
  }
};

/** When it goes on: at the first of those for whom it is night. Two looks a minute apart that find nobody are its end. */
const turn = async (deps: DeskDeps, { id, emptyAt }: StoredRound, lease: number): Promise<void> => {
  const [next] = await deps.quiet.waiting(id, { limit: 1 });
  const now = deps.now();
  const soon = new Date(now.getTime() + SOON_MS).toISOString();
  if (next) return deps.quiet.rest(id, lease, { at: next.at > soon ? next.at : soon });
  if (emptyAt !== undefined && Date.parse(emptyAt) + EMPTY_MS <= now.getTime()) return deps.quiet.finish(id);
  return deps.quiet.rest(id, lease, { at: soon, empty: now.toISOString() });
};

/** A message about one that is over or paused does nothing; what is cut off here, the schedule brings again in a minute. */
export const sendQuiet = async (deps: DeskDeps, { id }: QuietMessage): Promise<void> => {
  const round = await deps.quiet.find(id);
  if (round?.state !== 'running') return;
  // Of before a restore: sent already (docs/operating.md).
  if ((round.startedAt ?? '') < (deps.config.MAIL_SINCE ?? '')) return deps.quiet.finish(id);
  const lease = await deps.quiet.claim(id);
  if (lease === undefined) return;
  let ended: 'all' | 'time' | 'held' = 'held';
  try {
    ended = await askAll(deps, round);
  } finally {
    if (ended === 'all') await turn(deps, round, lease);
    else await deps.quiet.rest(id, lease);
    if (ended === 'time') await deps.queue('mail-runs', { kind: 'quiet', id });
  }
};
