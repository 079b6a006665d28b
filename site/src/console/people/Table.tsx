/** People who have a seat, or gave it back. */
import type { Registered } from '../../lib/console/admission.ts';
import { serverNow } from '../../lib/console/api.ts';
import { shortAge } from '../../lib/live/words.ts';
import { Lines } from '../Lines.tsx';

const standing = (one: Registered): { readonly words: string; readonly tone: string } => {
  if (one.state === 'cancelled') return { words: 'cancelled', tone: '' };
  return one.confirmed ? { words: 'confirmed', tone: 'good' } : { words: 'not confirmed', tone: 'due' };
};

const Person = ({ one }: { one: Registered }) => {
  const { words, tone } = standing(one);
  return (
    <tr>
      <td class="lines-name">{one.name || '–'}</td>
      <td>{one.email}</td>
      <td>{one.company}</td>
      <td>
        <span class={`chip ${tone}`}>{words}</span>
      </td>
      <td class="soft">
        <time dateTime={one.at} title={new Date(one.at).toLocaleString('en-GB')}>
          {shortAge(serverNow() - Date.parse(one.at))} ago
        </time>
      </td>
    </tr>
  );
};

export const Table = ({ people }: { people: readonly Registered[] }) => (
  <Lines kind="people" heads={['Name', 'Email', 'Company', 'Address', 'Registered']}>
    {people.map((one) => (
      <Person key={one.id} one={one} />
    ))}
  </Lines>
);
