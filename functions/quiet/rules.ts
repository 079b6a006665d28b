/** Who is quiet, and who of them may be asked. Each answer can be explained in a sentence; nothing is guessed. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import { type QuietLeft, quietRule, type Silence } from '#shared/quiet.ts';
import type { Webinar } from '#shared/webinar.ts';
import { mayMail, opensAt, zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { toContactRow } from '../contact/stored.ts';
import type { Part, Person } from '../person/person.ts';
import { leftOut } from '../person/reach.ts';
import type { StoredVoice } from '../voice/stored.ts';

const DAY_MS = 86_400_000;

export type Facts = {
  readonly now: Date;
  readonly webinars: ReadonlyMap<WebinarId, Pick<Webinar, 'state' | 'endedAt' | 'rehearsal'>>;
};

/** A question, a vote, an answer to a poll, a note's button: whoever did one of these in any webinar was heard. */
const hasSpoken = ({ asked, result }: Part): boolean =>
  asked > 0 || (result?.votes ?? 0) > 0 || Object.keys(result?.polls ?? {}).length > 0 || (result?.notes?.length ?? 0) > 0;

const before = (now: Date, days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();

/** Undefined where somebody is not quiet, or not known for long enough to say so. */
export const silenceOf = ({ parts }: Person, { now, webinars }: Facts): Silence | undefined => {
  if (parts.some(hasSpoken)) return undefined;
  const from = before(now, quietRule.withinDays);
  const over = parts.filter(({ webinar, row }) => {
    const known = webinars.get(webinar);
    return row.state === 'registered' && known !== undefined && !known.rehearsal && (known.endedAt ?? '') >= from;
  });
  const [since = ''] = parts.map(({ row }) => row.at).sort();
  if (over.length < quietRule.webinars || since > before(now, quietRule.knownDays)) return undefined;
  return { since: since.slice(0, 10), webinars: over.length, came: over.filter(({ result }) => result?.first !== undefined).length };
};

/** Why somebody is left alone by what they said to an earlier round, or since it is not long ago. */
export const askedBefore = (voice: Pick<StoredVoice, 'did' | 'heardAt' | 'touchedAt'> | undefined, now: Date): QuietLeft | undefined => {
  if (!voice) return undefined;
  if (voice.did.has('never')) return 'never';
  if (voice.heardAt !== undefined) return 'heard';
  return voice.touchedAt !== undefined && voice.touchedAt > before(now, quietRule.againDays) ? 'lately' : undefined;
};

/** Of what a list shows of somebody: the basis is their confirmed consent to marketing (decision 0039). */
export const leftBefore = (person: Person['contact'], voice: Parameters<typeof askedBefore>[0], now: Date): QuietLeft | undefined =>
  askedBefore(voice, now) ?? leftOut(person, 'marketing', now);

/** Just before their mail: yes, a reason for good, or until when it is night where they are. `voices`: of all their addresses. */
export const judge = (
  contact: Contact | undefined,
  voices: readonly StoredVoice[],
  { now, houseZone }: { readonly now: Date; readonly houseZone: string },
): 'yes' | QuietLeft | { readonly later: string } => {
  if (contact?.mergedInto !== undefined) return 'gone';
  if (!contact?.address || contact.erasedAt !== undefined) return 'erased';
  const asked = voices.map((voice) => askedBefore(voice, now)).find((why) => why !== undefined);
  const left = asked ?? leftOut(toContactRow(contact), 'marketing', now);
  if (left) return left;
  const may = mayMail(contact, 'marketing', now, houseZone);
  if (may === 'yes') return 'yes';
  return may === 'no' ? 'consent' : { later: opensAt(zoneOf(contact) ?? houseZone, now) };
};
