/** How reasons not to write to somebody meet. Pure. */
import type { SuppressedPurpose, SuppressionWhy } from '#shared/suppression.ts';
import type { Suppressions } from '../contact/store.ts';

/** A reason gives way to a stronger one only: none that the team or the person gave is lost because a mail server told us another. */
const strength: Readonly<Record<SuppressionWhy, number>> = {
  unsubscribed: 1,
  complained: 2,
  bounced: 3,
  imported: 4,
  manual: 5,
  erased: 6,
};

export type Suppressing = { readonly purposes: readonly SuppressedPurpose[]; readonly why: SuppressionWhy; readonly at: string };

/** The purposes for which this is news. */
export const newIn = (known: Suppressions | undefined, { purposes, why }: Suppressing): readonly SuppressedPurpose[] =>
  purposes.filter((purpose) => strength[why] > strength[known?.[purpose]?.why ?? 'unsubscribed'] || !known?.[purpose]);

export const suppress = (known: Suppressions | undefined, { why, at, ...given }: Suppressing): Suppressions => ({
  ...known,
  ...Object.fromEntries(newIn(known, { why, at, ...given }).map((purpose) => [purpose, { why, at }])),
});

export const lift = (known: Suppressions, purpose: SuppressedPurpose): Suppressions => {
  const { [purpose]: _, ...rest } = known;
  return rest;
};

/** Reasons whose place in the list is written with them, in one transaction; everything else is followed from the stream. */
const listedAtOnce: readonly SuppressionWhy[] = ['manual', 'imported'];

/** Purposes whose place in the list must follow a change that was made elsewhere. */
export const toFollow = (before: Suppressions | undefined, after: Suppressions | undefined): readonly SuppressedPurpose[] =>
  (['marketing', 'service'] as const).filter((purpose) => {
    const [was, is] = [before?.[purpose], after?.[purpose]];
    return (was?.why !== is?.why || was?.at !== is?.at) && !(is && listedAtOnce.includes(is.why));
  });
