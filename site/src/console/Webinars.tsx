/** The first page of the console: every webinar, what is on now first. */

import { useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { moment, momentHere, zoneHere } from '../lib/console/schedule.ts';
import { many } from '../lib/console/words.ts';
import { Console, Ghosts } from './Console.tsx';
import { Refused } from './Refused.tsx';
import { StateChip } from './StateChip.tsx';
import { useAnswer } from './use-answer.ts';
import '../styles/console-list.css';

const shows = [
  { show: 'now', words: 'Live and coming', states: ['live', 'scheduled', 'draft'] },
  { show: 'past', words: 'Past', states: ['ended', 'cancelled', 'archived'] },
] as const;
type Show = (typeof shows)[number]['show'];

const showOf = (): Show => (new URLSearchParams(location.search).get('show') === 'past' ? 'past' : 'now');

// Live, then what comes soonest, drafts among them; the past newest first.
const inOrder = (webinars: readonly Webinar[], show: Show): Webinar[] => {
  const states: readonly string[] = shows.find((one) => one.show === show)?.states ?? [];
  const rank = (one: Webinar): number => (one.state === 'live' ? 0 : 1);
  const later = (a: Webinar, b: Webinar): number => (a.startsAt < b.startsAt ? -1 : 1);
  return webinars
    .filter((one) => states.includes(one.state))
    .sort((a, b) => (show === 'past' ? later(b, a) : rank(a) - rank(b) || later(a, b)));
};

const Item = ({ webinar, mayDecide }: { webinar: Webinar; mayDecide: boolean }) => {
  const at = new Date(webinar.startsAt);
  const here = momentHere(at, webinar.timeZone, zoneHere());
  const { registered, attended, asked } = webinar.counts;
  return (
    <li class="console-item">
      <div class="console-item-words">
        <p class="console-item-state">
          <StateChip state={webinar.state} />
        </p>
        <h2>
          <a href={`/console/webinar/?id=${webinar.id}`}>{webinar.title}</a>
        </h2>
        <p class="meta dots">
          <time dateTime={webinar.startsAt}>{moment(at, webinar.timeZone)}</time>
          {here && <span>{here}</span>}
        </p>
      </div>
      {webinar.state !== 'draft' && (
        <dl class="console-counts">
          <div>
            <dt>registered</dt>
            <dd>{registered.toLocaleString('en-GB')}</dd>
          </div>
          <div>
            <dt>{asked === 1 ? 'question' : 'questions'}</dt>
            <dd>{asked.toLocaleString('en-GB')}</dd>
          </div>
          {attended > 0 && (
            <div>
              <dt>attended</dt>
              <dd>{attended.toLocaleString('en-GB')}</dd>
            </div>
          )}
        </dl>
      )}
      {webinar.state === 'live' && mayDecide && (
        <a class="button tiny" href={`/console/moderate/?id=${webinar.id}`}>
          Moderate
        </a>
      )}
    </li>
  );
};

const Empty = ({ show, mayCreate }: { show: Show; mayCreate: boolean }) => (
  <div class="empty">
    <strong>{show === 'past' ? 'Nothing has ended yet' : 'No webinar is planned'}</strong>
    <p>
      {show === 'past'
        ? 'Ended webinars stay here with their questions and exports.'
        : 'A webinar begins as a draft that only your team sees.'}
    </p>
    {mayCreate && show === 'now' && (
      <a class="button" href="/console/new/">
        New webinar
      </a>
    )}
  </div>
);

const List = ({ me }: { me: TeamMember }) => {
  const { asked, again } = useAnswer<Page<Webinar>>('/webinars');
  const [show, setShow] = useState(showOf);
  const mayCreate = may(me.roles, 'webinar.change');
  const choose = (next: Show): void => {
    setShow(next);
    history.replaceState(null, '', next === 'past' ? '?show=past' : location.pathname);
  };
  const items = asked.is === 'here' ? inOrder(asked.value.items, show) : [];
  return (
    <>
      <div class="console-head">
        <h1>Webinars</h1>
        {mayCreate && (
          <a class="button" href="/console/new/">
            New webinar
          </a>
        )}
      </div>
      <fieldset class="segmented console-filter">
        <legend class="visually-hidden">Show</legend>
        {shows.map((one) => (
          <button key={one.show} type="button" aria-pressed={show === one.show} onClick={() => choose(one.show)}>
            {one.words}
          </button>
        ))}
      </fieldset>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && items.length === 0 && <Empty show={show} mayCreate={mayCreate} />}
      {items.length > 0 && (
        <ul class="rows" aria-label={many(items.length, 'webinar')}>
          {items.map((one) => (
            <Item key={one.id} webinar={one} mayDecide={may(me.roles, 'question.decide')} />
          ))}
        </ul>
      )}
    </>
  );
};

export const Webinars = () => (
  <Console right="webinar.read" here="webinars">
    {(me) => <List me={me} />}
  </Console>
);
