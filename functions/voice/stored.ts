/** What stands about one person's voice: which round asks or asked them, how far that is, and what they did with it. Pure. */
import type { CaseMessage } from '#shared/case.ts';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Channel, QuietLeft, Silence, Voice } from '#shared/quiet.ts';
import { idOf, quietWaitingEntry, voiceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

/**
 * `waiting` for their mail; `unknown`: marked for a mail that followed or did not; `sent`; `left`: not asked, and why.
 */
export type VoiceState = 'waiting' | 'unknown' | 'sent' | 'left';

/** What `heard` is made of: a person is heard who did one of these. */
export type Did = Exclude<Voice, 'heard'>;

export type StoredVoice = {
  readonly contact: ContactId;
  readonly round: string;
  readonly state: VoiceState;
  readonly why?: QuietLeft;
  /** When they were marked for the mail: from then on they are left alone for half a year. */
  readonly touchedAt?: string;
  readonly sentAt?: string;
  readonly silence: Silence;
  readonly did: ReadonlySet<Did>;
  /** When they first did something with such a mail: nobody who did is asked again. */
  readonly heardAt?: string;
  /** How often they asked there. */
  readonly asks: number;
  readonly channel?: Channel;
  readonly phone?: string;
};

export const itemToVoice = ({ pk, sk: _sk, listPk: _lp, listSk: _ls, v: _v, did, asks, ...stored }: Item): StoredVoice => ({
  ...(stored as Omit<StoredVoice, 'contact' | 'did' | 'asks'>),
  contact: idOf(pk),
  did: did instanceof Set ? (did as Set<Did>) : new Set(),
  asks: Number(asks ?? 0),
});

/** Somebody who is to be asked by a round, found at this time. Nothing of an earlier round stays but what they chose. */
export const toWaiting = (round: string, contact: ContactId, silence: Silence, at: string) => ({
  key: voiceKey(contact),
  change: {
    set: { round, state: 'waiting', silence, at, ...quietWaitingEntry(round, at, contact) },
    remove: ['why', 'touchedAt', 'sentAt'],
    initial: { v: DATA_VERSION },
  },
});

/** One thing that somebody asked: a topic that they tapped, their own words, or both. */
export type Spoken = {
  readonly id: string;
  /** The address that was asked, also where it was joined with another one since. */
  readonly contact: ContactId;
  /** The same, of what was said while it lay with the person that it was joined with. */
  readonly seat?: ContactId;
  readonly round: string;
  /** The one that it is about, where it came from a survey. */
  readonly webinar?: WebinarId;
  readonly at: string;
  readonly topic?: string;
  readonly text?: string;
};

export const itemToSpoken = ({ pk, sk, v: _v, ...stored }: Item): Spoken => ({
  ...(stored as Omit<Spoken, 'id' | 'contact'>),
  id: sk.slice('voice#'.length),
  contact: idOf(pk),
});

/** As one line: what the team reads, and what an answer repeats. */
export const wordsOf = ({ topic, text }: Pick<Spoken, 'topic' | 'text'>): string => [topic, text].filter(Boolean).join(': ');

/** For the team, beside the case: mail leaves by itself, the other ways are theirs to go. */
export const toWishes = ({ channel, phone, heardAt = '' }: StoredVoice): readonly CaseMessage[] => {
  if (channel !== 'phone' && channel !== 'webinar') return [];
  const text =
    channel === 'phone'
      ? `I would like to be answered by phone: ${phone ?? ''}`
      : 'I would like to be answered aloud, in your next webinar.';
  return [{ id: 'channel', kind: 'inbound', at: heardAt, by: '', text }];
};
