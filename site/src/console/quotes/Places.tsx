/** Where words stand: the pages that were chosen, and one more. */
import { useState } from 'preact/hooks';
import { MOST_PLACES } from '#shared/quote.ts';
import { focusSoon } from '../Rows.tsx';
import type { Pages, PlacePage } from './use-pages.ts';

type Props = {
  readonly pages: Pages;
  readonly places: readonly string[];
  readonly error: string;
  readonly onChange: (places: readonly string[]) => void;
};

const Options = ({ label, pages }: { label: string; pages: readonly PlacePage[] }) =>
  pages.length > 0 ? (
    <optgroup label={label}>
      {pages.map(({ place, title }) => (
        <option key={place} value={place}>
          {title}
        </option>
      ))}
    </optgroup>
  ) : null;

export const Places = ({ pages, places, error, onChange }: Props) => {
  const [chosen, choose] = useState('');
  const all = [...pages.webinars, ...pages.articles];
  const nameOf = (place: string): string =>
    all.find((one) => one.place === place)?.title ?? (pages.isWhole ? 'A page that is not listed any more' : '…');
  const isOpen = ({ place }: PlacePage): boolean => !places.includes(place);
  const add = (): void => {
    if (chosen === '' || places.includes(chosen)) return;
    onChange([...places, chosen]);
    choose('');
  };
  return (
    <>
      <h3>Where it stands</h3>
      {places.length === 0 ? (
        <p class="soft">On no page so far.</p>
      ) : (
        <ul class="plain quote-places">
          {places.map((place) => (
            <li key={place}>
              <span>
                {nameOf(place)} <span class="soft small">{place.startsWith('webinar:') ? 'webinar' : 'article'}</span>
              </span>
              <button
                type="button"
                class="button quiet tiny"
                aria-label={`Remove ${nameOf(place)}`}
                onClick={() => {
                  onChange(places.filter((one) => one !== place));
                  focusSoon('quote-page');
                }}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      {places.length < MOST_PLACES && (
        <div class="field">
          <label for="quote-page">Add a page</label>
          <div class="quote-add">
            <select
              id="quote-page"
              value={chosen}
              aria-invalid={error !== ''}
              aria-describedby={error ? 'quote-page-error' : undefined}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              <option value="">Choose a page</option>
              <Options label="Webinars" pages={pages.webinars.filter(isOpen)} />
              <Options label="Articles" pages={pages.articles.filter(isOpen)} />
            </select>
            <button type="button" class="button quiet" disabled={chosen === ''} onClick={add}>
              Add
            </button>
          </div>
        </div>
      )}
      {error && (
        <p class="error" id="quote-page-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
};
