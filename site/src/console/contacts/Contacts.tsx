/** Everybody whom we know, newest act first; found, narrowed, page by page. */
import { useEffect, useState } from 'preact/hooks';
import type { ContactLine } from '#shared/contact.ts';
import { may, type TeamMember } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import { type Filter, fromAddress, toAddress, toQuery } from '../../lib/console/contacts.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Pages } from '../Pages.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Filters } from './Filters.tsx';
import { Table } from './Table.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-contacts.css';

const Nobody = ({ isNarrowed, isLast }: { isNarrowed: boolean; isLast: boolean }) => {
  if (!isLast)
    return (
      <div class="empty">
        <strong>Nobody so far fits</strong>
        <p>We looked at two thousand people. The next page looks on.</p>
      </div>
    );
  return (
    <div class="empty">
      <strong>{isNarrowed ? 'Nobody fits this' : 'Nobody is here yet'}</strong>
      <p>
        {isNarrowed
          ? 'Please look for fewer letters, or take a filter away.'
          : 'Whoever registers for a webinar, or confirms the newsletter, stands here.'}
      </p>
      {!isNarrowed && (
        <a class="button quiet" href="/console/">
          See all webinars
        </a>
      )}
    </div>
  );
};

const List = ({ query }: { query: string }) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const { asked, again } = useAnswer<Page<ContactLine>>(`/contacts?${[query, cursor ? `cursor=${cursor}` : ''].filter(Boolean).join('&')}`);
  // The next page begins at its top.
  useEffect(() => {
    if (trail.length > 0) document.getElementById('people')?.scrollIntoView({ block: 'start' });
  }, [trail]);
  if (asked.is === 'loading') return <Ghosts />;
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The list" />;
  const { items, next } = asked.value;
  return (
    <section id="people" aria-label="People">
      {items.length === 0 ? <Nobody isNarrowed={query !== '' || trail.length > 0} isLast={!next} /> : <Table people={items} />}
      <Pages {...{ trail, next, go }} />
    </section>
  );
};

const Whole = ({ me }: { me: TeamMember }) => {
  const [filter, choose] = useState<Filter>(() => fromAddress(location));
  useEffect(() => {
    const read = (): void => choose(fromAddress(location));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const apply = (wanted: Filter): void => {
    history.replaceState(null, '', toAddress(location.pathname, wanted));
    choose(wanted);
  };
  const query = toQuery(filter);
  return (
    <>
      <div class="console-head">
        <h1>Contacts</h1>
        {may(me.roles, 'contact.import') && (
          <a class="button quiet" href="/console/contacts/import/">
            Import people
          </a>
        )}
      </div>
      <Filters filter={filter} apply={apply} />
      <List key={query} query={query} />
    </>
  );
};

export const Contacts = () => (
  <Console right="contact.read" here="contacts">
    {(me) => <Whole me={me} />}
  </Console>
);
