/** Campaigns in the table: what is planned, and who is about to get each. */
import type { AuditEntry } from '#shared/audit.ts';
import type { CampaignState, Radar } from '#shared/campaign.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { briefingKey, campaignKey, campaignsList, listOf, receiversKey, receiversOf } from '../table/keys.ts';
import { getMany } from '../table/many.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { type Briefing, type Campaign, campaignToItem, isOver, itemToCampaign } from './stored.ts';

/** Of one span that somebody asks for. */
const MOST = 500;

export type Receivers = { readonly gets: readonly ContactId[]; readonly held: readonly ContactId[] };

const toSet = (ids: unknown): ReadonlySet<string> => (ids instanceof Set ? (ids as Set<string>) : new Set());
const isIn = (item: Item | undefined, name: 'gets' | 'held', contact: ContactId): boolean => toSet(item?.[name]).has(contact);

export const createCampaignStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const find = async (id: string): Promise<Campaign | undefined> => {
    const item = await table.get(campaignKey(id), { strong: true });
    return item && itemToCampaign(item);
  };
  const clear = async (id: string): Promise<void> => {
    for await (const { pk, sk } of table.all({ ...receiversOf(id), keysOnly: true, strong: true })) await table.remove({ pk, sk });
  };
  /** Those that go out from one instant (ISO) to another, the first one first; `most` of them at most. */
  const between = async (from: string, to: string, { most = MOST, newestFirst = false } = {}): Promise<Campaign[]> => {
    const places: Item[] = [];
    for await (const item of table.all({ pk: campaignsList, index: 'list', from, before: `${to}~`, newestFirst })) {
      places.push(item);
      if (places.length === most) break;
    }
    const items = await getMany(table, places);
    const order = newestFirst ? -1 : 1;
    return items.map(itemToCampaign).sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -order : order));
  };

  return {
    find,
    between,
    clear,

    async briefing(id: string): Promise<Briefing> {
      return ((await table.get(briefingKey(id), { strong: true }))?.briefing ?? []) as Briefing;
    },

    /** Stores `next` in place of what was `seen` (undefined: nothing), with the entry that tells of it; false where it is another by now. */
    async replace(seen: Campaign | undefined, next: Campaign, entry: AuditEntry, briefing?: Briefing): Promise<boolean> {
      const writes: Write[] = [
        { put: campaignToItem(next, now()), when: seen ? { equals: ['version', seen.version] } : { absent: 'pk' } },
        { put: auditItem(entry) },
        ...(briefing ? [{ put: { ...briefingKey(next.id), briefing, v: DATA_VERSION } }] : []),
      ];
      return (await table.transact(writes)).ok;
    },

    /** It was looked at: its next time stands in the schedule. Nobody's change: the version stays. */
    async wind(it: Campaign): Promise<void> {
      const { duePk, dueSk } = campaignToItem(it, now());
      const change = duePk && dueSk ? { set: { duePk, dueSk } } : { remove: ['duePk', 'dueSk'] };
      await table.change(campaignKey(it.id), change, { equals: ['version', it.version] });
    },

    /** What was counted last; false where that is over, gone or another by now. */
    async counted({ id, segment, at }: Campaign, radar: Radar): Promise<boolean> {
      const isNot = (state: CampaignState) => ({ not: { equals: ['state', state] } }) as const;
      const when = { all: [{ equals: ['segment', segment] }, { equals: ['at', at] }, isNot('done'), isNot('cancelled')] } as const;
      return (await table.change(campaignKey(id), { set: { radar } }, when)).ok;
    },

    /** Who is about to get it, of one of the sixteen lists; keeping them again changes nothing. */
    async keep(id: string, list: number, { gets, held }: Receivers): Promise<void> {
      const sets = { ...(gets.length > 0 ? { gets: new Set(gets) } : {}), ...(held.length > 0 ? { held: new Set(held) } : {}) };
      if (Object.keys(sets).length === 0) await table.remove(receiversKey(id, list));
      else await table.put({ ...receiversKey(id, list), ...sets, v: DATA_VERSION });
    },

    /** Which of these somebody is about to get, or would but that they wait for us. */
    async comingTo(contact: ContactId, some: readonly Campaign[]): Promise<readonly { campaign: Campaign; held: boolean }[]> {
      const keys = some.map(({ id }) => receiversKey(id, listOf(contact)));
      const items = await getMany(table, keys, { strong: false });
      const byId = new Map(items.map((item) => [item.pk, item]));
      return some.flatMap((campaign) => {
        const item = byId.get(campaignKey(campaign.id).pk);
        const held = isIn(item, 'held', contact);
        return held || isIn(item, 'gets', contact) ? [{ campaign, held }] : [];
      });
    },

    /** Somebody was erased: no list of what is still to go out holds them. */
    async forget(contact: ContactId): Promise<void> {
      const from = new Date(now().getTime() - 30 * 86_400_000).toISOString();
      for (const it of await between(from, '9999')) {
        if (isOver(it)) continue;
        const key = receiversKey(it.id, listOf(contact));
        const item = await table.get(key, { strong: true });
        for (const name of ['gets', 'held'] as const)
          if (isIn(item, name, contact)) await table.change(key, { take: { [name]: new Set([contact]) } }, { exists: 'pk' });
      }
    },

    /** With what was kept of it. False where somebody else changed it between. */
    async remove({ id, version }: Campaign, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        { remove: campaignKey(id), when: { equals: ['version', version] } },
        { remove: briefingKey(id) },
        { put: auditItem(entry) },
      ]);
      if (done.ok) await clear(id);
      return done.ok;
    },
  };
};
