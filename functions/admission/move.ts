/** One step of an admission as a write: it holds where the registration still is what it was read as. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { RegistrationRow } from '../registration/register.ts';
import type { Change, Condition } from '../table/expression.ts';
import { dueEntry, type Key, type ListKey, registrationEntry, registrationKey, waitingEntry } from '../table/keys.ts';

/** People who have or had a seat are in the webinar's lists and exports; everybody else is in the list of those who wait. */
export const isListed = (state: RegistrationState): boolean => state === 'registered' || state === 'cancelled';

export const entryOf = (webinar: WebinarId, { id, at, state, line }: Pick<RegistrationRow, 'id' | 'at' | 'state' | 'line'>): ListKey =>
  isListed(state) ? registrationEntry(webinar, id, at) : waitingEntry(webinar, state, id, line ?? at);

type Row = Pick<RegistrationRow, 'id' | 'at' | 'state' | 'since' | 'line' | 'epoch'>;
export type Step = {
  readonly webinar: WebinarId;
  /** As it was read. */
  readonly row: Row;
  readonly to: RegistrationState;
  readonly at: string;
  /** When it becomes due: the end of an offer. */
  readonly until?: string;
  /** The person did it through a mailed link, which proves the address. */
  readonly proven?: boolean;
};
export type Move = { readonly key: Key; readonly change: Change; readonly when: Condition };

/** Going back into the line is going to its end; whoever was declined by mistake keeps their place. */
const lineOf = ({ row, to, at }: Step): string | undefined =>
  to === 'waiting' && row.state !== 'declined' && row.state !== 'in-review' ? at : row.line;

export const toMove = (step: Step): Move => {
  const { webinar, row, to, at, until, proven } = step;
  const key = registrationKey(row.id, webinar);
  const line = lineOf(step);
  return {
    key,
    change: {
      set: {
        'row.state': to,
        'row.since': at,
        'row.line': line,
        'row.until': until,
        'row.was': to === 'declined' ? row.state : undefined,
        'row.epoch': to === 'cancelled' ? (row.epoch ?? 1) + 1 : undefined,
        steppedAt: at,
        ...entryOf(webinar, { ...row, state: to, ...(line ? { line } : {}) }),
        ...(until ? dueEntry(key, until) : {}),
      },
      ...(proven ? { initial: { confirmedAt: at } } : {}),
      // Links and seats of a place that was given back end with it.
      ...(to === 'cancelled' ? { add: { epoch: 1 } } : {}),
      remove: [...(until ? [] : ['row.until', 'duePk', 'dueSk']), ...(to === 'declined' ? [] : ['row.was'])],
    },
    when: {
      all: [
        { exists: 'at' },
        { equals: ['row.state', row.state] },
        row.since === undefined ? { absent: 'row.since' } : { equals: ['row.since', row.since] },
      ],
    },
  };
};
