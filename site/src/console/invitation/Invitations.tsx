/** Invitations: all of them, one of them, a new one. The address of the page says which. */
import { may, type TeamMember } from '#shared/host.ts';
import { Console } from '../Console.tsx';
import { List } from './List.tsx';
import { Make } from './Make.tsx';
import { One } from './One.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-invitations.css';

const Whole = ({ me }: { me: TeamMember }) => {
  const query = new URLSearchParams(location.search);
  const id = query.get('id');
  const maySend = may(me.roles, 'invitation.send');
  if (id) return <One id={id} me={me} />;
  if (query.has('new') && maySend)
    return (
      <Make
        webinar={query.get('webinar') ?? ''}
        segment={query.get('segment') ?? ''}
        isPrivate={query.has('private')}
        mayMake={may(me.roles, 'webinar.change')}
      />
    );
  return <List maySend={maySend} webinar={query.get('webinar') ?? ''} />;
};

export const Invitations = () => (
  <Console right="invitation.read" here="invitations">
    {(me) => <Whole me={me} />}
  </Console>
);
