/** What the list is narrowed by and in which order it stands; the address of the page says all of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { caseSorts, priorities } from '#shared/case-choices.ts';
import { isNarrow, type Place, wide } from '../../lib/console/inbox.ts';
import { priorityWords, sortWords } from '../../lib/console/inbox-words.ts';
import { useDesk } from './desk.ts';

/** As long as somebody types on. */
const PAUSE_MS = 300;

const Find = ({ place }: { place: Place }) => {
  const { go } = useDesk();
  const [find, type] = useState(place.narrow.find);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => type(place.narrow.find), [place.narrow.find]);
  return (
    <input
      id="inbox-find"
      type="search"
      aria-label="Find a question, a name or a company"
      placeholder="Find"
      value={find}
      autocomplete="off"
      onInput={({ currentTarget: { value } }) => {
        type(value);
        clearTimeout(timer.current);
        timer.current = Number(setTimeout(() => go({ narrow: { ...place.narrow, find: value } }), PAUSE_MS));
      }}
    />
  );
};

/** By what the list is narrowed elsewhere: each can be taken away here. */
const Given = ({ place }: { place: Place }) => {
  const { go } = useDesk();
  const given = (['webinar', 'campaign', 'label', 'owner', 'state'] as const).filter((name) => place.narrow[name]);
  const words = {
    webinar: 'One webinar',
    campaign: place.narrow.campaign,
    label: place.narrow.label,
    owner: place.narrow.owner,
    state: 'Resolved',
  };
  if (given.length === 0) return null;
  return (
    <p class="inbox-given">
      {given.map((name) => (
        <button key={name} type="button" class="button quiet tiny" onClick={() => go({ narrow: { ...place.narrow, [name]: '' } })}>
          {words[name]} <span aria-hidden="true">×</span>
          <span class="visually-hidden">take this filter away</span>
        </button>
      ))}
    </p>
  );
};

export const Filters = ({ place }: { place: Place }) => {
  const { go } = useDesk();
  const { narrow } = place;
  return (
    <div class="inbox-filters">
      <Find place={place} />
      <div class="inbox-selects">
        <select
          aria-label="Order"
          value={place.sort}
          onChange={({ currentTarget: { value } }) => go({ sort: caseSorts.find((sort) => sort === value) ?? 'due' })}
        >
          {caseSorts.map((sort) => (
            <option key={sort} value={sort}>
              {sortWords[sort]}
            </option>
          ))}
        </select>
        <select
          aria-label="Priority"
          value={narrow.priority}
          onChange={({ currentTarget: { value } }) => go({ narrow: { ...narrow, priority: value } })}
        >
          <option value="">Any priority</option>
          {priorities.map((one) => (
            <option key={one} value={one}>
              {priorityWords[one]}
            </option>
          ))}
        </select>
        {place.view === 'all' && (
          <select
            aria-label="State"
            value={narrow.state}
            onChange={({ currentTarget: { value } }) => go({ narrow: { ...narrow, state: value } })}
          >
            <option value="">Unresolved</option>
            <option value="resolved">Resolved</option>
          </select>
        )}
        {isNarrow(narrow) && (
          <button type="button" class="button plain-button tiny" onClick={() => go({ narrow: wide })}>
            Clear
          </button>
        )}
      </div>
      <Given place={place} />
    </div>
  );
};
