/** What somebody did and what we wrote to them, as a line with points, newest first. The address of the page says which of it. */
import { useState } from 'preact/hooks';
import type { PersonPage } from '#shared/person-page.ts';
import { isShown, type Show, shows, showWords, titlesOf } from '../../lib/console/journey.ts';
import { many } from '../../lib/console/words.ts';
import { Point } from './Point.tsx';

/** As many as somebody reads at one go. */
const AT_ONCE = 40;

const empty: Readonly<Record<Show, string>> = {
  all: 'Nothing has happened yet.',
  webinars: 'They have not been to a webinar.',
  questions: 'They have not asked anything yet.',
  reports: 'They have not got a report by its gate.',
  mail: 'We have not written to them yet.',
  consent: 'They agreed to nothing so far, and took nothing back.',
  notes: 'Nobody of the team wrote a note.',
};

const fromAddress = (): Show => {
  const wanted = new URLSearchParams(location.search).get('show');
  return shows.find((one) => one === wanted) ?? 'all';
};

const keepInAddress = (show: Show): void => {
  const url = new URL(location.href);
  if (show === 'all') url.searchParams.delete('show');
  else url.searchParams.set('show', show);
  history.replaceState(null, '', url);
};

export const Journey = ({ person }: { person: PersonPage }) => {
  const [show, choose] = useState<Show>(fromAddress);
  const [shown, open] = useState(AT_ONCE);
  const points = person.journey.filter((entry) => isShown(entry, show));
  const titles = titlesOf(person.webinars);
  return (
    <section aria-labelledby="journey">
      <div class="person-journey-head">
        <h2 id="journey">Journey</h2>
        <fieldset class="segmented person-shows">
          <legend class="visually-hidden">Show</legend>
          {shows.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === show}
              onClick={() => {
                keepInAddress(one);
                choose(one);
                open(AT_ONCE);
              }}
            >
              {showWords[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {points.length === 0 ? (
        <p class="empty">{empty[show]}</p>
      ) : (
        <ol class="plain journey">
          {points.slice(0, shown).map((entry, at) => (
            <Point key={`${entry.at}${entry.kind}${at}`} entry={entry} titles={titles} />
          ))}
        </ol>
      )}
      {points.length > shown && (
        <button type="button" class="button quiet" onClick={() => open(shown + AT_ONCE)}>
          Show {many(Math.min(AT_ONCE, points.length - shown), 'earlier point')}
        </button>
      )}
    </section>
  );
};
