/** Who came into a list and who left it since a day: one line, and the people behind each of its numbers. */
import type { PeopleBehind, SamplePerson } from '#shared/segment-preview.ts';
import { type Difference, type Gain, gainWords, type Loss, lossWords, toDifferenceWords } from '#shared/since.ts';
import { People } from './People.tsx';

export const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00.000Z`).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Nothing where the numbers alone are known. */
export const differenceWords = (since: Difference): string =>
  since.gained === undefined ? '' : toDifferenceWords(since) || 'Nobody came and nobody left.';

const Behind = ({ words, n, people = [] }: { words: string; n: number; people: readonly SamplePerson[] | undefined }) =>
  people.length === 0 ? null : (
    <details>
      <summary>
        {n.toLocaleString('en')} {words}
      </summary>
      <People people={people} />
      {people.length < n && <p class="soft small">The first {people.length} of them.</p>}
    </details>
  );

export const Changes = ({ since: { gained = {}, lost = {} }, people }: { since: Difference; people: PeopleBehind | undefined }) => (
  <>
    {(Object.entries(gained) as [Gain, number][]).map(([why, n]) => (
      <Behind key={why} words={gainWords[why]} n={n} people={people?.gained[why]} />
    ))}
    {(Object.entries(lost) as [Loss, number][]).map(([why, n]) => (
      <Behind key={why} words={lossWords[why]} n={n} people={people?.lost[why]} />
    ))}
  </>
);
