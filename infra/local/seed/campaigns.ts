/** Campaigns of the demonstration: two that went out, with what they caused; one in two hours, to people some of whom wait; one to plan for. */
import { toEntry } from '#functions/audit/entry.ts';
import { hourOf } from '#functions/campaign/counts.ts';
import { foldName } from '#functions/campaign/fold.ts';
import { planCampaign } from '#functions/campaign/steps.ts';
import type { Campaign } from '#functions/campaign/stored.ts';
import type { DeskDeps } from '#functions/desk-deps.ts';
import { causedKey } from '#functions/table/keys.ts';
import { DATA_VERSION } from '#functions/table/shape.ts';
import { campaignForm } from '#shared/campaign.ts';
import { base32 } from '#shared/ids.ts';

const HOUR_MS = 3_600_000;
const by = 'marketer@example.com';

type Scripted = {
  readonly form: Readonly<Record<string, unknown>>;
  /** From now. */
  readonly hours: number;
  readonly state: Campaign['state'];
  /** Cases in the first hours after it. */
  readonly caused?: readonly number[];
};

const letters = (segment: string | null): readonly Scripted[] => [
  {
    form: { name: 'Silence is a signal', promise: 'What customers who never write are telling you.', size: 1180, series: 'Monthly letter' },
    ...{ hours: -38 * 24, state: 'done', caused: [2, 3, 2, 1, 0, 1, 0, 0, 1] },
  },
  {
    form: { name: 'One team, one inbox', promise: 'How marketing and service share a record.', size: 1240, series: 'Monthly letter' },
    ...{ hours: -6.25 * 24, state: 'done', caused: [1, 2, 2, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1] },
  },
  {
    form: {
      ...{ name: 'Last seats of the workshop', promise: 'Bring your hardest question.', segment },
      briefing: [
        { question: 'Is it recorded?', reply: 'Yes. Everybody who registered gets the recording the day after.' },
        { question: 'Can two people of one company come?', reply: '' },
      ],
    },
    ...{ hours: 2, state: 'ready' },
  },
  {
    form: { name: 'What we answered', promise: 'Ten questions of the month, answered in public.', size: 1310, series: 'Monthly letter' },
    ...{ hours: 3 * 24, state: 'planned' },
  },
];

const writeOne = async (deps: DeskDeps, { form, hours, state, caused = [] }: Scripted): Promise<void> => {
  const now = deps.now();
  const at = new Date(now.getTime() + hours * HOUR_MS);
  const id = base32(deps.random(16));
  const { briefing, ...parsed } = campaignForm.parse({ ...form, at: at.toISOString() });
  const planned = planCampaign({ ...parsed, briefing }, { id, by, now: new Date(Math.min(now.getTime(), at.getTime())) });
  const entry = toEntry(deps, { by, act: 'campaign.created', thing: `campaign#${id}` });
  await deps.campaign.replace(undefined, { ...planned, state }, entry, briefing);
  const counts = caused.flatMap((cases, hour) =>
    cases > 0 ? [[hourOf(new Date(at.getTime() + hour * HOUR_MS).toISOString()), cases] as const] : [],
  );
  // Added, since cases that it caused are counted beside.
  if (counts.length > 0)
    await deps.table.change(causedKey(foldName(planned.name)), { add: Object.fromEntries(counts), initial: { v: DATA_VERSION } });
};

export const fillCampaigns = async (deps: DeskDeps): Promise<void> => {
  const segments = await deps.segment.list();
  const segment = segments.find(({ purpose }) => purpose === 'marketing')?.id ?? null;
  for (const scripted of letters(segment)) await writeOne(deps, scripted);
};
