/**
 * The mails of an invitation, a piece of fifty people at a time: each person is read just before their mail, and marked before it leaves.
 * A death in between leaves it unknown whether that one arrived; nobody gets a second one.
 */
import { createHash } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import type { Skip } from '#shared/invitation.ts';
import type { Webinar } from '#shared/webinar.ts';
import { listUnsubscribe } from '../consent/links.ts';
import type { Contact } from '../contact/store.ts';
import { bounced } from '../contact/suppress.ts';
import type { Deps } from '../deps.ts';
import { describe } from '../http/request-log.ts';
import { AddressRefused, CarrierAway, MailRefused, Unknown } from '../mail/carrier.ts';
import { inviteeLetter, testLetter } from '../mail/invitee.ts';
import { sendOnce } from '../mail/once.ts';
import type { Mailer } from '../mail/turn.ts';
import type { InvitationMessage, InvitationTestMessage } from '../ports.ts';
import { judge, type Openings, standing } from './rules.ts';
import type { Invitation, Piece, Words } from './stored.ts';
import { addSkips, earliest, type Outcome } from './writes.ts';

/** A piece that takes longer ends there and goes on as another, well within the function's minute. */
const PIECE_MS = 30_000;
/** Whom somebody changes at this moment is looked at again then. */
const SOON_MS = 60_000;

type Telling = {
  readonly invitation: Invitation;
  readonly webinar: Webinar;
  readonly words: Words;
  readonly houseZone: string;
  readonly openings: Openings;
};
type Came = 'sent' | 'unknown' | { readonly skip: Skip } | { readonly later: string };

/** Hands the mail over; what the carrier says of it in our words. Throws `CarrierAway` where nothing was taken, and what nobody foresaw. */
const hand = async (deps: Deps, telling: Telling, contact: Contact): Promise<Came> => {
  const { invitation } = telling;
  const { from, content } = await inviteeLetter(deps, telling, contact);
  const id = createHash('sha256').update(`invitation ${invitation.id} ${contact.id}`).digest('hex').slice(0, 32);
  const headers = listUnsubscribe(deps, contact.id, 'marketing');
  try {
    await deps.mail(from, { ...content, to: contact.address, purpose: 'marketing', id, headers });
    return 'sent';
  } catch (error) {
    if (error instanceof Unknown) return 'unknown';
    if (error instanceof AddressRefused) await deps.contact.decide(contact.id, bounced(deps.now()));
    else if (error instanceof MailRefused) deps.log.error('mail refused', { contact: contact.id, ...describe(error) });
    else throw error;
    return { skip: error instanceof AddressRefused ? 'bounced' : 'refused' };
  }
};

const invite = async (deps: Deps, telling: Telling, piece: number, id: ContactId): Promise<Came> => {
  const { invitation, webinar, houseZone, openings } = telling;
  const isListed = (await deps.registration.find(id, webinar.id))?.row !== undefined;
  const contact = await deps.contact.own(id);
  const now = deps.now();
  const verdict = judge(contact, invitation, webinar, { now, houseZone, isListed, openings });
  if (verdict !== 'yes' || !contact) return typeof verdict === 'object' ? verdict : { skip: verdict === 'yes' ? 'erased' : verdict };
  const mark = await deps.invitation.mark(contact, invitation, piece);
  if (mark.kind === 'changed') return { later: new Date(now.getTime() + SOON_MS).toISOString() };
  if (mark.kind !== 'marked') return mark.kind === 'unknown' ? 'unknown' : { skip: mark.kind };
  try {
    return await hand(deps, telling, contact);
  } catch (error) {
    // It took nothing, so nobody was invited: the next try is the first.
    if (error instanceof CarrierAway) await deps.invitation.unmark(id, invitation, mark);
    throw error;
  }
};

type Progress = { -readonly [K in keyof Outcome]: Outcome[K] };
const nothing = ({ ids }: Piece): Progress => ({ told: [], sent: 0, unknown: 0, skipped: {}, later: new Map(), rest: ids });

