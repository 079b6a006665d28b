/** What a saved segment is for: its people are invited, or taken along as a file. */
import { may, type TeamMember } from '#shared/host.ts';
import type { Segment } from '#shared/segment.ts';
import { Exports } from '../Exports.tsx';
import '../../styles/console-webinar.css';

export const Onward = ({ me, segment: { id, state } }: { me: TeamMember; segment: Segment }) =>
  // A snapshot has nobody to invite or to list before it is put together.
  state === 'taking' || state === 'too-many' ? null : (
    <section class="stack segment-onward" aria-label="What to do with them">
      {may(me.roles, 'invitation.send') && (
        <p class="cluster">
          <a class="button quiet" href={`/console/invitations/?new&segment=${id}`}>
            Invite them to a webinar
          </a>
          <a class="button quiet" href={`/console/invitations/?new&private&segment=${id}`}>
            Invite them to a private webinar
          </a>
        </p>
      )}
      <Exports source={{ segment: id }} me={me} />
    </section>
  );
