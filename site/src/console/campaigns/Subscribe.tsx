/** The campaigns in one's own calendar: an address that a calendar program asks, until its owner ends it. */
import { useState } from 'preact/hooks';
import type { CalendarLink } from '#shared/campaign.ts';
import { send } from '../../lib/console/api.ts';
import { useAnswer } from '../use-answer.ts';

export const Subscribe = () => {
  const { asked, put } = useAnswer<CalendarLink>('/campaigns/calendar');
  const [error, fail] = useState('');
  if (asked.is !== 'here') return null;
  const ask = async (method: 'POST' | 'DELETE'): Promise<void> => {
    const answer = await send<CalendarLink>(method, '/campaigns/calendar', method === 'POST' ? {} : undefined);
    fail(answer.ok ? '' : answer.detail);
    if (answer.ok) put(answer.value);
  };
  const { url } = asked.value;
  return (
    <section class="card stack campaign-calendar" aria-labelledby="campaign-calendar">
      <h2 id="campaign-calendar">In your own calendar</h2>
      <p class="soft">
        Whoever has this address reads what goes out, without signing in. It ends when you say so, or 90 days after you were here.
      </p>
      {url && (
        <input
          type="text"
          readOnly
          value={url}
          aria-label="Address for calendar programs"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div class="invitation-acts">
        <button type="button" class="button quiet" onClick={() => void ask('POST')}>
          {url ? 'Replace the address' : 'Make an address'}
        </button>
        {url && (
          <button type="button" class="button quiet" onClick={() => void ask('DELETE')}>
            End it
          </button>
        )}
        <a href="/api/console/campaigns.ics">Download as a file</a>
      </div>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
};
