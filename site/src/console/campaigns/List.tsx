/** What goes out when, to how many, and how many of them wait for us: by day, the next ones first. */
import type { CampaignLine } from '#shared/campaign.ts';
import type { Page } from '#shared/page.ts';
import { toClock } from '#shared/when.ts';
import { serverNow } from '../../lib/console/api.ts';
import { channelWords, sizeWords, stateWords, toDays } from '../../lib/console/campaigns.ts';
import { zoneHere } from '../../lib/console/schedule.ts';
import { many } from '../../lib/console/words.ts';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Month } from './Month.tsx';
import { Subscribe } from './Subscribe.tsx';

export const State = ({ one }: { one: Pick<CampaignLine, 'state' | 'at'> }) => {
  const isLate = one.state === 'planned' && Date.parse(one.at) < serverNow();
  const { words, tone } = isLate ? { words: 'Its time passed', tone: 'due' } : stateWords[one.state];
  return <span class={`chip ${tone}`}>{words}</span>;
};

const dayWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

const Line = ({ one }: { one: CampaignLine }) => (
  <li class="campaign-line">
    <time dateTime={one.at} class="soft">
      {toClock(new Date(one.at), zoneHere())}
    </time>
    <div>
      <a href={`?id=${one.id}`} class="campaign-name">
        {one.name}
      </a>
      {one.promise && <p>{one.promise}</p>}
      <p class="meta dots">
        <span class={one.held ? 'campaign-held' : ''}>{sizeWords(one)}</span>
        <span>{channelWords[one.channel]}</span>
        {one.segment && <span>{one.segment.name || 'a segment that is gone'}</span>}
        {one.caused > 0 && <span>caused {many(one.caused, 'case')}</span>}
      </p>
    </div>
    <State one={one} />
  </li>
);

const Days = ({ title, items }: { title: string; items: readonly CampaignLine[] }) =>
  items.length === 0 ? null : (
    <section class="campaign-days">
      <h2>{title}</h2>
      {toDays(items, zoneHere()).map(([day, some]) => (
        <div key={day} class="campaign-day">
          <h3>{dayWords(day)}</h3>
          <ul>
            {some.map((one) => (
              <Line key={one.id} one={one} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );

const Plan = () => (
  <a class="button" href="?new">
    Plan a campaign
  </a>
);

const Nothing = ({ mayChange }: { mayChange: boolean }) => (
  <div class="empty">
    <strong>Nothing is planned</strong>
    <p>What marketing sends stands here by day, with how many get it and how many of them wait for an answer.</p>
    {mayChange && <Plan />}
  </div>
);

const isAhead = ({ state, at }: CampaignLine): boolean =>
  state === 'running' || ((state === 'planned' || state === 'ready') && Date.parse(at) > serverNow() - 86_400_000);

export const List = ({ mayChange }: { mayChange: boolean }) => {
  const { asked, again } = useAnswer<Page<CampaignLine>>('/campaigns');
  const items = asked.is === 'here' ? asked.value.items : [];
  const isEmpty = asked.is === 'here' && items.length === 0;
  return (
    <>
      <div class="console-head">
        <h1>Campaigns</h1>
        {mayChange && !isEmpty && <Plan />}
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {isEmpty && <Nothing mayChange={mayChange} />}
      {asked.is === 'here' && !isEmpty && <Month />}
      <Days title="Coming up" items={items.filter(isAhead)} />
      <Days title="In the last month" items={items.filter((one) => !isAhead(one)).toReversed()} />
      {asked.is === 'here' && <Subscribe />}
    </>
  );
};
