/** The inbox: views, cases, one case, and the person who waits. */
import { Console } from '../Console.tsx';
import { Panes } from './Panes.tsx';
import '../../styles/inbox.css';
import '../../styles/inbox-thread.css';

export const Inbox = () => (
  <Console right="case.work" here="inbox" wide>
    {(me) => <Panes me={me} />}
  </Console>
);
