/** On a webinar's own page: what is ready before it, and the way to what became of it. */
import type { TeamMember } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { Checklist } from './Checklist.tsx';
import { useHere } from './use-here.ts';

export const BeforeStart = ({ webinar, me }: { webinar: Webinar; me: TeamMember }) => (
  <Checklist webinar={webinar} me={me} team={useHere(webinar.id)} />
);

export const AfterEnd = ({ id }: { id: string }) => (
  <p>
    <a class="button quiet" href={`/console/moderate/?id=${id}&view=review`}>
      What was answered, and what is owed
    </a>
  </p>
);
