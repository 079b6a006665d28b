/** By what cases can be chosen: priority, webinar, campaign, label, whose they are, and whether they are done. */
import type { CampaignLine } from '#shared/campaign.ts';
import { priorities } from '#shared/case-choices.ts';
import { may } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Narrow, Place } from '../../lib/console/inbox.ts';
import { priorityWords } from '../../lib/console/inbox-words.ts';
import { useAnswer } from '../use-answer.ts';
import { useDesk } from './desk.ts';

type Choice = readonly [value: string, words: string];
type PickProps = {
  readonly place: Place;
  readonly name: keyof Narrow;
  readonly label: string;
  readonly any: string;
  readonly all: readonly Choice[];
};

const Pick = ({ place: { narrow }, name, label, any, all }: PickProps) => {
  const { go } = useDesk();
  const chosen = narrow[name];
  // What the address names and nobody lists stays chosen.
  const known = chosen === '' || all.some(([value]) => value === chosen) ? all : [...all, [chosen, chosen] as const];
  return (
    <label class="inbox-choice">
      <span>{label}</span>
      <select value={chosen} onChange={({ currentTarget: { value } }) => go({ narrow: { ...narrow, [name]: value } })}>
        <option value="">{any}</option>
        {known.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
};

/** Cases come of webinars that were live, the last fifty of them. */
const useWebinars = (): readonly Choice[] => {
  const { asked } = useAnswer<Page<Webinar>>('/webinars?limit=50');
  if (asked.is !== 'here') return [];
  return asked.value.items.filter(({ startedAt }) => startedAt !== null).map(({ id, title }) => [id, title]);
};

const Campaigns = ({ place }: { place: Place }) => {
  const { asked } = useAnswer<Page<CampaignLine>>('/campaigns');
  const names = asked.is === 'here' ? [...new Set(asked.value.items.map(({ name }) => name))] : [];
  return <Pick place={place} name="campaign" label="Campaign" any="Any campaign" all={names.map((name) => [name, name])} />;
};

export const Choices = ({ place }: { place: Place }) => {
  const { me } = useDesk();
  const webinars = useWebinars();
  return (
    <div class="inbox-choices">
      <Pick place={place} name="webinar" label="Webinar" any="Any webinar" all={webinars} />
      {may(me.roles, 'campaign.read') && <Campaigns place={place} />}
      <Pick place={place} name="priority" label="Priority" any="Any priority" all={priorities.map((one) => [one, priorityWords[one]])} />
      {place.view === 'all' && <Pick place={place} name="state" label="State" any="Unresolved" all={[['resolved', 'Resolved']]} />}
    </div>
  );
};
