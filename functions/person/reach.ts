/** Why somebody is not in a list that is made for a purpose. One rule for counts, samples, files and invitations. Pure. */
import type { Left, ListPurpose } from '#shared/reach.ts';
import { isOver } from '../consent/ledger.ts';
import type { ContactRow, SuppressedWhy } from '../contact/store.ts';

type Asked = Pick<ContactRow, 'consent' | 'suppressed' | 'pausedUntil' | 'owed'>;

/** What a suppression is called among the reasons. */
export const leftBy: Readonly<Record<SuppressedWhy, Left>> = {
  bounced: 'bounced',
  complained: 'complained',
  unsubscribed: 'unsubscribed',
  manual: 'stopped',
  imported: 'stopped',
  erased: 'erased',
};

/** Only service needs nobody's consent. `overHold`: who is owed an answer is written to all the same; somebody said why. */
export const leftOut = (person: Asked | undefined, purpose: ListPurpose, now: Date, { overHold = false } = {}): Left | undefined => {
  if (purpose === 'service') return undefined;
  if (!person) return 'consent';
  const why = purpose === 'marketing' ? person.suppressed?.marketing : undefined;
  if (why) return leftBy[why];
  const known = person.consent?.[purpose];
  if (known?.state !== 'confirmed') return known?.state === 'asked' && !isOver(known.at, now) ? 'unconfirmed' : 'consent';
  if (purpose === 'research') return undefined;
  if (person.pausedUntil !== undefined && person.pausedUntil > now.toISOString()) return 'paused';
  return !overHold && (person.owed ?? 0) > 0 ? 'hold' : undefined;
};
