/** Campaigns: what goes out when, one of them, a new one. The address of the page says which. */
import { may, type TeamMember } from '#shared/host.ts';
import { emptyFields } from '../../lib/console/campaigns.ts';
import { Console } from '../Console.tsx';
import { Edit } from './Edit.tsx';
import { List } from './List.tsx';
import { One } from './One.tsx';
import '../../styles/console-invitations.css';
import '../../styles/console-campaigns.css';
import '../../styles/console-month.css';

const Whole = ({ me }: { me: TeamMember }) => {
  const query = new URLSearchParams(location.search);
  const id = query.get('id');
  const mayChange = may(me.roles, 'campaign.change');
  if (id) return <One id={id} mayChange={mayChange} mayWork={may(me.roles, 'case.work')} />;
  if (query.has('new') && mayChange)
    return (
      <>
        <div class="console-head">
          <h1>Plan a campaign</h1>
        </div>
        <Edit start={emptyFields} onDone={(one) => location.assign(`?id=${one.id}`)} />
      </>
    );
  return <List mayChange={mayChange} />;
};

export const Campaigns = () => (
  <Console right="campaign.read" here="campaigns">
    {(me) => <Whole me={me} />}
  </Console>
);
