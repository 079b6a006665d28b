/** Thanks in the table, in the partition of whom they are for. A code and its person are written in one transaction. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import type { ThanksWhy } from '#shared/thanks.ts';
import { auditItem } from '../audit/entry.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { giveBack, type StoredGift } from '../gift/rules.ts';
import { putGift } from '../gift/writes.ts';
import { markOf } from '../invitation/stored.ts';
import { contactKey, dueEntry, invitedKey, invitedOf, thankedKey, thanksKey, voiceKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { itemToThanks, type StoredThanks, type Thanked, thanksToItem } from './stored.ts';

const TRIES = 5;

/** Everything that one thank-you changes. `seen`: who was read, and what was known of them; `gift`: the list before and after. */
export type Giving = {
  readonly thanks: StoredThanks;
  readonly contact: Contact;
  readonly key: string;
  readonly before: Thanked | undefined;
  readonly gift?: { readonly seen: StoredGift; readonly next: StoredGift };
  readonly entry: AuditEntry;
};

type Known = {
  readonly own: Thanked | undefined;
  readonly latest: Thanked | undefined;
  /** The latest lies with this address of theirs. */
  readonly of: ContactId;
};

export const createThanksStore = ({
  table,
  gift,
}: {
  readonly table: Table;
  readonly gift: { find: (id: string) => Promise<StoredGift | undefined> };
}) => {
  const find = async (person: ContactId, at: string): Promise<StoredThanks | undefined> => {
    const item = await table.get(thanksKey(person, at), { strong: true });
    return item && itemToThanks(item);
  };

  /** An invitation to it was sent by nobody before. */
  const toInvited = ({ person, id, webinar, at }: StoredThanks): Write[] =>
    webinar === undefined
      ? []
      : [
          {
            key: invitedKey(person, webinar),
            change: { set: { [markOf(id)]: { piece: 0, at } }, initial: { at, v: DATA_VERSION } },
            when: { absent: 'at' },
          },
        ];

  return {
    find,

    /** That somebody was thanked, by any of their addresses. */
    async known(contact: Contact): Promise<Known> {
      const items = await table.batchGet(idsOf(contact).map(thankedKey));
      const all = items.map(({ pk, at, key }) => ({ pk, at: String(at), key: String(key) }));
      const own = all.find(({ pk }) => pk === thankedKey(contact.id).pk);
      const latest = all.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
      return { own, latest, of: latest ? latest.pk.slice('contact#'.length) : contact.id };
    },

    /** What else was mailed to them lately: asked of who set a limit alone. */
    async mailed(contact: Contact): Promise<{ readonly invited: readonly Item[]; readonly voice: Item | undefined }> {
      const [{ items }, voice] = await Promise.all([
        table.query({ ...invitedOf(contact.id), strong: true }),
        table.get(voiceKey(contact.id), { strong: true }),
      ]);
      return { invited: items, voice };
    },

    /**
     * Gives it, all or nothing: the code leaves its list, the person has it and was thanked, and the log says so. False where the person,
     * the list or an invitation of theirs changed since they were read.
     */
    async give({ thanks, contact, key, before, gift: moved, entry }: Giving): Promise<boolean> {
      const done = await table.transact([
        ...(moved ? [putGift(moved.next, moved.seen)] : []),
        { put: thanksToItem(thanks), when: { absent: 'pk' } },
        {
          put: { ...thankedKey(contact.id), at: thanks.at, key, v: DATA_VERSION },
          when: before ? { equals: ['at', before.at] } : { absent: 'pk' },
        },
        { key: contactKey(contact.id), change: { add: { version: 1 } }, when: { equals: ['version', contact.version] } },
        ...toInvited(thanks),
        { put: auditItem(entry) },
      ]);
      return done.ok;
    },

    /** It is night where they are. */
    async wait({ person, at }: StoredThanks, until: string): Promise<void> {
      const key = thanksKey(person, at);
      await table.change(key, { set: dueEntry(key, until) }, { equals: ['event', 'waiting'] });
    },

    /** The schedule asked for it. */
    async woken({ pk, sk, dueSk }: Item): Promise<void> {
      await table.change({ pk, sk }, { remove: ['duePk', 'dueSk'] }, { equals: ['dueSk', dueSk] });
    },

    async sent({ person, at }: StoredThanks): Promise<void> {
      await table.change(thanksKey(person, at), { set: { event: 'sent' }, remove: ['duePk', 'dueSk'] }, { equals: ['event', 'waiting'] });
    },

    /**
     * It did not reach them. Where that is certain, the code goes back to its list, whoever was thanked in vain can be thanked again, and
     * who was not invited after all by another invitation: all in one, so that no code is lost or given twice.
     */
    async missed(told: StoredThanks, state: 'left' | 'failed', why: ThanksWhy): Promise<void> {
      const { person, at, id, webinar, gift: from, place, givenOn } = told;
      const isCertain = why !== 'unknown';
      const remove = ['duePk', 'dueSk', ...(isCertain ? ['code', 'place'] : [])];
      const settled: Write = {
        key: thanksKey(person, at),
        change: { set: { event: state, why }, remove },
        when: { equals: ['event', 'waiting'] },
      };
      for (let tries = 0; tries < TRIES; tries += 1) {
        const mark = isCertain ? await table.get(thankedKey(person), { strong: true }) : undefined;
        const seen = isCertain && from !== undefined ? await gift.find(from) : undefined;
        const back = seen && place !== undefined ? [putGift(giveBack(seen, place, givenOn ?? at.slice(0, 10)), seen)] : [];
        const freed: Write[] = mark?.at === at ? [{ remove: thankedKey(person), when: { equals: ['at', at] } }] : [];
        const done = await table.transact([settled, ...back, ...freed]);
        if (done.ok) {
          if (isCertain && webinar !== undefined)
            await table.change(
              invitedKey(person, webinar),
              { remove: [markOf(id), 'at'] },
              { all: [{ equals: ['at', at] }, { exists: markOf(id) }] },
            );
          return;
        }
        if ((await find(person, at))?.state !== 'waiting') return;
      }
      throw new Error('Much happens to this list of codes at once');
    },
  };
};
