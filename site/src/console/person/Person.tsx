/** One person: who they are, what they did and what we wrote to them, and what the team knows beside it. */

import { useEffect } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { serverNow } from '../../lib/console/api.ts';
import { Aliases } from '../alias/Aliases.tsx';
import { Console, Say } from '../Console.tsx';
import { Coming } from '../inbox/Coming.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Head } from './Head.tsx';
import { Journey } from './Journey.tsx';
import { Labels } from './Labels.tsx';
import { Notes } from './Notes.tsx';
import { Score } from './Score.tsx';
import { Standing } from './Standing.tsx';
import { Thanks } from './Thanks.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-person.css';

/** A page about a person whose address names none. */
const Nobody = () => (
  <Say title="Who?">
    <p>The address of this page names nobody.</p>
    <a class="button" href="/console/contacts/">
      See all contacts
    </a>
  </Say>
);

const Whole = ({ id, me }: { id: string; me: TeamMember }) => {
  const { asked, again } = useAnswer<PersonPage>(`/contacts/${encodeURIComponent(id)}`);
  const known = asked.is === 'here' ? asked.value : undefined;
  useEffect(() => {
    if (!known) return;
    document.title = `${known.name || known.email} · Parley console`;
    // An address that was joined with another one leads here.
    if (known.id !== id) history.replaceState(null, '', `/console/contact/?id=${known.id}`);
  }, [known]);
  if (asked.is !== 'here')
    return <Pending asked={asked} again={again} what="This person" back={{ href: '/console/contacts/', words: 'See all contacts' }} />;
  const person = asked.value;
  const mayChange = may(me.roles, 'contact.change');
  return (
    <>
      <Head person={person} me={me} onChange={again} />
      {may(me.roles, 'campaign.read') && (
        <div class="person-coming">
          <Coming contact={person.id} now={serverNow()} />
        </div>
      )}
      <div class="person">
        <Journey person={person} />
        <aside class="person-aside" aria-label="What we know">
          <Standing person={person} />
          <Score person={person} />
          {may(me.roles, 'thanks.give') && <Thanks person={person} onChange={again} />}
          <Labels person={person} mayChange={mayChange} onChange={again} />
          <Aliases
            me={me}
            person={person}
            onChanged={(now) => (now === person.id ? again() : location.replace(`/console/contact/?id=${now}`))}
          />
          <Notes person={person} me={me} mayChange={mayChange} onChange={again} />
        </aside>
      </div>
    </>
  );
};

export const Person = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  return (
    <Console right="contact.read" here="contacts">
      {(me) => (id ? <Whole id={id} me={me} /> : <Nobody />)}
    </Console>
  );
};
