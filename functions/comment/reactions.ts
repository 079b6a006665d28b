/** What follows a comment: the mail that confirms its address, and that its writer commented. Safe to do twice. */
import { isDeepStrictEqual } from 'node:util';
import { tagOfComment } from '#shared/comment-id.ts';
import { showAnswers, takeQuestionBack } from '../answered/reactions.ts';
import { countMail } from '../contact/mails.ts';
import { mergeContact } from '../contact/merge.ts';
import { isForgotten } from '../erasure/order.ts';
import { wasErased } from '../erasure/reactions.ts';
import { Failure } from '../failure.ts';
import type { Fact } from '../table/facts.ts';
import { registrationKey, touchKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { TeamDeps } from '../team-deps.ts';
import type { WorkDeps } from '../work-deps.ts';
import { webinarOfThread } from './link.ts';
import { itemToComment, type StoredComment } from './stored.ts';

const TRIES = 5;
/** What somebody did beside webinars: the newest of them are kept. */
const MOST_DID = 50;

/** Of an address that nobody confirmed: its record goes with the comment. True where the mail is to be queued. */
const storeWriter = async (deps: TeamDeps, { contact: id, at, address = '', ttl = 0, by, locale }: StoredComment): Promise<boolean> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await deps.contact.find(id);
    if (isForgotten(known, at)) return false;
    const merged = mergeContact(known, { id, at, address, name: by, company: '', locale });
    const withEnd = known === undefined || known.ttl !== undefined ? { ...merged, ttl: Math.max(ttl, known?.ttl ?? 0) } : merged;
    const counted = countMail(withEnd, 'comment', at);
    const next = counted ?? withEnd;
    if (known && isDeepStrictEqual(next, known)) return counted !== undefined;
    if (await deps.contact.store(next, known)) return counted !== undefined;
  }
  throw new Failure('busy', 'Many forms of one person came at once.');
};

/** Once it counts as theirs: a touch of their journey, and what segments ask for. */
const tellJourney = async (deps: TeamDeps, { contact, id, slug, at }: StoredComment): Promise<void> => {
  const touch = { ...touchKey(contact, at, `comment-${tagOfComment(id)}`), kind: 'comment', article: slug, at, v: DATA_VERSION };
  await deps.table.put(touch, { absent: 'pk' });
  const did = `comment:${slug}`;
  await deps.contact.decide(contact, (known) =>
    known.did?.includes(did) ? undefined : { contact: { ...known, did: [...(known.did ?? []), did].slice(-MOST_DID) }, entries: [] },
  );
  await wasErased(deps, contact, at);
};

/** Below a recording it is a part in that webinar, as a question is: of who has a seat there. */
const tellScore = async (deps: TeamDeps, { contact, slug }: StoredComment): Promise<void> => {
  const webinar = webinarOfThread(slug);
  if (webinar !== undefined)
    await deps.table.change(registrationKey(contact, webinar), { set: { 'row.commented': true } }, { exists: 'row' });
};

export const followComment = async (deps: WorkDeps, { before, after }: Fact): Promise<void> => {
  if (!after) return;
  const comment = itemToComment(after);
  const was = before && itemToComment(before).state;
  if (comment.state === 'unconfirmed') {
    if (was !== undefined || !(await storeWriter(deps, comment)) || (await wasErased(deps, comment.contact, comment.at))) return;
    return deps.queue('mail-now', { kind: 'comment', contact: comment.contact, cause: comment.at, tag: tagOfComment(comment.id) });
  }
  if ((was === undefined || was === 'unconfirmed') && comment.state !== 'deleted') await tellJourney(deps, comment);
  if (was !== 'public' && comment.state === 'public') await tellScore(deps, comment);
  if (was !== undefined && was !== 'public' && comment.state === 'public') await showAnswers(deps, comment);
  if (was !== 'deleted' && comment.state === 'deleted') await takeQuestionBack(deps, comment);
};
