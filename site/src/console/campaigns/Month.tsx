/** The campaigns of a month, each on its day. The address of the page says which month. */
import { useState } from 'preact/hooks';
import type { CampaignLine } from '#shared/campaign.ts';
import type { Page } from '#shared/page.ts';
import { toClock } from '#shared/when.ts';
import { instantToWall } from '#shared/zone.ts';
import { serverNow } from '../../lib/console/api.ts';
import { stateWords, toDays } from '../../lib/console/campaigns.ts';
import { isMonth, monthAfter, monthWords, weeksOf } from '../../lib/console/month.ts';
import { zoneHere } from '../../lib/console/schedule.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** What a cell has room for. */
const MOST = 3;

const Day = ({ day, month, today, items }: { day: string; month: string; today: string; items: readonly CampaignLine[] }) => (
  <td class={day.startsWith(month) ? '' : 'other'} aria-current={day === today ? 'date' : undefined}>
    <time dateTime={day}>{Number(day.slice(8))}</time>
    {items.length > 0 && (
      <ul class="plain">
        {items.slice(0, MOST).map((one) => (
          <li key={one.id}>
            <a href={`?id=${one.id}`} class={`campaign-mark ${one.state}`} title={`${one.name}: ${stateWords[one.state].words}`}>
              <span class="campaign-clock">{toClock(new Date(one.at), zoneHere())}</span> {one.name}
              <span class="visually-hidden">, {stateWords[one.state].words}</span>
            </a>
          </li>
        ))}
        {items.length > MOST && <li class="small soft">and {items.length - MOST} more</li>}
      </ul>
    )}
  </td>
);

const begin = (): string => {
  const asked = new URLSearchParams(location.search).get('month') ?? '';
  return isMonth(asked) ? asked : instantToWall(new Date(serverNow()), zoneHere()).slice(0, 7);
};

export const Month = () => {
  const [month, turn] = useState(begin);
  const weeks = weeksOf(month);
  // From before its first week to behind its last, in whatever zone.
  const { asked, again } = useAnswer<Page<CampaignLine>>(`/campaigns?from=${monthAfter(month, -1)}-20&to=${monthAfter(month, 1)}-10`);
  const byDay = new Map(asked.is === 'here' ? toDays(asked.value.items, zoneHere()) : []);
  const today = instantToWall(new Date(serverNow()), zoneHere()).slice(0, 10);
  const go = (by: number): void => {
    const next = monthAfter(month, by);
    const query = new URLSearchParams(location.search);
    query.set('month', next);
    history.replaceState(null, '', `?${query}`);
    turn(next);
  };
  return (
    <section class="campaign-month" aria-labelledby="campaign-month">
      <div class="campaign-month-head">
        <h2 id="campaign-month" aria-live="polite">
          {monthWords(month)}
        </h2>
        <div class="invitation-acts">
          <button type="button" class="button quiet tiny" onClick={() => go(-1)}>
            Month before
          </button>
          <button type="button" class="button quiet tiny" onClick={() => go(1)}>
            Next month
          </button>
        </div>
      </div>
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The month" />}
      <table aria-labelledby="campaign-month" aria-busy={asked.is === 'loading'}>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                <abbr title={name}>{name.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} month={month} today={today} items={byDay.get(day) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
