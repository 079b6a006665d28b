/** Groups of people by rules. The page's address holds what is on screen. */
import { may, type TeamMember } from '#shared/host.ts';
import type { Segment } from '#shared/segment.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Builder } from './Builder.tsx';
import '../../styles/console-segments.css';

const Whole = ({ me }: { me: TeamMember }) => {
  const { asked, again } = useAnswer<{ items: readonly Segment[] }>('/segments');
  return (
    <div class="segment-whole">
      <div class="console-head">
        <h1>Segments</h1>
        {may(me.roles, 'contact.read') && (
          <a class="button quiet" href="/console/segments/">
            New segment
          </a>
        )}
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list of segments" />}
      {asked.is === 'here' && <Builder me={me} segments={asked.value.items} reload={again} />}
    </div>
  );
};

export const Segments = () => (
  <Console right="segment.read" here="segments" wide>
    {(me) => <Whole me={me} />}
  </Console>
);
