/** Care for the quiet: all rounds, and one of them. The address of the page says which. */
import { may, type TeamMember } from '#shared/host.ts';
import { Console } from '../Console.tsx';
import { List } from './List.tsx';
import { One } from './One.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-invitations.css';
import '../../styles/console-campaigns.css';
import '../../styles/console-quiet.css';

const Whole = ({ me }: { me: TeamMember }) => {
  const id = new URLSearchParams(location.search).get('id');
  return id ? <One id={id} me={me} /> : <List mayAsk={may(me.roles, 'quiet.ask')} />;
};

export const Quiet = () => (
  <Console right="quiet.read" here="quiet">
    {(me) => <Whole me={me} />}
  </Console>
);
