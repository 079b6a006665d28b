/** Who registered, one page at a time, in the order of the lists that they are spread over. */

import { useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import { shortAge } from '../lib/live/words.ts';
import { Refused } from './Refused.tsx';
import { useAnswer } from './use-answer.ts';

type Registered = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly state: 'registered' | 'cancelled';
  readonly at: string;
  readonly confirmed: boolean;
};

const standing = (one: Registered): { readonly words: string; readonly tone: string } => {
  if (one.state === 'cancelled') return { words: 'cancelled', tone: '' };
  return one.confirmed ? { words: 'confirmed', tone: 'good' } : { words: 'not confirmed', tone: 'due' };
};

const Person = ({ one }: { one: Registered }) => {
  const { words, tone } = standing(one);
  return (
    <tr>
      <td class="console-person">{one.name || '–'}</td>
      <td>{one.email}</td>
      <td>{one.company}</td>
      <td>
        <span class={`chip ${tone}`}>{words}</span>
      </td>
      <td class="soft">
        <time dateTime={one.at} title={new Date(one.at).toLocaleString('en-GB')}>
          {shortAge(Date.now() - Date.parse(one.at))} ago
        </time>
      </td>
    </tr>
  );
};

const Skeletons = () => (
  <div class="stack" role="status">
    <span class="visually-hidden">Loading</span>
    {[1, 2, 3, 4].map((one) => (
      <div key={one} class="skeleton" />
    ))}
  </div>
);

export const Registrations = ({ id, total }: { id: string; total: number }) => {
  const [trail, go] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const path = `/webinars/${id}/registrations?limit=25${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
  const { asked, again } = useAnswer<Page<Registered>>(path);
  const next = asked.is === 'here' ? asked.value.next : undefined;
  return (
    <section class="console-section" aria-labelledby="people">
      <h2 id="people">
        Registrations <span class="soft">{total.toLocaleString('en-GB')}</span>
      </h2>
      {asked.is === 'loading' && <Skeletons />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && asked.value.items.length === 0 && (
        <div class="empty">
          <strong>{trail.length > 0 ? 'That was the last page' : 'Nobody has registered yet'}</strong>
          <p>Everybody who saves a seat is listed here, with whether their address is confirmed.</p>
        </div>
      )}
      {asked.is === 'here' && asked.value.items.length > 0 && (
        <table class="table console-people">
          <thead>
            <tr>
              {['Name', 'Email', 'Company', 'Address', 'Registered'].map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.value.items.map((one) => (
              <Person key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      )}
      {(trail.length > 0 || next) && (
        <div class="console-pages">
          <button type="button" class="button quiet tiny" disabled={trail.length === 0} onClick={() => go(trail.slice(0, -1))}>
            Back
          </button>
          <span class="soft small">Page {trail.length + 1}</span>
          <button type="button" class="button quiet tiny" disabled={!next} onClick={() => next && go([...trail, next])}>
            Next page
          </button>
        </div>
      )}
    </section>
  );
};
