/** One person's voice in the table: what a round asked them, and what they said, each press once. */
import type { CaseId } from '#shared/case.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Channel } from '#shared/quiet.ts';
import { idsOf } from '../contact/stored.ts';
import type { StoredDelivery } from '../delivery/stored.ts';
import { type Progress, toProgress } from '../me/progress.ts';
import { itemToReply } from '../reply/stored.ts';
import { caseKey, contactKey, messagesOf, quietKey, spokenKey, spokenOf, voiceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import type { Reader, VerdictStore } from '../verdict/store.ts';
import { caseOfSpoken, MOST_ASKS, spokenOfCase } from './rules.ts';
import { type Did, itemToSpoken, itemToVoice, type Spoken, type StoredVoice } from './stored.ts';

/** What they said, how far the answer is, and what we wrote to them; `asks`: it answers nothing. */
export type Heard = {
  readonly spoken: Spoken;
  readonly progress?: Progress;
  readonly answers: readonly { readonly text: string; readonly told: StoredDelivery; readonly asks: boolean }[];
};

const isTheirs = (round: string) => ({ all: [{ equals: ['round', round] as const }, { exists: 'touchedAt' }] });

const caseOf = ({ contact, id }: Spoken): CaseId => caseOfSpoken(contact, id);

type World = { readonly table: Table; readonly now: () => Date; readonly verdict: Pick<VerdictStore, 'told'> };

export const createVoiceStore = ({ table, now, verdict }: World) => {
  /** What they did is remembered once; the first time stands. */
  const does = (did: Did) => ({ add: { did: new Set([did]) }, initial: { heardAt: now().toISOString() } });

  const answersOf = async (spoken: Spoken, told: readonly StoredDelivery[]): Promise<Heard['answers']> => {
    const { items } = await table.query({ ...messagesOf(spoken.contact, caseOf(spoken)), strong: true });
    return items.map(itemToReply).flatMap(({ id: reply, text, state, answers }) => {
      const delivery = told.find((one) => one.reply === reply);
      return state === 'sent' && text !== undefined && delivery ? [{ text, told: delivery, asks: !answers }] : [];
    });
  };

  return {
    async find(contact: ContactId): Promise<StoredVoice | undefined> {
      const item = await table.get(voiceKey(contact), { strong: true });
      return item && itemToVoice(item);
    },

    /** What a round proposes to tap; empty: the common ones. */
    async topics(round: string): Promise<readonly string[]> {
      return ((await table.get(quietKey(round)))?.topics as readonly string[] | undefined) ?? [];
    },

    /** Undefined where it went with its person. */
    async spokenIn(id: CaseId, contact: ContactId): Promise<Spoken | undefined> {
      const item = await table.get(spokenKey(contact, spokenOfCase(id)), { strong: true });
      return item && itemToSpoken(item);
    },

    /** Everything that they said by such mails, by whichever address, oldest first, with what came of it. */
    async heard(reader: Reader): Promise<readonly Heard[]> {
      const pages = await Promise.all(idsOf(reader).map((one) => table.query({ ...spokenOf(one), strong: true })));
      const some = pages.flatMap(({ items }) => items.map(itemToSpoken)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
      if (some.length === 0) return [];
      const cases = await table.batchGet(some.map((one) => caseKey(one.contact, caseOf(one))));
      const isReplied = cases.some(({ firstReplyAt, replies, reopened }) => (firstReplyAt ?? replies) !== undefined || reopened !== 0);
      const told = isReplied ? await verdict.told(reader) : [];
      return Promise.all(
        some.map(async (spoken): Promise<Heard> => {
          const about = cases.find(({ sk }: Item) => sk === `case#${caseOf(spoken)}`);
          return { spoken, ...(about ? { progress: toProgress(about) } : {}), answers: await answersOf(spoken, told) };
        }),
      );
    },

    /**
     * Keeps what somebody said; its case follows from it. `known`: the same words stand there already. `full`: of this mail there are
     * as many as one may be used for. `gone`: it is another round's by now, or nobody asked them.
     */
    async ask(voice: Pick<StoredVoice, 'contact' | 'round'>, spoken: Spoken): Promise<'asked' | 'known' | 'full' | 'gone'> {
      const { id, contact, ...words } = spoken;
      const act = does(spoken.text === undefined ? 'topic' : 'asked');
      const room = { any: [{ absent: 'asks' }, { below: ['asks', MOST_ASKS] as const }] };
      const done = await table.transact([
        { put: { ...spokenKey(contact, id), ...words, v: DATA_VERSION }, when: { absent: 'pk' } },
        {
          key: voiceKey(voice.contact),
          change: { ...act, add: { ...act.add, asks: 1 } },
          when: { all: [isTheirs(voice.round), room] },
        },
        // Nothing is written for somebody who was erased.
        { check: contactKey(contact), when: { all: [{ exists: 'address' }, { absent: 'erasedAt' }] } },
      ]);
      if (done.ok) return 'asked';
      if (done.refused[0]) return 'known';
      const now = done.refused[1] ? await table.get(voiceKey(voice.contact), { strong: true }) : undefined;
      return now && itemToVoice(now).round === voice.round ? 'full' : 'gone';
    },

    /** By which way they would like to be answered. */
    async choose({ contact, round }: Pick<StoredVoice, 'contact' | 'round'>, channel: Channel, phone?: string): Promise<void> {
      const number = channel === 'phone' && phone ? { set: { channel, phone } } : { set: { channel }, remove: ['phone'] };
      await table.change(voiceKey(contact), { ...does('channel'), ...number }, isTheirs(round));
    },

    /** For good: no round asks them again. */
    async never({ contact, round }: Pick<StoredVoice, 'contact' | 'round'>): Promise<void> {
      await table.change(voiceKey(contact), does('never'), isTheirs(round));
    },
  };
};
