/** Ghost members. Its importer subscribes whom it is told to, and the note keeps why. Pure. */
import { toTruth } from './cells.ts';
import type { Column } from './column.ts';
import { proofLine } from './consent.ts';
import { guard } from './csv.ts';
import { fullNameOf, type Listed, partsOf } from './listed.ts';

const toLabels = (labels: readonly string[]): string => labels.map((label) => guard(label.replaceAll(',', ' '))).join(',');

/** `subscribed_to_emails` is true for nobody but those who agreed to marketing. */
export const ghost: readonly Column<Listed>[] = [
  ['email', ({ who }) => who.email],
  ['name', fullNameOf],
  ['note', proofLine],
  ['subscribed_to_emails', (it) => toTruth(it.purpose === 'marketing' && it.contact?.consent?.marketing?.state === 'confirmed')],
  [
    'labels',
    (it, { webinars }) =>
      toLabels([...partsOf(it).flatMap(({ webinar }) => webinars.get(webinar)?.slug ?? []), ...(it.contact?.labels ?? [])]),
  ],
  ['created_at', ({ row, contact }) => row?.at ?? (contact ? `${contact.firstAt.slice(0, 10)}T00:00:00.000Z` : '')],
];
