/** A case as it is stored: its place among those of its state, its timer, and what counts see of it. Pure. */
import type { CaseId, CaseSource, CaseState, Priority } from '#shared/case.ts';
import type { ContactId, QuestionId, WebinarId } from '#shared/ids.ts';
import { caseEntry, caseKey, dueEntry, idOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

/** What a policy promises. */
export type SlaTarget = 'first' | 'next' | 'resolve';

export type StoredCase = {
  readonly id: CaseId;
  readonly contact: ContactId;
  readonly source: CaseSource;
  readonly question?: QuestionId;
  readonly webinar?: WebinarId;
  readonly campaign?: string;
  readonly state: CaseState;
  readonly owner?: string;
  readonly team?: string;
  /** True: its label is that team's. False: somebody chose the team, or none. Absent: nobody did either. */
  readonly teamByLabel?: boolean;
  readonly priority: Priority;
  /** Votes of the question, as they were when it was last looked at: an order, not a count. */
  readonly votes: number;
  /** When the clock began: the end of the webinar, or the asking if that came later. */
  readonly openedAt: string;
  /** Since when they wait for us; absent while we wait for them. */
  readonly waitingSince?: string;
  readonly firstReplyAt?: string;
  readonly lastReplyAt?: string;
  readonly resolvedAt?: string;
  readonly firstDueAt?: string;
  readonly nextDueAt?: string;
  readonly resolveDueAt?: string;
  readonly snoozedAt?: string;
  /** A time, or `reply`. */
  readonly snoozedUntil?: string;
  /** Minutes of work for which it was put aside; `pausedBefore`: those of before they began to wait. */
  readonly paused?: number;
  readonly pausedBefore?: number;
  /** Minutes of work for which it was resolved: they count for its resolution alone. */
  readonly rested?: number;
  /** A target passed, and it is still open. `late`: which of those that count, `<target>@<due>`. */
  readonly overdue: boolean;
  readonly late?: readonly string[];
  /** Missed targets of which a lead was told, `<target>@<due>`, the last eight. */
  readonly escalated?: readonly string[];
  /** Targets that were ever missed: a record. */
  readonly missed: readonly SlaTarget[];
  /** Whether what was asked is answered or closed, as this case last knew. */
  readonly settled: boolean;
  /** How often we wrote to them, and how many replies were kept for their time and not taken back. */
  readonly replies?: number;
  readonly kept?: number;
  /** The newest reply, where it did not reach them or could not go out. */
  readonly undelivered?: string;
  /** Who had it before, the first one first: what was written until then lies with them. */
  readonly before?: readonly ContactId[];
  /** How often it came back after an answer. */
  readonly reopened: number;
  /** Who of the team has read it, `<time> <address>`, the first twenty. */
  readonly heard: readonly string[];
  /** Who has the reply open, and until when (real milliseconds). */
  readonly replyBy?: string;
  readonly replyUntil?: number;
  readonly version: number;
};

/** In whose partitions what was written about it lies. */
export const holdersOf = ({ contact, before = [] }: StoredCase): readonly ContactId[] => [contact, ...before];

export const MOST_HEARD = 20;

/** Behind every time: of these nothing is due. */
const NEVER = '9999-12-31T23:59:59.999Z';

/** Where it stands among those of its state: what is due first stands first, what was done last stands last. */
export const orderOf = (it: StoredCase, due: string | undefined): string => {
  if (it.state === 'open') return due ?? NEVER;
  if (it.state === 'pending') return it.lastReplyAt ?? it.openedAt;
  if (it.state === 'snoozed') return it.snoozedUntil === undefined || it.snoozedUntil === 'reply' ? NEVER : it.snoozedUntil;
  return it.resolvedAt ?? it.openedAt;
};

export const itemToCase = ({
  pk,
  sk,
  listPk: _lp,
  listSk: _ls,
  duePk: _dp,
  dueSk: _ds,
  v: _v,
  dueAt: _due,
  ...stored
}: Item): StoredCase => ({
  ...(stored as Omit<StoredCase, 'id' | 'contact'>),
  id: sk.slice('case#'.length),
  contact: idOf(pk),
});

/** `due`: its next target; `timer`: when it is looked at by itself. */
export const caseToItem = ({ id, contact, ...it }: StoredCase, due: string | undefined, timer: string | undefined): Item => {
  const key = caseKey(contact, id);
  return {
    ...key,
    ...it,
    ...(due ? { dueAt: due } : {}),
    ...caseEntry(it.state, orderOf({ id, contact, ...it }, due), id),
    ...(timer ? dueEntry(key, timer) : {}),
    v: DATA_VERSION,
  };
};
