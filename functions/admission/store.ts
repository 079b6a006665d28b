/** Admissions in the table: each step one conditional write, offers one transaction with the webinar's places. */

import type { RegistrationState } from '#shared/admission.ts';
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { auditItem } from '../audit/entry.ts';
import type { RegistrationRow, Submission } from '../registration/register.ts';
import type { Condition } from '../table/expression.ts';
import { idOf, registrationKey, waitingList, webinarKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { type Step, toMove } from './move.ts';

/** Of one batch. */
const MOST_KEYS = 100;

/** A counter that nobody has moved yet is not there. */
const still = (name: string, count: number): Condition =>
  count === 0 ? { any: [{ absent: name }, { equals: [name, 0] }] } : { equals: [name, count] };

export const createAdmissionStore = ({ table }: { table: Table }) => ({
  /** False where it is no longer what it was read as. With an `entry` the audit log tells of it in the same transaction. */
  async step(step: Step, entry?: AuditEntry): Promise<boolean> {
    const { key, change, when } = toMove(step);
    if (!entry) return (await table.change(key, change, when)).ok;
    return (await table.transact([{ key, change, when }, { put: auditItem(entry) }])).ok;
  },

  /** The people of one state who wait, whoever came first first; the index may be a moment behind. */
  async page(
    webinar: WebinarId,
    state: RegistrationState,
    { limit, after }: { limit: number; after?: Record<string, unknown> | undefined },
  ) {
    // A place of another state's list is none of this one.
    if (after && !String(after.listSk).startsWith(`${state}#`)) return { rows: [], next: undefined };
    const { items, next } = await table.query({
      ...{ pk: waitingList(webinar), index: 'list', prefix: `${state}#`, limit },
      ...(after ? { after } : {}),
    });
    return { rows: items.map((item) => item.row as RegistrationRow), next };
  },

  /** What these people asked in their form, by their ids: a host who decides about them reads it. */
  async questions(webinar: WebinarId, ids: readonly ContactId[]): Promise<ReadonlyMap<ContactId, string>> {
    const items: Item[] = [];
    for (let at = 0; at < ids.length; at += MOST_KEYS)
      items.push(...(await table.batchGet(ids.slice(at, at + MOST_KEYS).map((id) => registrationKey(id, webinar)))));
    const asked = items.map((item) => [idOf(item.pk), (item.again as Submission | undefined)?.form.question] as const);
    return new Map(asked.filter((pair): pair is readonly [ContactId, string] => pair[1] !== undefined));
  },

  /**
   * Offers these people a place each, all or nothing, while the webinar's places are what they were when it was read: two workers never
   * offer the same place. `gone` names those who do not wait any more.
   */
  async offer(
    webinar: Webinar,
    steps: readonly Step[],
  ): Promise<{ readonly kind: 'done' } | { readonly kind: 'moved' } | { readonly kind: 'gone'; readonly ids: readonly string[] }> {
    const { registered, offered } = webinar.counts;
    const done = await table.transact([
      {
        key: webinarKey(webinar.id),
        change: { add: { offered: steps.length } },
        when: { all: [{ equals: ['version', webinar.version] }, still('registered', registered), still('offered', offered)] },
      },
      ...steps.map(toMove),
    ]);
    if (done.ok) return { kind: 'done' };
    const gone = steps.filter((_, at) => done.refused[at + 1]).map(({ row }) => row.id);
    return gone.length > 0 ? { kind: 'gone', ids: gone } : { kind: 'moved' };
  },

  /** Corrects what the lists of webinars say of its places; false where the webinar was edited meanwhile. */
  async show({ id, version }: Webinar, shown: { readonly full: boolean; readonly byMail: boolean }): Promise<boolean> {
    const set = { 'row.full': shown.full, 'row.byMail': shown.byMail };
    return (await table.change(webinarKey(id), { set }, { equals: ['version', version] })).ok;
  },
});
