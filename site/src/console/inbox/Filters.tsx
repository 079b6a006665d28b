/** What the list is narrowed by and in which order it stands; the address of the page says all of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseLine } from '#shared/case.ts';
import { caseSorts, priorities } from '#shared/case-choices.ts';
import { isNarrow, type Place, wide } from '../../lib/console/inbox.ts';
import { priorityWords, sortWords } from '../../lib/console/inbox-words.ts';
import { useDesk } from './desk.ts';
import { usePart } from './use-part.ts';

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

type Props = { readonly place: Place; readonly lines: readonly CaseLine[] };

/** By what the list is narrowed: each can be taken away here. */
const Given = ({ place, lines }: Props) => {
  const { go } = useDesk();
  const { narrow } = place;
  const given = (['webinar', 'campaign', 'label', 'priority', 'owner', 'state'] as const).filter((name) => narrow[name]);
  const priority = priorities.find((one) => one === narrow.priority);
  const words = {
    webinar: lines.find(({ webinar }) => webinar?.id === narrow.webinar)?.webinar?.title || 'One webinar',
    campaign: narrow.campaign,
    label: narrow.label,
    priority: priority ? priorityWords[priority] : '',
    owner: narrow.owner,
    state: 'Resolved',
  };
  if (given.length === 0) return null;
  return (
    <p class="inbox-given">
      {given.map((name) => (
        <button key={name} type="button" class="button quiet tiny" onClick={() => go({ narrow: { ...narrow, [name]: '' } })}>
          {words[name]} <span aria-hidden="true">×</span>
          <span class="visually-hidden">take this filter away</span>
        </button>
      ))}
      {isNarrow(narrow) && (
        <button type="button" class="button plain-button tiny" onClick={() => go({ narrow: wide })}>
          Clear
        </button>
      )}
    </p>
  );
};

/** Comes with the first look into the menu: its choices are read from elsewhere. */
const Choices = ({ place }: { place: Place }) => {
  const Inside = usePart(async () => (await import('./Choices.tsx')).Choices);
  return Inside ? <Inside place={place} /> : <div class="skeleton console-ghost" />;
};

const Menu = ({ place }: { place: Place }) => {
  const [isOpen, open] = useState(false);
  return (
    <>
      <button type="button" class="button quiet tiny" popovertarget="inbox-narrow">
        Filter
      </button>
      <section
        id="inbox-narrow"
        popover="auto"
        class="inbox-menu"
        aria-label="Filter"
        onToggle={(event) => open(event.newState === 'open')}
      >
        {isOpen && <Choices place={place} />}
      </section>
    </>
  );
};

export const Filters = ({ place, lines }: Props) => {
  const { go } = useDesk();
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
        <Menu place={place} />
      </div>
      <Given place={place} lines={lines} />
    </div>
  );
};
