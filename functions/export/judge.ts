/** Who is in a file, who is not and why, and who belongs into the file of those who are not to be written to. Pure. */
import type { ExportLeft } from '#shared/export.ts';
import type { SuppressedWhy } from '../contact/store.ts';
import { leftBy, leftOut } from '../person/reach.ts';
import type { Listed } from './listed.ts';

/** `left`: why they are not in the list. `optOuts`: what they are not to be written to for, whether they are in it or not. */
export type Verdict = {
  readonly left?: ExportLeft;
  readonly optOuts: readonly (readonly [purpose: 'service' | 'marketing' | 'research', why: SuppressedWhy | 'withdrawn'])[];
};

/** `mails`: the tool writes to whoever is in the list. `takes`: addresses that the tool can have. */
export type Judging = {
  readonly overHold: boolean;
  readonly mails?: boolean | undefined;
  readonly takes?: ((email: string) => boolean) | undefined;
};

const optOutsOf = ({ purpose, stopped, contact }: Listed): Verdict['optOuts'] => {
  const known = (['service', 'marketing'] as const).flatMap((of) => {
    const why = stopped[of];
    return why && why !== 'erased' && (purpose === 'service' || purpose === of) ? [[of, why] as const] : [];
  });
  if (known.length > 0 || purpose === 'service') return known;
  return contact?.consent?.[purpose]?.state === 'withdrawn' ? [[purpose, 'withdrawn']] : [];
};

const leftOf = (listed: Listed, { overHold, mails, takes }: Judging): ExportLeft | undefined => {
  const { contact, purpose, now, stopped, who } = listed;
  const why = leftOut(contact, purpose, now, { overHold });
  if (why) return why;
  if (mails && purpose === 'service' && stopped.service) return leftBy[stopped.service];
  return takes?.(who.email) === false ? 'address' : undefined;
};

export const judge = (listed: Listed, judging: Judging): Verdict => {
  const left = leftOf(listed, judging);
  return { ...(left ? { left } : {}), optOuts: optOutsOf(listed) };
};
