/** Invitations, newest first: how far each is and what came of it. */
import { useState } from 'preact/hooks';
import type { InvitationView } from '#shared/invitation.ts';
import type { Page } from '#shared/page.ts';
import { doneOf, stateWords } from '../../lib/console/invitations.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Ghosts } from '../Console.tsx';
import { Lines } from '../Lines.tsx';
import { Pages } from '../Pages.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

type Row = Omit<InvitationView, 'subject' | 'text'>;

const number = (count: number): string => count.toLocaleString('en-GB');

export const State = ({ state }: Pick<InvitationView, 'state'>) => (
  <span class={`chip ${stateWords[state].tone}`}>{stateWords[state].words}</span>
);

const Line = ({ row }: { row: Row }) => (
  <tr>
    <th scope="row">
      <a href={`?id=${row.id}`}>{row.name}</a>
      <span class="soft small">{row.title}</span>
    </th>
    <td data-label="State">
      <State state={row.state} />
    </td>
    <td data-label="People">{number(row.size)}</td>
    <td data-label="Through">{number(doneOf(row))}</td>
    <td data-label="Registered">{number(row.registered)}</td>
    <td data-label="When" class="soft">
      {row.at ? <time dateTime={row.at}>{moment(new Date(row.at), zoneHere())}</time> : 'Not sent'}
    </td>
  </tr>
);

const Nothing = ({ maySend }: { maySend: boolean }) => (
  <div class="empty">
    <strong>Nobody was invited yet</strong>
    <p>An invitation goes to everybody of a segment who agreed to get such mail, once each, by day where they are.</p>
    {maySend && (
      <a class="button" href="?new">
        Invite a segment
      </a>
    )}
  </div>
);

export const List = ({ maySend, webinar }: { maySend: boolean; webinar: string }) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const query = new URLSearchParams({ ...(webinar ? { webinar } : {}), ...(cursor ? { cursor } : {}) });
  const { asked, again } = useAnswer<Page<Row>>(`/invitations?${query}`);
  const isEmpty = asked.is === 'here' && asked.value.items.length === 0 && trail.length === 0;
  return (
    <>
      <div class="console-head">
        <h1>Invitations</h1>
        {maySend && !isEmpty && (
          <a class="button" href={`?new${webinar ? `&webinar=${webinar}` : ''}`}>
            Invite a segment
          </a>
        )}
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {isEmpty && <Nothing maySend={maySend} />}
      {asked.is === 'here' && !isEmpty && (
        <Lines kind="invitation" heads={['Invitation', 'State', 'People', 'Through', 'Registered', 'When']}>
          {asked.value.items.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </Lines>
      )}
      {asked.is === 'here' && <Pages trail={trail} next={asked.value.next} go={go} />}
    </>
  );
};
