/** Who is not mailed any more: found, added, brought in by a file, let through again. The address of the page holds the filter. */
import { useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import { type Suppression, suppressedPurposes, suppressionWhys } from '#shared/suppression.ts';
import { purposeWords, whyWords } from '../../lib/console/suppressions.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Choice, Line } from '../Field.tsx';
import { Pages } from '../Pages.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Add } from './Add.tsx';
import { Import } from './Import.tsx';
import { Rows } from './Rows.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-suppressions.css';

type Filter = { readonly why: string; readonly purpose: string; readonly find: string };

const toQuery = (filter: Filter): string => new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString();

const Nobody = ({ filter, isLast }: { filter: Filter; isLast: boolean }) => (
  <div class="empty">
    <strong>{!isLast ? 'Nobody on this page fits' : toQuery(filter) ? 'Nobody fits this filter' : 'Nobody is in the list'}</strong>
    <p>
      {!isLast
        ? 'There are more pages.'
        : 'Addresses that bounce, complaints and people who unsubscribe come in by themselves. You can add others above.'}
    </p>
  </div>
);

const List = ({ filter, mayChange }: { filter: Filter; mayChange: boolean }) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const { asked, again } = useAnswer<Page<Suppression>>(`/suppressions?${toQuery(filter)}${cursor ? `&cursor=${cursor}` : ''}`);
  if (asked.is === 'loading') return <Ghosts />;
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The list" />;
  const { items, next } = asked.value;
  return (
    <>
      {items.length === 0 ? <Nobody filter={filter} isLast={!next} /> : <Rows rows={items} mayChange={mayChange} onLifted={again} />}
      <Pages {...{ trail, next, go }} />
    </>
  );
};

const Filters = ({ filter, apply }: { filter: Filter; apply: (filter: Filter) => void }) => {
  const [find, type] = useState(filter.find);
  const submit = (event: Event): void => {
    event.preventDefault();
    apply({ ...filter, find: find.trim() });
  };
  return (
    <form class="suppression-filter" onSubmit={submit}>
      <Line id="find" label="Address" placeholder="ann@example.com" value={find} errors={{}} onChange={type} />
      <Choice id="why" label="Why" value={filter.why} errors={{}} onChange={(why) => apply({ ...filter, why })}>
        <option value="">All reasons</option>
        {suppressionWhys.map((why) => (
          <option key={why} value={why}>
            {whyWords[why]}
          </option>
        ))}
      </Choice>
      <Choice id="purpose" label="What" value={filter.purpose} errors={{}} onChange={(purpose) => apply({ ...filter, purpose })}>
        <option value="">All mail</option>
        {suppressedPurposes.map((purpose) => (
          <option key={purpose} value={purpose}>
            {purposeWords[purpose]}
          </option>
        ))}
      </Choice>
      <button type="submit" class="button quiet">
        Find
      </button>
    </form>
  );
};

const Whole = ({ me }: { me: TeamMember }) => {
  const query = new URLSearchParams(location.search);
  const of = (name: string): string => query.get(name) ?? '';
  const [filter, choose] = useState<Filter>({ why: of('why'), purpose: of('purpose'), find: '' });
  const [round, renew] = useState(0);
  const mayChange = may(me.roles, 'suppression.change');
  const apply = (wanted: Filter): void => {
    // Somebody's address is kept out of the browser's history.
    const kept = toQuery({ ...wanted, find: '' });
    history.replaceState(null, '', location.pathname + (kept && `?${kept}`));
    choose(wanted);
  };
  const reload = (): void => renew((n) => n + 1);
  return (
    <>
      <div class="console-head">
        <h1>Who is not mailed</h1>
      </div>
      <p class="soft suppression-lead">
        Nobody in this list gets that mail from Parley, whatever a form says. A confirmation that somebody asks for just now still goes out,
        except to a mailbox that does not exist.
      </p>
      {mayChange && (
        <div class="suppression-tools">
          <details class="card">
            <summary>Add an address</summary>
            <Add onDone={reload} />
          </details>
          <details class="card">
            <summary>Import a list</summary>
            <Import onDone={reload} />
          </details>
        </div>
      )}
      <Filters filter={filter} apply={apply} />
      <List key={`${toQuery(filter)} ${round}`} filter={filter} mayChange={mayChange} />
    </>
  );
};

export const Suppressions = () => (
  <Console right="suppression.read" here="suppressions">
    {(me) => <Whole me={me} />}
  </Console>
);
