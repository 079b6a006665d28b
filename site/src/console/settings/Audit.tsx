/** Who changed what: newest first, by person and by thing. The address holds the filter. */
import { useState } from 'preact/hooks';
import type { AuditEntry, Change } from '#shared/audit.ts';
import { roles } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import { send } from '../../lib/console/api.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { webinarWords } from '../../lib/console/webinar-words.ts';
import { roleWords } from '../../lib/console/words.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Line } from '../Field.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { actWords } from './act-words.ts';
import { readSetting, settingWords } from './words.ts';
import '../../styles/console-settings.css';

/** Settings and webinars have no field in common but the time zone, which both call the same. */
const fieldWords = (field: string): string => (settingWords(field) === field ? webinarWords(field) : settingWords(field));

const Changed = ({ change }: { change: Change }) => (
  <div class="audit-change">
    <dt>{fieldWords(change.field)}</dt>
    <dd>
      <del>{readSetting(change.before) || 'empty'}</del> <span aria-hidden="true">→</span> <ins>{readSetting(change.after) || 'empty'}</ins>
    </dd>
  </div>
);

/** With which roles somebody came in, in words instead of a change. */
const asWhat = ({ changes }: AuditEntry): string => {
  const held = changes.find(({ field }) => field === 'roles')?.after;
  const words = Array.isArray(held) ? roles.filter((role) => held.includes(role)).map((role) => roleWords[role]) : [];
  return words.length > 0 ? ` as ${words.join(', ')}` : ', without a role';
};

const Entry = ({ entry }: { entry: AuditEntry }) => {
  const [kind, id] = entry.thing.split('#');
  return (
    <li class="audit-entry">
      <p>
        <strong>{entry.by === 'schedule' ? 'The schedule' : entry.by}</strong> {actWords[entry.act]}
        {entry.act === 'signed-in' && asWhat(entry)}
        {kind === 'contact' && (
          <>
            {' '}
            <a href={`/console/contact/?id=${id}`}>{id}</a>
          </>
        )}
        {kind === 'webinar' && (
          <>
            {' '}
            <a href={`/console/webinar/?id=${id}`}>{id}</a>
          </>
        )}
      </p>
      <p class="meta">
        <time dateTime={entry.at}>{moment(new Date(entry.at), zoneHere())}</time>
      </p>
      {entry.act !== 'signed-in' && entry.changes.length > 0 && (
        <dl class="audit-changes">
          {entry.changes.map((change) => (
            <Changed key={change.field} change={change} />
          ))}
        </dl>
      )}
    </li>
  );
};

type Filter = { readonly person: string; readonly thing: string };

const toQuery = ({ person, thing }: Filter, cursor = ''): string => {
  const query = new URLSearchParams({ ...(person && { person }), ...(thing && { thing }), ...(cursor && { cursor }) }).toString();
  return query && `?${query}`;
};

const List = ({ filter }: { filter: Filter }) => {
  const { asked, again } = useAnswer<Page<AuditEntry>>(`/audit${toQuery(filter)}`);
  const [more, add] = useState<Page<AuditEntry> | null>(null);
  if (asked.is === 'loading') return <Ghosts />;
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The audit log" />;
  const items = [...asked.value.items, ...(more?.items ?? [])];
  const next = more ? more.next : asked.value.next;
  const goOn = async (): Promise<void> => {
    const page = await send<Page<AuditEntry>>('GET', `/audit${toQuery(filter, next)}`);
    if (page.ok) add({ items: [...(more?.items ?? []), ...page.value.items], ...(page.value.next ? { next: page.value.next } : {}) });
  };
  if (items.length === 0)
    return (
      <div class="empty">
        <strong>Nothing on record</strong>
        <p>{filter.person || filter.thing ? 'No change fits this filter.' : 'Changes of settings and webinars appear here.'}</p>
      </div>
    );
  return (
    <>
      <ol class="plain audit-list">
        {items.map((entry) => (
          <Entry key={`${entry.at}${entry.id}`} entry={entry} />
        ))}
      </ol>
      {next && (
        <button type="button" class="button quiet" onClick={goOn}>
          Show earlier ones
        </button>
      )}
    </>
  );
};

const Filtered = () => {
  const query = new URLSearchParams(location.search);
  const [typed, type] = useState<Filter>({ person: query.get('person') ?? '', thing: query.get('thing') ?? '' });
  const [filter, apply] = useState(typed);
  const submit = (event: Event): void => {
    event.preventDefault();
    const wanted = { person: typed.person.trim().toLowerCase(), thing: typed.thing.trim() };
    history.replaceState(null, '', `${location.pathname}${toQuery(wanted)}`);
    apply(wanted);
  };
  return (
    <>
      <div class="console-head">
        <h1>Who changed what</h1>
      </div>
      <form class="audit-filter" onSubmit={submit}>
        <Line
          id="person"
          label="Person"
          optional
          placeholder="host@example.com"
          value={typed.person}
          errors={{}}
          onChange={(person) => type({ ...typed, person })}
        />
        <Line
          id="thing"
          label="Thing"
          optional
          placeholder="settings, or webinar# and its id"
          value={typed.thing}
          errors={{}}
          onChange={(thing) => type({ ...typed, thing })}
        />
        <button type="submit" class="button quiet">
          Filter
        </button>
      </form>
      <List key={toQuery(filter)} filter={filter} />
    </>
  );
};

export const Audit = () => (
  <Console right="audit.read" here="audit">
    {() => <Filtered />}
  </Console>
);
