/** Other webinars that the page leads to: found by title, in an order that buttons change. */
import { useState } from 'preact/hooks';
import { limits } from '#shared/limits.ts';
import type { Page } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { findByTitle } from '../../lib/console/find-title.ts';
import { moment } from '../../lib/console/schedule.ts';
import { Part, type PartProps } from '../Part.tsx';
import { focusSoon } from '../Rows.tsx';
import { StateChip } from '../StateChip.tsx';
import { useAnswer } from '../use-answer.ts';

const MOST_FOUND = 5;

type Props = Pick<PartProps, 'fields' | 'set'> & {
  readonly errors: PartProps['errors'] /** The webinar itself. */;
  readonly own: string | undefined;
};

const Words = ({ webinar }: { webinar: Webinar | undefined }) => (
  <span class="related-words">
    {webinar ? (
      <>
        <strong>{webinar.title}</strong>
        <span class="small soft">{moment(new Date(webinar.startsAt), webinar.timeZone)}</span>
        {webinar.state !== 'scheduled' && <StateChip state={webinar.state} />}
        {webinar.hidden && <span class="chip due">Hidden</span>}
      </>
    ) : (
      <span class="soft">A webinar that is not there any more</span>
    )}
  </span>
);

export const RelatedFields = ({ fields, errors, set, own }: Props) => {
  const { asked } = useAnswer<Page<Webinar>>('/webinars');
  const [typed, type] = useState('');
  const [said, say] = useState('');
  const chosen = fields.related;
  const all = asked.is === 'here' ? asked.value.items : [];
  const nameOf = (id: string): string => all.find((one) => one.id === id)?.title ?? 'this webinar';
  const found = findByTitle(all, typed, [...chosen, ...(own ? [own] : [])], MOST_FOUND);
  const swap = (place: number, to: number): void => {
    const [id, other] = [chosen[place], chosen[to]];
    if (!id || !other) return;
    set({ related: chosen.with(place, other).with(to, id) });
    say(`${nameOf(id)} is number ${to + 1} of ${chosen.length}.`);
  };
  const add = (id: string): void => {
    set({ related: [...chosen, id] });
    say(`Added: ${nameOf(id)}.`);
    focusSoon('related');
  };
  const remove = (id: string): void => {
    set({ related: chosen.filter((one) => one !== id) });
    say(`Removed: ${nameOf(id)}.`);
    focusSoon('related');
  };
  return (
    <Part
      title="Related webinars"
      hint="Shown at the end of the page while they are public, what is to come first. Without any, the page leads to the next ones once it is over."
    >
      {chosen.length > 0 && (
        <ol class="plain related-list">
          {chosen.map((id, place) => (
            <li key={id}>
              <Words webinar={all.find((one) => one.id === id)} />
              <span class="cluster">
                <button
                  type="button"
                  class="button quiet tiny"
                  disabled={place === 0}
                  aria-label={`Move ${nameOf(id)} up`}
                  onClick={() => swap(place, place - 1)}
                >
                  <span aria-hidden="true">↑</span>
                </button>
                <button
                  type="button"
                  class="button quiet tiny"
                  disabled={place === chosen.length - 1}
                  aria-label={`Move ${nameOf(id)} down`}
                  onClick={() => swap(place, place + 1)}
                >
                  <span aria-hidden="true">↓</span>
                </button>
                <button type="button" class="button quiet tiny" aria-label={`Remove ${nameOf(id)}`} onClick={() => remove(id)}>
                  Remove
                </button>
              </span>
            </li>
          ))}
        </ol>
      )}
      {errors.related && <p class="error">{errors.related}</p>}
      {chosen.length >= limits.related ? (
        <p class="hint" id="related" tabIndex={-1}>
          Six are as many as a page leads to.
        </p>
      ) : (
        <div class="field">
          <label for="related">
            Find by title<span>Optional</span>
          </label>
          <input
            id="related"
            type="search"
            autocomplete="off"
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </div>
      )}
      {typed.trim() !== '' && chosen.length < limits.related && (
        <ul class="plain related-list" aria-label="Found">
          {found.map((one) => (
            <li key={one.id}>
              <Words webinar={one} />
              <button type="button" class="button quiet tiny" aria-label={`Add ${one.title}`} onClick={() => add(one.id)}>
                Add
              </button>
            </li>
          ))}
          {found.length === 0 && (
            <li class="soft">{asked.is === 'here' ? 'No other webinar has these words in its title.' : 'The list is not here yet.'}</li>
          )}
        </ul>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </Part>
  );
};
