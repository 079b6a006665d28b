/** What became of a file's list since the day before it was made last: its people are asked for when somebody wants to see them. */
import { useState } from 'preact/hooks';
import type { ExportView } from '#shared/export.ts';
import { send } from '../../lib/console/api.ts';
import { many } from '../../lib/console/words.ts';
import { Changes, dayWords, differenceWords } from '../segments/Changes.tsx';

type Props = { readonly id: string; readonly rows: number; readonly since: NonNullable<ExportView['since']>; readonly mayRead: boolean };

export const Since = ({ id, rows, since, mayRead }: Props) => {
  const [people, show] = useState(since.people);
  const [error, fail] = useState('');
  const { day, before, isSame } = since;
  const isChanged = Object.keys({ ...since.gained, ...since.lost }).length > 0;
  const look = async (): Promise<void> => {
    const answer = await send<ExportView>('GET', `/exports/${id}`);
    if (answer.ok) show(answer.value.since?.people ?? { gained: {}, lost: {} });
    fail(answer.ok ? '' : answer.detail);
  };
  return (
    <>
      <p>
        Since {dayWords(day)}: {differenceWords(since) || `${many(before.reachable, 'row')} then, ${many(rows, 'row')} now.`}
        {!isSame && <span class="soft"> The segment had other rules then.</span>}
      </p>
      {mayRead && isChanged && !people && (
        <p>
          <button type="button" class="button quiet" onClick={() => void look()}>
            Show who that is
          </button>
        </p>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {people && <Changes since={since} people={people} />}
    </>
  );
};
