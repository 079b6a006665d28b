/** Since last time: the difference in one line, and the people behind each of its numbers. */
import type { SamplePerson, SincePreview } from '#shared/segment-preview.ts';
import { type Gain, gainWords, type Loss, lossWords, toDifferenceWords } from '#shared/since.ts';
import { People } from './Outcome.tsx';
import { Pick } from './Pick.tsx';

const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00.000Z`).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

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

type Props = { readonly since: SincePreview; readonly day: string; readonly onDay: (day: string) => void };

export const Since = ({ since, day, onDay }: Props) => {
  const { gained = {}, lost = {}, people, before, isSame, days } = since;
  const isKnown = since.gained !== undefined;
  const words = toDifferenceWords(since);
  return (
    <section class="segment-since" aria-label="Since last time">
      <h3>
        <span>Since</span>
        <Pick
          label="Since which day"
          value={day || since.day}
          options={days.map((one) => [one, dayWords(one)] as const)}
          onChange={onDay}
        />
      </h3>
      <p>{isKnown ? words || 'Nobody came and nobody left.' : 'There are too many people to tell who came and who left.'}</p>
      <p class="soft small">
        {before.reachable.toLocaleString('en')} of {before.count.toLocaleString('en')} could be reached then.
        {!isSame && ' The rules were others then.'}
      </p>
      {(Object.entries(gained) as [Gain, number][]).map(([why, n]) => (
        <Behind key={why} words={gainWords[why]} n={n} people={people?.gained[why]} />
      ))}
      {(Object.entries(lost) as [Loss, number][]).map(([why, n]) => (
        <Behind key={why} words={lossWords[why]} n={n} people={people?.lost[why]} />
      ))}
    </section>
  );
};
