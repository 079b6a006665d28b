/** Since last time: what became of a segment since a day that can be chosen. */
import type { SincePreview } from '#shared/segment-preview.ts';
import { Changes, dayWords, differenceWords } from './Changes.tsx';
import { Pick } from './Pick.tsx';

type Props = { readonly since: SincePreview; readonly day: string; readonly onDay: (day: string) => void };

export const Since = ({ since, day, onDay }: Props) => {
  const { people, before, isSame, days } = since;
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
      <p>{differenceWords(since) || 'There are too many people to tell who came and who left.'}</p>
      <p class="soft small">
        {before.reachable.toLocaleString('en')} of {before.count.toLocaleString('en')} could be reached then.
        {!isSame && ' The rules were others then.'}
      </p>
      <Changes since={since} people={people} />
    </section>
  );
};
