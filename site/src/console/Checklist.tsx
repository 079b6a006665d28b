/** Before the start: what is ready and what is not, in one glance. */
import { useEffect, useState } from 'preact/hooks';
import type { TeamHere, TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { type Check, toChecklist } from '../lib/console/checklist.ts';
import { useReach } from './use-reach.ts';
import '../styles/console-room.css';

const usePolls = (webinar: string): number | undefined => {
  const [count, know] = useState<number | undefined>(undefined);
  useEffect(() => {
    void send<{ items: readonly unknown[] }>('GET', `/webinars/${encodeURIComponent(webinar)}/polls`).then((answer) => {
      if (answer.ok) know(answer.value.items.length);
    });
  }, [webinar]);
  return count;
};

const Line = ({ good, words }: Check) => (
  <li class={good ? 'checklist-good' : 'checklist-open'}>
    <span class="checklist-sign" aria-hidden="true" />
    <span class="visually-hidden">{good ? 'Ready: ' : 'Not yet: '}</span>
    {words}
  </li>
);

type Props = { readonly webinar: Webinar; readonly me: TeamMember; readonly team: readonly TeamHere[] };

export const Checklist = ({ webinar, me, team }: Props) => {
  const reach = useReach(webinar.video);
  const polls = usePolls(webinar.id);
  const colleagues = team.filter(({ email }) => email !== me.email).map(({ name, email }) => name || email);
  const checks = toChecklist({ webinar, reach, polls, colleagues });
  return (
    <section class="checklist" aria-label="Before the start">
      <h2>
        Before the start{' '}
        <span class="soft">
          {checks.filter(({ good }) => good).length} of {checks.length} ready
        </span>
      </h2>
      <ul class="plain">
        {checks.map((check) => (
          <Line key={check.name} {...check} />
        ))}
      </ul>
    </section>
  );
};
