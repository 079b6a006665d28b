/** Segments of the demonstration: a living one of each kind that people ask for first. */
import { toEntry } from '#functions/audit/entry.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { base32 } from '#shared/ids.ts';
import type { ListPurpose } from '#shared/reach.ts';
import type { Group } from '#shared/segment.ts';
import { toPreset } from '#shared/segment-preset.ts';
import type { Webinar } from '#shared/webinar.ts';

const ID_BYTES = 10;
const by = 'marketer@example.com';

const segmentsOf = (ended: Webinar): readonly (readonly [name: string, purpose: ListPurpose, rules: Group])[] => [
  ['Attended and may be mailed', 'marketing', toPreset('attended', ended.id)],
  ['Missed it', 'marketing', toPreset('missed', ended.id)],
  ['Waiting for an answer', 'service', toPreset('unanswered', 'any')],
  [
    'Quiet readers of the newsletter',
    'marketing',
    { all: [toPreset('quiet', ended.id), { rule: 'source', touch: 'last', field: 'source', is: 'is', text: 'newsletter' }] },
  ],
];

export const fillSegments = async (deps: TeamDeps, ended: Webinar): Promise<void> => {
  for (const [name, purpose, rules] of segmentsOf(ended)) {
    const id = base32(deps.random(ID_BYTES));
    const made = { id, name, rules, purpose, kind: 'living', state: 'ready', by, createdAt: deps.now().toISOString(), version: 1 } as const;
    await deps.segment.replace(
      undefined,
      made,
      toEntry(deps, { by, act: 'segment.created', thing: `segment#${id}` }, {}, { name, purpose }),
    );
  }
};