const note = (progress: Progress, id: ContactId, came: Came): void => {
  progress.rest = progress.rest.slice(1);
  if (came === 'sent' || came === 'unknown') {
    progress.told = [...progress.told, id];
    progress[came] += 1;
  } else if ('skip' in came) progress.skipped = addSkips(progress.skipped, { [came.skip]: 1 });
  else progress.later = new Map([...progress.later, [id, came.later]]);
};

/** Goes through a piece until it is over, its time is up, or mail or this run is stopped; `progress` says how far, also where it throws. */
const inviteAll = async (deps: Deps, telling: Telling, { n, ids }: Piece, progress: Progress): Promise<'all' | 'time' | 'held'> => {
  const until = deps.realNow().getTime() + PIECE_MS;
  for (const id of ids) {
    if (deps.realNow().getTime() > until) return 'time';
    if (await deps.stop.isStopped()) return 'held';
    if ((await deps.invitation.recent(telling.invitation.id))?.state !== 'running') return 'held';
    note(progress, id, await invite(deps, telling, n, id));
  }
  return 'all';
};

/** The next piece somebody of which can be mailed now, and when the first of those before it can. */
const findPiece = async (deps: Deps, invitation: Invitation): Promise<{ readonly piece?: Piece; readonly nextAt: string | undefined }> => {
  let { nextAt } = invitation;
  const now = deps.now().toISOString();
  for await (const piece of deps.invitation.pieces(invitation, invitation.cursor)) {
    if (piece.until === undefined || piece.until <= now) return { piece, nextAt };
    nextAt = earliest(nextAt, piece.until);
  }
  return { nextAt };
};

/** A message that is not where its run is by now was followed by somebody else; what is cut off here, the schedule brings again in a minute. */
export const sendInvitations = async (deps: Deps, { id, round, after }: InvitationMessage): Promise<void> => {
  const found = await deps.invitation.find(id);
  if (found?.state !== 'running' || found.round !== round || found.cursor !== after) return;
  const webinar = await deps.webinar.find(found.webinar);
  const isRestored = (found.startedAt ?? '') < (deps.config.MAIL_SINCE ?? '');
  if (isRestored || !webinar || standing(webinar) === 'over') return void (await deps.invitation.over(found));
  if (standing(webinar) === 'wait') return;
  const { piece, nextAt } = await findPiece(deps, found);
  if (!piece) return void (await deps.invitation.turn(found, nextAt));
  const lease = await deps.invitation.claim(found);
  if (lease === undefined) return;
  const [words, { timeZone }] = await Promise.all([deps.invitation.words(id), deps.setting.recent()]);
  const invitation = { ...found, ...(nextAt ? { nextAt } : {}) };
  const telling: Telling = { invitation, webinar, words, houseZone: timeZone, openings: new Map() };
  const progress = nothing(piece);
  let ended: 'all' | 'time' | 'held' = 'held';
  try {
    ended = await inviteAll(deps, telling, piece, progress);
  } finally {
    const isNoted = await deps.invitation.record(invitation, piece, progress, lease);
    const next = progress.rest.length > 0 ? found.cursor : piece.n;
    if (isNoted && ended !== 'held') await deps.queue('mail-runs', { kind: 'invitation', id, round, after: next });
  }
};

/** To one of the team, who asked for it: as the mail would be, its links leading to nothing of anybody's. */
export const sendInvitationTest = async (deps: Deps, mailer: Mailer, { id, test }: InvitationTestMessage): Promise<void> => {
  const [found, asked] = await Promise.all([deps.invitation.find(id), deps.invitation.findTest(id, test)]);
  const webinar = found && (await deps.webinar.find(found.webinar));
  if (!webinar || typeof asked?.email !== 'string') return;
  const { email, locale } = asked;
  await sendOnce(deps, mailer, { pk: `invitation#${id}`, name: `test#${test}` }, async () => {
    const { from, content } = await testLetter(deps, { webinar, words: await deps.invitation.words(id), locale });
    return { from, mail: { ...content, to: email, purpose: 'team' } };
  });
};
